import type { Staff } from '../../domain/staff.ts'
import type { DeliveryFilter, DeliveryLine } from '../../ports/report-store.ts'
import { takesOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'

/** Pages of the ledger looked through for one unit's own notices. */
const mostPages = 5
const pageSize = 200

/**
 * The ledger of what was told to whom. People of the hotline see every line; units the notices on their own desk, among
 * the latest thousand lines. What a citizen said before they were handed over is masked for all who do not take them on.
 */
export const deliveriesFor = async (
  { reports }: Pick<Deps, 'reports'>,
  staff: Staff,
  filter: DeliveryFilter,
): Promise<readonly DeliveryLine[]> => {
  if (staff.unit === null) return forHotline(staff, await reports.deliveries(staff.place, filter))
  const own: DeliveryLine[] = []
  let before = filter.before
  for (let page = 0; page < mostPages && own.length < filter.limit; page += 1) {
    const lines = await reports.deliveries(staff.place, {
      ...filter,
      ...(before === undefined ? {} : { before }),
      limit: pageSize,
    })
    own.push(...lines.filter(({ desk }) => desk === staff.unit))
    before = lines.at(-1)?.id
    if (lines.length < pageSize) break
  }
  return own.slice(0, filter.limit)
}

const forHotline = ({ role }: Staff, lines: readonly DeliveryLine[]): readonly DeliveryLine[] =>
  takesOn.includes(role)
    ? lines
    : lines.map((line) => (line.purpose === 'handoff' ? { ...line, body: line.text } : line))
