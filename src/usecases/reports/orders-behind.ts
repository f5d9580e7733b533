import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import { type CountedOrder, type FigureAsked, measures } from '../../ports/report-figures.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { lineNamesOf } from './line-names.ts'
import { measureNames } from './measure-names.ts'
import { ratingRule } from './report.ts'
import { mustOversee } from './report-rights.ts'

/** A figure as its link asks for it; `by` without `key` is the line that has none. */
const figureAskedSchema = z.object({
  measure: z.enum(measures),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(['unit', 'duty', 'area', 'channel', 'day', 'month']).optional(),
  key: z.string().max(120).optional(),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})

const ordersPerPage = 50

export type OrdersBehind = {
  readonly asked: FigureAsked
  readonly name: string
  /** The line of the report, in words; null for everybody's. */
  readonly lineName: string | null
  readonly orders: readonly CountedOrder[]
  readonly page: number
  readonly more: boolean
}

/** The orders of a figure. Throws invalid_input for an address that asks for none, not_allowed. */
export const ordersBehind = async (
  deps: Pick<Deps, 'reports' | 'units'>,
  place: PlaceId,
  staff: Staff,
  query: Readonly<Record<string, string>>,
): Promise<OrdersBehind> => {
  mustOversee(place, staff)
  const read = figureAskedSchema.safeParse(query)
  if (!read.success) throw new DomainError('invalid_input', '地址里没有可以打开的数字，请从统计报表里点开。')
  const { measure, from, to, by, key = null, page } = read.data
  const asked = { measure, period: { from, to }, ...(by === undefined ? {} : { line: { by, key } }) }
  const rating = ratingRule(packOf(place), to)
  const found = await deps.reports.ordersBehind(place, asked, rating, {
    skip: (page - 1) * ordersPerPage,
    limit: ordersPerPage,
  })
  return {
    ...{ asked, page },
    name: measureNames[measure].name,
    lineName: by === undefined ? null : (await lineNamesOf(deps, place, by))(key),
    orders: found.slice(0, ordersPerPage),
    more: found.length > ordersPerPage,
  }
}
