import type { Conditions, Deadline, Source } from '../domain/deadline.ts'
import { assertNever, DomainError } from '../domain/errors.ts'
import { addWorkdays, type Calendar, dayOf, hourOfDay, sameDay } from '../domain/working-time.ts'
import { chinaCalendar } from './calendars/index.ts'
import { explainSameDay, explainWorkdays, fullMoment } from './explain-count.ts'
import type { DeadlineLine, DeadlineWhen, Limit } from './rule-pack/clocks.ts'
import { type Active, activeOn, valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'
import { applyStatutory } from './statutory-limit.ts'
import { withCards } from './warning-cards.ts'

type Line = Active<DeadlineLine>

const keys = ['complainant', 'kind', 'class', 'publicity', 'tier', 'origin'] as const

const holds = (when: DeadlineWhen, given: Conditions, unsaid: 'fails' | 'holds'): boolean => {
  const said = keys.every((key) => {
    const wanted: readonly string[] | undefined = when[key]
    if (!wanted) return true
    const value = given[key]
    return value === undefined ? unsaid === 'holds' : wanted.includes(value)
  })
  return said && (when.handledAtLeast ?? 0) <= (given.after_handlings ?? Number.POSITIVE_INFINITY)
}

/** One line a stage: the first whose conditions hold. */
const firstByStage = (lines: readonly Line[]): readonly Line[] =>
  lines.filter((line, i) => lines.findIndex(({ stage }) => stage === line.stage) === i)

const select = (lines: readonly Line[], given: Conditions, assumed: Conditions): readonly Line[] => {
  const { stage } = given
  const full = { ...assumed, ...given }
  if (stage === undefined) {
    const matching = firstByStage(lines.filter(({ when }) => holds(when, full, 'fails')))
    return matching.filter(({ startsAt }) => startsAt.some((tier) => tier === full.tier))
  }
  const ofStage = lines.filter((line) => line.stage === stage)
  const exact = ofStage.find(({ when }) => holds(when, full, 'fails'))
  // Asked about a stage that only some cases have: what the caller left open does not stand in the way.
  const line = exact ?? ofStage.find(({ when }) => holds(when, given, 'holds'))
  return line ? [line] : []
}

/** Whose number it is, when it is not the regulation's own. */
const provenance = ({ origin, note }: Source): string => {
  const remark = note === undefined ? '' : note
  switch (origin) {
    case 'regulation':
      return ''
    case 'platform_default':
      return `（平台默认${remark === '' ? '' : `：${remark}`}）`
    case 'parent_jurisdiction':
      return `（上级规定${remark === '' ? '' : `：${remark}`}）`
    default:
      return assertNever(origin)
  }
}

const lead = (pack: RulePack, line: Line): string =>
  `依照《${pack.regulation.title}》${line.rule.source.article}，${line.rule.value.says}${provenance(line.rule.source)}。`

type Clocked = Pick<Deadline, 'dueAt' | 'clock' | 'provisional' | 'warnAt'> & { readonly count: string }

const run = (limit: Limit, startAt: Date, end: string, calendar: Calendar): Clocked => {
  const day = dayOf(startAt)
  switch (limit.kind) {
    case 'workdays': {
      const count = addWorkdays(calendar, day, limit.n)
      const explained = explainWorkdays(calendar, day, count, end)
      const dueAt = hourOfDay(count.lastDay, end).toISOString()
      return { dueAt, clock: 'workday', provisional: count.provisional, warnAt: null, count: explained }
    }
    case 'same_day': {
      const dueAt = sameDay(day).endsAt.toISOString()
      return { dueAt, clock: 'natural', provisional: false, warnAt: null, count: explainSameDay(day) }
    }
    case 'at_once': {
      const due = new Date(startAt.getTime() + limit.minutes * 60_000)
      const explained = `从${fullMoment(startAt)}起按自然时间计，节假日照算，到${fullMoment(due)}仍未办理即提醒。`
      const dueAt = due.toISOString()
      return { dueAt, clock: 'natural', provisional: false, warnAt: dueAt, count: explained }
    }
    case 'none':
      return unending(limit.remindAfterWorkdays, day, calendar)
    default:
      return assertNever(limit)
  }
}

const unending = (remindAfter: number | null, day: string, calendar: Calendar): Clocked => {
  if (remindAfter === null)
    return { dueAt: null, clock: 'none', provisional: false, warnAt: null, count: '没有可以计算的到期日。' }
  const { endsAt, provisional } = addWorkdays(calendar, day, remindAfter)
  const explained = `没有到期日，平台每${remindAfter}个工作日提醒一次。`
  return { dueAt: null, clock: 'none', provisional, warnAt: endsAt.toISOString(), count: explained }
}

/** When a last day ends in this place. */
const endHour = (pack: RulePack, day: string): string => valueOn(pack.counting, day)?.value.end ?? '24:00'

const toDeadline = (pack: RulePack, line: Line, startAt: Date, calendar: Calendar): Deadline => {
  const end = endHour(pack, dayOf(startAt))
  const { count, ...clocked } = run(line.rule.value.limit, startAt, end, calendar)
  return {
    type: line.stage,
    ...clocked,
    article: line.rule.source.article,
    source: line.rule.source,
    explanation: `${lead(pack, line)}${count}`,
    soft: line.rule.value.soft,
  }
}

const lastCountableYear = 2200

const countableDay = (startAt: Date): string => {
  const year = startAt.getUTCFullYear()
  if (year <= lastCountableYear) return dayOf(startAt)
  const given = Number.isNaN(year) ? '无效的时间' : startAt.toISOString()
  throw new DomainError(
    'invalid_input',
    `无法从“${given}”起算时限。请给出${lastCountableYear}年以前的时间。`,
    {
      startAt: given,
    },
  )
}

/**
 * Deadlines of a case that starts at that instant. With a stage: that stage's; without: every clock that starts with a
 * new order. A stage the place does not know gives none. `rulesOn`: the day whose rules hold, when not that of the start.
 */
export const deadlinesFor = (
  pack: RulePack,
  conditions: Conditions,
  startAt: Date,
  rulesOn?: string,
  calendar: Calendar = chinaCalendar,
): Deadline[] => {
  const startDay = countableDay(startAt)
  const day = rulesOn ?? startDay
  const lines = activeOn(pack.deadlines, day)
  const assumed = valueOn(pack.assumed, day)?.value ?? {}
  return select(lines, conditions, assumed).map((line) => {
    const own = toDeadline(pack, line, startAt, calendar)
    const limited =
      line.stage === 'handle'
        ? applyStatutory(pack, own, conditions, { startAt, rulesOn: day, calendar })
        : own
    return withCards(pack, limited, { startAt, rulesOn: day, calendar })
  })
}
