import {
  type CommandType,
  type OrderCommand,
  orderCommandSchema,
} from '../../../../domain/work-order/command.ts'
import { faultWords, fieldOf } from '../../../fault-words.ts'
import type { FormField, Typed } from './form-spec.ts'
import { unitTyped } from './unit-labels.ts'

/** What is wrong with what was typed, by the name of the field. */
export type Faults = Readonly<Record<string, string>>

export type ReadCommand =
  | { readonly kind: 'read'; readonly command: OrderCommand }
  | { readonly kind: 'faulty'; readonly faults: Faults }

type Labels = ReadonlyMap<string, string>
type Value = { readonly value: unknown } | { readonly fault: string } | null

/** The command that was typed into this form, or what is wrong with it and where. */
export const readCommand = (
  type: CommandType,
  fields: readonly FormField[],
  typed: Typed,
  labels: Labels,
): ReadCommand => {
  const faults: Record<string, string> = {}
  const made: Tree = {}
  for (const field of fields) {
    const result = typedValue(field, said(typed, field.name), labels)
    if (besideCommand.includes(field.kind)) {
      if (field.kind === 'check' && result === null) faults[field.name] = unchecked
    } else if (result === null) {
      // What only the place demands is refused by its rule, with the article.
      if (field.required && field.article === undefined) faults[field.name] = '请填写这一项。'
    } else if ('fault' in result) faults[field.name] = result.fault
    else put(made, pathOf(field), result.value)
  }
  sayLacks(made, faults, fields, typed)
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults }
  const parsed = orderCommandSchema.safeParse({ ...needed(type), ...(listed(made) as object), type })
  if (parsed.success) return { kind: 'read', command: parsed.data }
  return {
    kind: 'faulty',
    faults: Object.fromEntries(
      parsed.error.issues.map((issue) => [fieldOf(issue), `${faultWords(issue)}，请改正。`]),
    ),
  }
}

const besideCommand: readonly FormField['kind'][] = ['files', 'check', 'lack']
const unchecked = '请核对这一项。不符合的，请退回重新办理。'

/** What was ticked as wrong stands before the reason; then no more need be typed. */
const sayLacks = (made: Tree, faults: Record<string, string>, fields: readonly FormField[], typed: Typed) => {
  const lacks = fields.flatMap((field) =>
    field.kind === 'lack' && said(typed, field.name).length > 0 ? [field.lack] : [],
  )
  if (lacks.length === 0) return
  const typedReason = typeof made['reason'] === 'string' ? made['reason'] : ''
  made['reason'] = `${lacks.join('；')}。${typedReason}`
  delete faults['reason']
}

/** A reply nobody wrote a word of is still a reply, whose parts are missing. */
const needed = (type: CommandType): object => (type === 'submit-reply' ? { reply: {} } : {})

const said = (typed: Typed, name: string): readonly string[] =>
  (typed[name] ?? []).map((word) => word.trim()).filter((word) => word !== '')

const typedValue = (field: FormField, words: readonly string[], labels: Labels): Value => {
  const [first] = words
  if (['tick', 'check', 'lack'].includes(field.kind)) return first === undefined ? null : { value: true }
  if (field.kind === 'units') return unitsTyped(words, labels)
  if (first === undefined) return null
  switch (field.kind) {
    case 'unit':
      return unitsTyped([first], labels, true)
    case 'yesno':
      return { value: first === 'true' }
    case 'moment':
      return momentTyped(first)
    case 'paper':
      return {
        value: words.map((id) => ({ kind: field.name.split('.').at(-1), name: labels.get(id) ?? id })),
      }
    case 'number':
      return numberTyped(first)
    case 'choice':
      return field.as === 'number' ? numberTyped(first) : { value: first }
    default:
      return { value: first }
  }
}

const unitsTyped = (words: readonly string[], labels: Labels, single = false): Value => {
  const ids: string[] = []
  for (const word of words) {
    const id = unitTyped(labels, word)
    if (id === null) return { fault: `没有叫“${word}”的单位，请从单位名录里选。` }
    if (!ids.includes(id)) ids.push(id)
  }
  return { value: single ? ids[0] : ids }
}

const numberTyped = (word: string): Value =>
  /^\d{1,4}$/.test(word) ? { value: Number(word) } : { fault: '请填写整数。' }

/** The clock of a form is that of China. */
const momentTyped = (word: string): Value =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(word) && !Number.isNaN(Date.parse(`${word}:00+08:00`))
    ? { value: `${word}:00+08:00` }
    : { fault: '请填写日期和时间，例如2026年9月28日10时。' }

type Tree = { [key: string]: unknown }

/** Papers of all kinds stand in one list. */
const pathOf = ({ kind, name }: FormField): readonly string[] => {
  const path = name.split('.')
  return kind === 'paper' ? [...path.slice(0, -1), String(paperKinds.indexOf(path.at(-1) ?? ''))] : path
}

const paperKinds = ['leader_signoff', 'process_photos', 'written_material', 'other']

const put = (tree: Tree, [head = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    tree[head] = value
    return
  }
  tree[head] ??= {}
  put(tree[head] as Tree, rest, value)
}

/** Branches whose keys are numbers are lists. */
const listed = (tree: unknown): unknown => {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree
  const entries = Object.entries(tree).map(([key, value]) => [key, listed(value)] as const)
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))
  // A kind of paper can have several files.
  return isList ? entries.flatMap(([, value]) => value) : Object.fromEntries(entries)
}
