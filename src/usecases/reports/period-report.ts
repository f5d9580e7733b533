import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import {
  type Dimension,
  type FigureLine,
  type Figures,
  type FirstContact,
  type Measure,
  measures,
  type Period,
} from '../../ports/report-figures.ts'
import { packOf, type RulePack, valueOn } from '../../rules/index.ts'
import { daysAfter, lengthOf, type PeriodKind, periodBefore } from '../../rules/report-periods.ts'
import type { Deps } from '../deps.ts'
import { lineNamesOf } from './line-names.ts'
import { ratingRule, totalOf } from './report.ts'
import { mustOversee } from './report-rights.ts'

export type NamedLine = FigureLine & { readonly name: string }

/** By what the table of a report may be laid out. */
export const tableDimensions = ['unit', 'duty', 'area', 'channel'] as const satisfies readonly Dimension[]
export type TableDimension = (typeof tableDimensions)[number]

export type PeriodReport = {
  readonly period: Period
  readonly before: Period
  readonly total: Figures
  readonly was: Figures
  readonly firstContact: FirstContact
  readonly firstContactWas: FirstContact
  readonly by: TableDimension
  /** By name for units, no order of merit; the others by how many were filed. */
  readonly lines: readonly NamedLine[]
  /** Day by day, month by month where the period is long; days without anything are there too. */
  readonly series: readonly NamedLine[]
  readonly seriesBy: 'day' | 'month'
  /** The article that wants done on the day what can be; null where the place has no such target. */
  readonly sameDayTarget: string | null
  /** It is not over: figures run to today, and the period before is taken as far as that. */
  readonly running: boolean
}

/** `today`: a period that is not over is compared with as much of the one before. */
type Asked = {
  readonly kind: PeriodKind
  readonly period: Period
  readonly by: TableDimension
  readonly today: string
}

/** Longer periods are laid out by months. */
const mostDays = 62

/** All that a report of a period tells, with the period before it. Throws not_allowed. */
export const periodReport = async (
  deps: Pick<Deps, 'reports' | 'units'>,
  place: PlaceId,
  staff: Staff,
  { kind, period, by, today }: Asked,
): Promise<PeriodReport> => {
  mustOversee(place, staff)
  const { reports } = deps
  const running = period.from <= today && today < period.to
  const before = asLong(periodBefore(kind, period), running ? { from: period.from, to: today } : null)
  const rating = ratingRule(packOf(place), period.to)
  const seriesBy = lengthOf(period) > mostDays ? ('month' as const) : ('day' as const)
  const [lines, days, earlier, firstContact, firstContactWas] = await Promise.all([
    reports.figuresBy(place, period, rating, by),
    reports.figuresBy(place, period, rating, seriesBy),
    reports.figuresBy(place, before, ratingRule(packOf(place), before.to), 'channel'),
    reports.firstContact(place, period),
    reports.firstContact(place, before),
  ])
  const [named, dayNamed] = await Promise.all([
    lineNamesOf(deps, place, by),
    lineNamesOf(deps, place, seriesBy),
  ])
  return {
    ...{ period, before, running, firstContact, firstContactWas, by, seriesBy },
    sameDayTarget: sameDayTarget(packOf(place), period.to),
    total: totalOf(lines),
    was: totalOf(earlier),
    lines: sorted(
      by,
      lines.map((line) => ({ ...line, name: named(line.key) })),
    ),
    series: everyStep(running ? { ...period, to: today } : period, seriesBy).map((key) => ({
      ...(days.find((line) => line.key === key) ?? { ...nothing, key }),
      name: dayNamed(key),
    })),
  }
}

const sameDayTarget = (pack: RulePack, day: string): string | null => {
  const target = valueOn(pack.sameDayTarget, day)
  return target?.value === true ? target.source.article : null
}

/** No longer than what it is compared with. */
const asLong = (before: Period, so: Period | null): Period => {
  if (so === null || lengthOf(before) <= lengthOf(so)) return before
  return { ...before, to: daysAfter(before.from, lengthOf(so) - 1) }
}

const nothing = Object.fromEntries(measures.map((measure) => [measure, 0])) as Record<Measure, number>

const sorted = (by: TableDimension, lines: readonly NamedLine[]): readonly NamedLine[] =>
  lines.toSorted((a, b) => (by === 'unit' ? 0 : b.filed - a.filed) || a.name.localeCompare(b.name, 'zh-CN'))

const everyStep = ({ from, to }: Period, by: 'day' | 'month'): readonly string[] => {
  const steps = Array.from({ length: lengthOf({ from, to }) }, (_, n) =>
    new Date(Date.parse(`${from}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10),
  )
  return by === 'day' ? steps : [...new Set(steps.map((day) => day.slice(0, 7)))]
}
