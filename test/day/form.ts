import { all, type Element, textOf } from './html.ts'

export type Field = {
  readonly name: string
  readonly kind: string
  readonly required: boolean
  readonly value: string
  readonly checked: boolean
  /** Values to choose from. */
  readonly options: readonly string[]
}

/** A form as it stands on a page: where it goes, and what stands in it. */
export type Form = {
  readonly method: string
  readonly action: string
  readonly multipart: boolean
  readonly fields: readonly Field[]
  readonly buttons: readonly { readonly words: string; readonly name: string; readonly value: string }[]
}

const fieldIn = ({ tag, attributes, ...rest }: Element): Field => {
  const element = { tag, attributes, ...rest }
  const options = tag === 'select' ? all(element, 'option') : []
  const chosen = options.find((option) => 'selected' in option.attributes)
  return {
    name: attributes['name'] ?? '',
    kind: tag === 'input' ? (attributes['type'] ?? 'text') : tag,
    required: 'required' in attributes,
    value:
      tag === 'textarea'
        ? textOf(element)
        : tag === 'select'
          ? (chosen?.attributes['value'] ?? '')
          : (attributes['value'] ?? ''),
    checked: 'checked' in attributes,
    options: options.map((option) => option.attributes['value'] ?? '').filter((value) => value !== ''),
  }
}

export const formIn = (element: Element): Form => ({
  method: element.attributes['method'] ?? 'get',
  action: element.attributes['action'] ?? '',
  multipart: element.attributes['enctype'] === 'multipart/form-data',
  fields: [...all(element, 'input'), ...all(element, 'select'), ...all(element, 'textarea')].map(fieldIn),
  buttons: all(element, 'button').map((button) => ({
    words: textOf(button).trim(),
    name: button.attributes['name'] ?? '',
    value: button.attributes['value'] ?? '',
  })),
})

export type Typed = Readonly<Record<string, string>>

/** The smallest paper a service takes for one. */
const paper = (name: string): File =>
  new File(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], name, {
    type: 'application/pdf',
  })

const usual = (field: Field, now: Date): string => {
  if (field.kind === 'select' || field.kind === 'radio') return field.options[0] ?? field.value
  if (field.kind === 'datetime-local')
    return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
  if (field.kind === 'number') return '2'
  return '已经按要求办理，情况属实。'
}

/** What a browser would send: what stands there, what is typed, and something sensible where a field is required. */
export const filled = (
  { fields, multipart }: Form,
  typed: Typed,
  now: Date,
): readonly (readonly [string, string | File])[] => {
  const sent: (readonly [string, string | File])[] = []
  const done = new Set<string>()
  for (const field of fields) {
    if (field.name === '') continue
    const value = sentFor(field, typed[field.name], multipart, done.has(field.name), now)
    if (value !== null) sent.push([field.name, value])
    done.add(field.name)
  }
  return sent
}

/** null where a browser sends nothing. */
const sentFor = (
  field: Field,
  own: string | undefined,
  multipart: boolean,
  again: boolean,
  now: Date,
): string | File | null => {
  const { kind, value, checked, required } = field
  if (kind === 'file') return own !== undefined && multipart ? paper(own) : null
  if (kind === 'radio') return own === value || (own === undefined && checked) ? value : null
  if (kind === 'checkbox') return (own === undefined ? checked || required : own !== '') ? own || value : null
  // The first of several inputs with one name takes what is typed.
  if (own !== undefined) return again ? value : own
  return required && value === '' ? usual(field, now) : value
}
