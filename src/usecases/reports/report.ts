import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { type Figures, type Measure, measures, type RatingRule } from '../../ports/report-figures.ts'
import { owedBulletins } from '../../rules/bulletins.ts'
import { packOf, type RulePack, valueOn } from '../../rules/index.ts'
import { exemptCategories } from '../../rules/order/satisfaction.ts'
import type { Deps } from '../deps.ts'

const count = z.number().int()
const counts = Object.fromEntries(measures.map((measure) => [measure, count])) as Readonly<
  Record<Measure, typeof count>
>
const figuresSchema = z.object(counts)

export const reportSchema = z.object({
  from: z.string(),
  to: z.string(),
  total: figuresSchema,
  /** By the name of the unit: figures, no order of merit. */
  units: z.array(figuresSchema.extend({ unit: z.string().nullable(), name: z.string() })),
  /** Reports the place owes by its rules, each with the last whole period. */
  owed: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      article: z.string(),
    }),
  ),
})
export type Report = z.infer<typeof reportSchema>

/** Figures of the days from `from` to `to`, both counted. Throws invalid_input for a period that runs backwards. */
export const report = async (
  { reports, units, clock }: Pick<Deps, 'reports' | 'units' | 'clock'>,
  place: PlaceId,
  from: string,
  to: string,
): Promise<Report> => {
  if (from > to)
    throw new DomainError('invalid_input', `开始日期 ${from} 在结束日期 ${to} 之后，请改正。`, { from, to })
  const pack = packOf(place)
  const names = new Map<string, string>((await units.units(place)).map(({ id, name }) => [id, name]))
  const figures = await reports.figuresBy(place, { from, to }, ratingRule(pack, to), 'unit')
  const lines = figures.map(({ key, ...line }) => ({
    ...line,
    unit: key,
    name: key === null ? pack.terms.center : (names.get(key) ?? key),
  }))
  return {
    from,
    to,
    total: totalOf(figures),
    units: lines.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    owed: [...owedBulletins(pack, clock.now())],
  }
}

/** The scale runs from the best word to the worst; the first bad word ends what is satisfied. */
export const ratingRule = (pack: RulePack, day: string): RatingRule => {
  const scale = valueOn(pack.rating.scale, day)?.value ?? []
  const bad = valueOn(pack.rating.bad, day)?.value ?? []
  const firstBad = scale.findIndex((word) => bad.includes(word))
  return { satisfiedTo: firstBad === -1 ? scale.length : firstBad, exempt: exemptCategories(pack, day) }
}

export const totalOf = (lines: readonly Figures[]): Figures =>
  Object.fromEntries(
    measures.map((measure) => [measure, lines.reduce((sum, line) => sum + line[measure], 0)]),
  ) as Figures
