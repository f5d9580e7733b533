import type { Decision } from '../domain/decision.ts'
import { assertNever } from '../domain/errors.ts'
import type { Extracted, Facts, Nature } from '../domain/matter.ts'
import { factQuestions, isQuestioned } from './fact-questions.ts'
import { type ActiveGround, acceptance, emergencyNotice, groundNotice } from './notices.ts'
import { dayOrNewest } from './rule-day.ts'
import { activeOn, valueOn } from './rule-pack/dated.ts'
import type { FactCondition } from './rule-pack/intake.ts'
import type { RulePack } from './rule-pack.ts'

export type IntakeInput = {
  readonly facts: Facts
  readonly nature: Nature
  /** The citizen's words so far. */
  readonly text: string
  readonly extracted?: Extracted
}

/** Whether the facts bring the ground about, leave it open, or have nothing to do with it. */
type Bearing = 'met' | 'open' | 'unmet'

const bearing = (when: FactCondition, facts: Facts, petition: readonly string[]): Bearing => {
  switch (when.kind) {
    case 'one_of': {
      const value = facts[when.fact]
      if (value === undefined) return 'unmet'
      if (value === 'unknown') return 'open'
      return when.values.includes(value) ? 'met' : 'unmet'
    }
    case 'flag':
      return facts[when.fact] === when.is ? 'met' : 'unmet'
    case 'answered_more_than':
      return (facts.answered_times ?? 0) > when.times ? 'met' : 'unmet'
    case 'petition_threshold':
      return petition.includes(facts.petition ?? 'none') ? 'met' : 'unmet'
    default:
      return assertNever(when)
  }
}

const questionOf = ({ when }: ActiveGround): { fact: string; question: string } | null =>
  when.kind === 'one_of' && isQuestioned(when.fact)
    ? { fact: when.fact, question: factQuestions[when.fact] }
    : null

const ask = (ground: ActiveGround): Decision | null => {
  const missing = questionOf(ground)
  if (!missing) return null
  return {
    outcome: 'ask',
    ...(ground.ground === null ? {} : { ground: ground.ground }),
    article: ground.rule.source.article,
    notice: { text: missing.question },
    missing: [missing],
    needsHuman: false,
  }
}

/** The facts as they stand, completed by what the citizen chose at intake. */
const completed = ({ facts, extracted }: IntakeInput): Facts => {
  const publicity = facts.publicity ?? extracted?.publicity
  return publicity === undefined ? facts : { ...facts, publicity }
}

/**
 * What the place's rules say to a matter. Danger first; then the grounds in the place's order. A fact that is hinted at
 * but unclear is asked for, unless a later ground settles the matter in the same way whatever the answer.
 */
export const decideIntake = (pack: RulePack, input: IntakeInput, at?: Date): Decision => {
  const day = dayOrNewest(at)
  const facts = completed(input)
  if (facts.emergency === true) return emergencyNotice(pack, day)
  const petition = valueOn(pack.intake.petitionThreshold, day)?.value.values ?? []
  const grounds = activeOn(pack.grounds, day)
  const of = (ground: ActiveGround) => bearing(ground.when, facts, petition)
  const met = grounds.findIndex((ground) => of(ground) === 'met')
  const decisive = grounds[met]
  const open = grounds
    .slice(0, met === -1 ? grounds.length : met)
    .find((ground) => of(ground) === 'open' && ground.rule.value.mode !== decisive?.rule.value.mode)
  const question = open ? ask(open) : null
  if (question) return question
  return decisive ? groundNotice(pack, decisive, facts, day) : acceptance(pack, day)
}
