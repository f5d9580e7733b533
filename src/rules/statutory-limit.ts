import type { Conditions, Deadline } from '../domain/deadline.ts'
import { assertNever } from '../domain/errors.ts'
import { addDays, addWorkdays, dayOf, hourOfDay } from '../domain/working-time.ts'
import { explainDays, explainWorkdays } from './explain-count.ts'
import { type Valid, valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'
import type { Counting } from './warning-cards.ts'

type Statutory = NonNullable<Conditions['statutory']>
type Policy = 'longer' | 'replace' | 'none'

const unitName = { workday: '个工作日', day: '日' } as const

const statutoryDeadline = (
  pack: RulePack,
  deadline: Deadline,
  { n, unit }: Statutory,
  policy: Valid<Policy>,
  { startAt, calendar }: Counting,
): Deadline => {
  const day = dayOf(startAt)
  const end = valueOn(pack.counting, day)?.value.end ?? '24:00'
  const count = unit === 'workday' ? addWorkdays(calendar, day, n) : addDays(calendar, day, n)
  const explained =
    unit === 'workday' ? explainWorkdays(calendar, day, count, end) : explainDays(day, count, end)
  const rule = `依照《${pack.regulation.title}》${policy.source.article}，法律法规另有办理时限的从其规定，法定时限为${n}${unitName[unit]}。`
  return {
    ...deadline,
    dueAt: hourOfDay(count.lastDay, end).toISOString(),
    clock: unit === 'workday' ? 'workday' : 'natural',
    article: policy.source.article,
    source: policy.source,
    explanation: `${rule}${explained}`,
    provisional: count.provisional,
    soft: false,
    warnAt: null,
  }
}

/** Where only a longer statutory limit counts, a shorter one still binds the unit: it becomes the warning. */
const warned = (deadline: Deadline, statutory: Deadline): Deadline => {
  if (statutory.dueAt === deadline.dueAt) return deadline
  return {
    ...deadline,
    warnAt: statutory.dueAt,
    explanation: `${deadline.explanation}法律法规另定的时限更短，承办单位应当在那之前办结。`,
  }
}

/** The handling deadline once a time limit set by law is known. */
export const applyStatutory = (
  pack: RulePack,
  deadline: Deadline,
  { statutory }: Conditions,
  counting: Counting,
): Deadline => {
  const policy = valueOn(pack.statutory, counting.rulesOn)
  if (!statutory || !policy) return deadline
  const byLaw = statutoryDeadline(pack, deadline, statutory, policy, counting)
  switch (policy.value) {
    case 'replace':
      return byLaw
    case 'longer':
      return (byLaw.dueAt ?? '') > (deadline.dueAt ?? '') ? byLaw : warned(deadline, byLaw)
    case 'none':
      return deadline
    default:
      return assertNever(policy.value)
  }
}
