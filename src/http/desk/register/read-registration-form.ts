import { type Extracted, type Facts, factsSchema, type Nature, natureSchema } from '../../../domain/matter.ts'
import { type Registration, registrationSchema } from '../../../usecases/registering/register-order.ts'
import { faultWords, fieldOf } from '../../fault-words.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'
import { deniedFacts, factNames } from './registration-fields.ts'

const words = ['place', 'when', 'target', 'demand', 'contactName', 'contactPhone'] as const
const longest = 20_001

/** Everything that was typed, by the name of its field. */
export const typedIn = (form: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, [value.slice(0, longest)]]] : [],
    ),
  )

const first = (typed: Typed, name: string): string => (typed[name]?.[0] ?? '').trim()

/** The parts of a registration that can be read from a form that is not finished. */
export const matterIn = (typed: Typed) => {
  const nature = natureSchema.safeParse(first(typed, 'nature'))
  return {
    text: first(typed, 'text'),
    ...(nature.success ? { nature: nature.data as Nature } : {}),
    told: toldIn(typed),
    facts: factsIn(typed),
    skipped: first(typed, 'noContact') === '' ? [] : ['contactPhone', 'contactName'],
  }
}

const toldIn = (typed: Typed): Extracted => ({
  ...Object.fromEntries(words.flatMap((name) => (first(typed, name) ? [[name, first(typed, name)]] : []))),
  ...(['citizen', 'enterprise', 'other_org'].includes(first(typed, 'complainantKind'))
    ? { complainantKind: first(typed, 'complainantKind') as Extracted['complainantKind'] & string }
    : {}),
  ...(['citizen_opt_in', 'citizen_opt_out'].includes(first(typed, 'publicity'))
    ? { publicity: first(typed, 'publicity') as Extracted['publicity'] & string }
    : {}),
  ...(first(typed, 'confidential') === '' ? {} : { confidential: true }),
})

/** An answer that is none of the choices counts as not given. */
const factsIn = (typed: Typed): Facts => ({
  ...Object.fromEntries(
    Object.keys(deniedFacts).flatMap((name) =>
      first(typed, `facts.${name}`) === 'false' ? [[name, false]] : [],
    ),
  ),
  ...Object.fromEntries(
    factNames.flatMap((name) => {
      const parsed = factsSchema.shape[name].safeParse(first(typed, `facts.${name}`) || undefined)
      return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
    }),
  ),
})

export type ReadForm =
  | { readonly kind: 'read'; readonly given: Registration }
  | { readonly kind: 'faulty'; readonly faults: Faults }

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/

/** A whole registration, or what is wrong and where. */
export const registrationIn = (typed: Typed, fromTalk: boolean): ReadForm => {
  const { told, ...matter } = matterIn(typed)
  const at = first(typed, 'receivedAt')
  if (at !== '' && !moment.test(at)) return { kind: 'faulty', faults: { receivedAt: '请写成年月日和时分。' } }
  const parsed = registrationSchema.safeParse({
    ...told,
    ...matter,
    channel: fromTalk ? 'phone' : first(typed, 'channel'),
    ...(at === '' ? {} : { receivedAt: `${at.length === 16 ? `${at}:00` : at}+08:00` }),
  })
  if (parsed.success) return { kind: 'read', given: parsed.data }
  return {
    kind: 'faulty',
    faults: Object.fromEntries(
      parsed.error.issues.map((issue) => [fieldOf(issue), `${faultWords(issue)}，请改正。`]),
    ),
  }
}
