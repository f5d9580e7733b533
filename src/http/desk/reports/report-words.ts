import type { Days, PeriodKind } from '../../../rules/report-periods.ts'
import { chineseDate } from '../../pages/chinese-date.ts'

/** A period as people name it: 2026年9月, 2026年9月21日至9月27日. */
export const periodTitle = (kind: PeriodKind, { from, to }: Days): string => {
  const [year, month] = from.split('-').map(Number)
  if (kind === 'year') return `${year}年`
  if (kind === 'quarter') return `${year}年第${'一二三四'[Math.floor(((month ?? 1) - 1) / 3)]}季度`
  if (kind === 'month') return `${year}年${month}月`
  return from === to ? chineseDate(from) : `${chineseDate(from)}至${chineseDate(to)}`
}

const tenths = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const
/** Below this, a share of so few tells nothing. */
const few = 10

/** How a count moved against the period before: 比上期少三成. */
export const moved = (now: number, was: number, unit: string): string => {
  if (now === was) return '与上期持平'
  const word = now > was ? '多' : '少'
  if (was < few) return was === 0 ? '上期没有' : `比上期${word}${Math.abs(now - was)}${unit}`
  const share = Math.abs(now - was) / was
  if (share < 0.05) return '与上期大致持平'
  if (now >= 2 * was) return `是上期的${Math.round((now / was) * 10) / 10}倍`
  return `比上期${word}${tenths[Math.max(1, Math.round(share * 10))]}成`
}

/** How a count moved, in figures for a table: +12, −3, 0. */
export const difference = (now: number, was: number): string =>
  now === was ? '0' : now > was ? `+${now - was}` : `−${was - now}`
