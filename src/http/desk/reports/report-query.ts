import { z } from 'zod'
import {
  type Days,
  lengthOf,
  type PeriodKind,
  periodAround,
  periodKinds,
} from '../../../rules/report-periods.ts'
import { type TableDimension, tableDimensions } from '../../../usecases/reports/period-report.ts'

/** What was asked for, as typed. */
export type ReportTyped = {
  readonly period: PeriodKind
  readonly on: string
  readonly from: string
  readonly to: string
  readonly by: TableDimension
}
export type ReportFaults = Partial<Readonly<Record<'on' | 'from' | 'to', string>>>
export type ReportAsked =
  | { readonly kind: 'asked'; readonly typed: ReportTyped; readonly days: Days }
  | { readonly kind: 'faulty'; readonly typed: ReportTyped; readonly faults: ReportFaults }

export const periodNames: Readonly<Record<PeriodKind, string>> = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季度',
  year: '年',
  own: '自定',
}
export const dimensionNames: Readonly<Record<TableDimension, string>> = {
  unit: '承办单位',
  duty: '事项',
  area: '区域',
  channel: '渠道',
}

/** Three years and a little: what one report takes. */
const longest = 1100
const day = z.iso.date().refine((text) => text >= '2000-01-01' && text <= '2099-12-31')
const wrongDay = '请写成“2026-09-28”这样的日期，年份在2000至2099之间。'
type Asking = (name: string) => string | undefined

/** Reads the address of a report; unknown choices are the usual ones, days that are none are faults. */
export const readReportQuery = (ask: Asking, today: string): ReportAsked => {
  const period = z.enum(periodKinds).catch('month').parse(ask('period'))
  const typed = {
    period,
    by: z.enum(tableDimensions).catch('unit').parse(ask('by')),
    on: (ask('on') ?? '').trim().slice(0, 30) || today,
    from: (ask('from') ?? '').trim().slice(0, 30),
    to: (ask('to') ?? '').trim().slice(0, 30),
  }
  if (period !== 'own')
    return day.safeParse(typed.on).success
      ? { kind: 'asked', typed, days: periodAround(period, typed.on) }
      : { kind: 'faulty', typed, faults: { on: wrongDay } }
  const faults = faultsOf(typed)
  const days = { from: typed.from, to: typed.to }
  return Object.keys(faults).length > 0 ? { kind: 'faulty', typed, faults } : { kind: 'asked', typed, days }
}

const faultsOf = ({ from, to }: Days): ReportFaults => {
  const faults = {
    ...(day.safeParse(from).success ? {} : { from: wrongDay }),
    ...(day.safeParse(to).success ? {} : { to: wrongDay }),
  }
  if (Object.keys(faults).length > 0) return faults
  if (from > to) return { to: '结束日期在开始日期之前，请改正。' }
  return lengthOf({ from, to }) > longest ? { to: '一次最多看三年，请把日期缩短。' } : {}
}

/** The address that asks the same, with something changed. */
export const askedAgain = (typed: ReportTyped, changes: Partial<ReportTyped> = {}): string => {
  const { period, on, from, to, by } = { ...typed, ...changes }
  return new URLSearchParams({ period, ...(period === 'own' ? { from, to } : { on }), by }).toString()
}
