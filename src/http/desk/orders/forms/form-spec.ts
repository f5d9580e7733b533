import type { CommandType } from '../../../../domain/work-order/command.ts'
import type { WorkOrder } from '../../../../domain/work-order/work-order.ts'
import type { Scene } from '../../../../rules/order/context.ts'

/** What a form is made for: the order as it stands, the place, its units, who is looking. */
export type Ask = { readonly order: WorkOrder; readonly scene: Scene }

export type Option = readonly [value: string, label: string]

/** The closed kinds of input. */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'long' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** `as: number` where the command takes a number, `yesno` where it takes true or false. */
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly as?: 'number' }
  | { readonly kind: 'yesno' }
  | { readonly kind: 'tick' }
  /** Day and time in China. */
  | { readonly kind: 'moment' }
  | { readonly kind: 'unit' }
  | { readonly kind: 'units' }
  /** A file of one kind; its name is listed in the array before the last dot. */
  | { readonly kind: 'paper' }
  /** Files that go with the act and stand in no command. */
  | { readonly kind: 'files' }
  /** Looked at and ticked, or it cannot be done; stands in no command. */
  | { readonly kind: 'check' }
  /** Ticked where something is wrong: `lack` is said before the reason. */
  | { readonly kind: 'lack'; readonly lack: string }

export type FormField = FieldKind & {
  /** Dotted path in the command: `reply.responsible.name`, `matters.0.title`. */
  readonly name: string
  readonly label: string
  readonly required?: boolean
  /** Why it is asked. */
  readonly article?: string
  readonly hint?: string
  /** What stands there before anything is typed. */
  readonly value?: readonly string[]
  /** Folded away until wanted. */
  readonly aside?: true
  /** Heading above it and those after it. */
  readonly heading?: string
}

export type FormSpec = {
  readonly fields: (ask: Ask) => readonly FormField[]
  /** What cannot be undone, said before it is asked once more. */
  readonly grave?: string | ((ask: Ask) => string | undefined)
  /** What is done instead where this does not hold. */
  readonly otherwise?: CommandType
  /** What follows from it, in a sentence. */
  readonly note?: string
}

/** What cannot be undone about this act on this order. */
export const graveOf = ({ grave }: FormSpec, ask: Ask): string | undefined =>
  typeof grave === 'function' ? grave(ask) : grave

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, readonly string[]>>

export const long = (name: string, label: string, more: Partial<FormField> = {}): FormField =>
  ({ kind: 'long', name, label, required: true, ...more }) as FormField
export const text = (name: string, label: string, more: Partial<FormField> = {}): FormField =>
  ({ kind: 'text', name, label, required: true, ...more }) as FormField
export const maybe = (field: FormField): FormField => ({ ...field, required: false })
/** `{ a: '甲' }` as options. */
export const optionsOf = (names: Readonly<Record<string, string>>): readonly Option[] => Object.entries(names)
export const choice = (
  name: string,
  label: string,
  options: readonly Option[],
  more: Partial<FormField> = {},
): FormField => ({ kind: 'choice', name, label, options, required: true, ...more }) as FormField
/** A form that asks for one reason. */
export const reasonOnly = (label = '理由', name = 'reason'): FormSpec => ({
  fields: () => [long(name, label)],
})
export const nothing: FormSpec = { fields: () => [] }
