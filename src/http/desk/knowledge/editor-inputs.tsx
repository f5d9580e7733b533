import type { Child } from 'hono/jsx'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'

const idFor = (name: string): string => `f-${name.replaceAll('.', '-')}`

type FieldProps = { readonly faults: Faults } & {
  readonly name: string
  readonly label: string
  readonly must?: boolean
  readonly hint?: string
  readonly children: Child
}

/** A label, its input, a hint, and what is wrong. */
export const Field = ({ name, label, must = false, hint, faults, children }: FieldProps) => (
  <div class="field">
    <label for={idFor(name)}>
      {label}
      {must ? <span class="must">提交前必填</span> : null}
    </label>
    {children}
    {hint === undefined ? null : (
      <small id={`${idFor(name)}-hint`} class="meta">
        {hint}
      </small>
    )}
    {faults[name] === undefined ? null : (
      <p id={`${idFor(name)}-fault`} class="fault">
        {faults[name]}
      </p>
    )}
  </div>
)

type InputProps = { readonly typed: Typed; readonly faults: Faults } & {
  readonly name: string
  readonly label: string
  readonly must?: boolean
  readonly hint?: string
  readonly rows?: number
  readonly type?: string
  readonly most?: number
  readonly max?: string
}

/** What every input says of itself: its id, its name, what describes it, whether it is at fault. */
export const sharedOf = ({ name, hint, faults }: Pick<InputProps, 'name' | 'hint' | 'faults'>) => {
  const id = idFor(name)
  const told = [hint === undefined ? '' : `${id}-hint`, faults[name] === undefined ? '' : `${id}-fault`]
  const described = told.filter(Boolean).join(' ')
  return {
    ...{ id, name },
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(faults[name] === undefined ? {} : { 'aria-invalid': 'true' as const }),
  }
}

/** A line, or with `rows` a text. */
export const TextField = (props: InputProps) => {
  const { name, typed, rows, type = 'text', most = 500, max } = props
  const value = typed[name]?.[0] ?? ''
  return (
    <Field {...props}>
      {rows === undefined ? (
        <input
          {...sharedOf(props)}
          type={type}
          maxlength={most}
          value={value}
          autocomplete="off"
          {...(max === undefined ? {} : { max })}
        />
      ) : (
        <textarea {...sharedOf(props)} rows={rows} maxlength={most}>
          {value}
        </textarea>
      )}
    </Field>
  )
}

type ChoiceProps = InputProps & { readonly options: Readonly<Record<string, string>> }

/** One of a closed list. */
export const ChoiceField = (props: ChoiceProps) => {
  const value = props.typed[props.name]?.[0] ?? ''
  return (
    <Field {...props}>
      <select {...sharedOf(props)}>
        {Object.entries(props.options).map(([key, name]) => (
          <option value={key} {...(key === value ? { selected: true } : {})}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
