import { assertNever } from '../domain/errors.ts'
import { type Extracted, type Facts, kindOfNature, type Nature } from '../domain/matter.ts'
import { hasIncidentPlace, placeIsKnown } from './incident-place.ts'
import { dayOrNewest } from './rule-day.ts'
import { type Active, activeOn, valueOn } from './rule-pack/dated.ts'
import type { FieldName } from './rule-pack/intake.ts'
import type { RulePack } from './rule-pack.ts'

export type FieldRequest = {
  readonly field: FieldName
  readonly question: string
  /** An order cannot be filed without it. */
  readonly required: boolean
  /** Reason and article, for the citizen. */
  readonly why: string
}

export type FieldInput = {
  readonly nature: Nature
  readonly extracted: Extracted
  readonly text: string
  readonly facts: Facts
  /** Fields the citizen would rather not give. */
  readonly skipped: readonly string[]
}

type ActiveField = Active<RulePack['intake']['fields'][number]>

const applies = ({ rule }: ActiveField, { nature, text }: FieldInput): boolean => {
  const { when } = rule.value
  switch (when) {
    case 'always':
      return true
    case 'report':
      return nature === '举报'
    case 'not_consult':
      return nature !== '咨询'
    case 'has_incident_place':
      return hasIncidentPlace(nature, text)
    default:
      return assertNever(when)
  }
}

/** Whether the citizen has said it, in the field itself or as a fact. */
const isKnown = (field: FieldName, { extracted, facts }: FieldInput): boolean => {
  switch (field) {
    case 'place':
      return placeIsKnown(extracted, facts)
    case 'complainantKind':
      return (extracted.complainantKind ?? facts.complainant) !== undefined
    case 'publicity':
      return (extracted.publicity ?? facts.publicity) !== undefined
    case 'target':
      return (extracted.target ?? facts.target) !== undefined
    case 'when':
    case 'demand':
    case 'contactPhone':
    case 'contactName':
    case 'confidential':
      return extracted[field] !== undefined
    default:
      return assertNever(field)
  }
}

/** Whether a matter of this nature may be brought without a name and a telephone on that day. */
export const mayBeAnonymous = (pack: RulePack, nature: Nature, day: string): boolean =>
  valueOn(pack.intake.anonymous, day)?.value.kinds.includes(kindOfNature[nature]) ?? false

/** Contact kept back where the place lets it be kept back. */
const staysAnonymous = (pack: RulePack, input: FieldInput, day: string): boolean =>
  (input.extracted.anonymous === true || input.skipped.includes('contactPhone')) &&
  mayBeAnonymous(pack, input.nature, day)

const request = (pack: RulePack, active: ActiveField, input: FieldInput, day: string): FieldRequest => {
  const { field, rule } = active
  const { question, required } = rule.value
  const warning = valueOn(pack.intake.anonymous, day)?.value.warning ?? ''
  const free = field === 'contactPhone' && mayBeAnonymous(pack, input.nature, day)
  return {
    field,
    required,
    question: free ? `${question}${warning}` : question,
    why: whyAsked(pack, active),
  }
}

const whyAsked = (pack: RulePack, { rule }: ActiveField): string => {
  const { origin, article } = rule.source
  const basis = origin === 'regulation' ? `《${pack.regulation.title}》${article}` : '平台默认'
  return `${rule.value.why}，依据${basis}`
}

/** Why a telephone is asked for, with the article; null where the place does not ask for one. */
export const whyContact = (pack: RulePack, at?: Date): string | null => {
  const field = activeOn(pack.intake.fields, dayOrNewest(at)).find((one) => one.field === 'contactPhone')
  return field ? whyAsked(pack, field) : null
}

/** A field as a form shows it before anything is known of the matter, and of which matters it is asked. */
export type FormField = FieldRequest & { readonly when: ActiveField['rule']['value']['when'] }

/** Every field the place may ask for, in the order of asking. */
export const formFields = (pack: RulePack, at?: Date): readonly FormField[] =>
  activeOn(pack.intake.fields, dayOrNewest(at)).map((active) => ({
    field: active.field,
    required: active.rule.value.required,
    when: active.rule.value.when,
    question: active.rule.value.question,
    why: whyAsked(pack, active),
  }))

/**
 * What an order of this place still lacks, in the order of asking. Optional fields drop out once declined; a required
 * one stays, except contact in a report, which may be anonymous.
 */
export const missingFields = (pack: RulePack, input: FieldInput, at?: Date): FieldRequest[] => {
  const day = dayOrNewest(at)
  return activeOn(pack.intake.fields, day)
    .filter((field) => applies(field, input) && !isKnown(field.field, input))
    .filter(({ field }) => !(field === 'contactPhone' && staysAnonymous(pack, input, day)))
    .filter(({ field, rule }) => rule.value.required || !input.skipped.includes(field))
    .map((field) => request(pack, field, input, day))
}

/** The sentence an anonymous reporter must read before filing; null when it does not apply. */
export const anonymousWarning = (pack: RulePack, input: FieldInput, at?: Date): string | null => {
  const day = dayOrNewest(at)
  const hidden = input.extracted.contactPhone === undefined && staysAnonymous(pack, input, day)
  return hidden ? (valueOn(pack.intake.anonymous, day)?.value.warning ?? null) : null
}
