import { dayOf, endOfDay, weekdayOf } from '../domain/working-time.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** A report the place owes. Days are inclusive; null where the rule sets no period. */
export type OwedBulletin = {
  readonly kind: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly article: string
}

const names = {
  weekly: '周分析',
  monthly: '月通报',
  quarterly: '季度通报',
  yearly: '年度通报和考核',
  adhoc: '不定期点评',
  special: '专报',
  periodic: '定期综合分析',
  npc: '向人大报告',
  meeting: '工作例会',
} as const
type Kind = keyof typeof names

const day = 86_400_000
const plus = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
const dayBefore = (date: string): string => plus(date, -1)
const month = (year: number, index: number): string =>
  new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10)

/** The last whole period before today. */
const periodOf = (kind: Kind, today: string): readonly [string, string] | null => {
  const year = Number(today.slice(0, 4))
  const index = Number(today.slice(5, 7)) - 1
  switch (kind) {
    case 'weekly': {
      const monday = plus(today, -((weekdayOf(today) + 6) % 7))
      return [plus(monday, -7), dayBefore(monday)]
    }
    case 'monthly':
      return [month(year, index - 1), dayBefore(month(year, index))]
    case 'quarterly': {
      const start = index - (index % 3)
      return [month(year, start - 3), dayBefore(month(year, start))]
    }
    case 'yearly':
      return [month(year - 1, 0), dayBefore(month(year, 0))]
    default:
      return null
  }
}

/** Reports the place owes by its rules, each with the last whole period it covers. */
export const owedBulletins = (pack: RulePack, now: Date): readonly OwedBulletin[] => {
  const today = dayOf(now)
  const rule = valueOn(pack.reports, today)
  if (!rule) return []
  return rule.value.map((kind) => {
    const period = periodOf(kind, today)
    return {
      kind,
      name: names[kind],
      from: period?.[0] ?? null,
      to: period?.[1] ?? null,
      article: rule.source.article,
    }
  })
}

/** The instants of inclusive days. */
export const instantsOf = (from: string, to: string): readonly [Date, Date] => [
  endOfDay(dayBefore(from)),
  endOfDay(to),
]
