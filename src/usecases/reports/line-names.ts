import type { PlaceId } from '../../domain/place.ts'
import type { Dimension } from '../../ports/report-figures.ts'
import { packOf } from '../../rules/index.ts'
import { wordOf } from '../../rules/rule-words.ts'
import type { Deps } from '../deps.ts'

const programmes: Readonly<Record<string, string>> = {
  api: '业务系统接口',
  openai: '对话接口',
  open311: '城市事件接口',
}

const dayName = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** What a line of a report is called, by its key. */
export const lineNamesOf = async (
  deps: Pick<Deps, 'units'>,
  place: PlaceId,
  by: Dimension,
): Promise<(key: string | null) => string> => {
  if (by === 'day') return (key) => dayName(key ?? '')
  if (by === 'month') return (key) => monthName(key ?? '')
  if (by === 'channel') return (key) => programmes[key ?? ''] ?? wordOf(key ?? '')
  if (by === 'area') return (key) => key ?? '没有写明区域'
  if (by === 'unit') {
    const names = new Map<string, string>((await deps.units.units(place)).map(({ id, name }) => [id, name]))
    const { center } = packOf(place).terms
    return (key) => (key === null ? center : (names.get(key) ?? key))
  }
  const titles = new Map((await deps.units.duties(place)).map(({ id, title }) => [id, title]))
  return (key) => (key === null ? '没有对应的派单事项' : (titles.get(key) ?? key))
}
