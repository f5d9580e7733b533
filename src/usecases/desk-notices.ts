import type { Staff } from '../domain/staff.ts'
import type { DeliveryState } from '../ports/ledger.ts'
import type { DeliveryLine } from '../ports/report-store.ts'
import type { Deps } from './deps.ts'

export type DeliveryQuery = {
  readonly state?: DeliveryState
  readonly before?: number
  readonly limit: number
}

/** Pages of the ledger looked through for one unit's own notices. */
const mostPages = 5
const pageSize = 200

/**
 * The ledger of what was told to whom. People of the hotline see every line; units the notices on their own desk, among
 * the latest thousand lines.
 */
export const deliveriesFor = async (
  { reports }: Pick<Deps, 'reports'>,
  staff: Staff,
  { state, before, limit }: DeliveryQuery,
): Promise<readonly DeliveryLine[]> => {
  const wanted = { ...(state === undefined ? {} : { state }) }
  if (staff.unit === null)
    return reports.deliveries(staff.place, { ...wanted, ...(before === undefined ? {} : { before }), limit })
  const own: DeliveryLine[] = []
  let last = before
  for (let page = 0; page < mostPages && own.length < limit; page += 1) {
    const lines = await reports.deliveries(staff.place, {
      ...wanted,
      ...(last === undefined ? {} : { before: last }),
      limit: pageSize,
    })
    own.push(...lines.filter(({ desk }) => desk === staff.unit))
    last = lines.at(-1)?.id
    if (lines.length < pageSize) break
  }
  return own.slice(0, limit)
}
