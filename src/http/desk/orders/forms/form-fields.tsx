import { UnitNames } from '../../unit-input.tsx'
import { FileField } from './file-field.tsx'
import type { FormField, Option, Typed } from './form-spec.ts'
import type { Faults } from './read-command.ts'

type Props = {
  readonly fields: readonly FormField[]
  readonly typed: Typed
  readonly faults: Faults
  /** Names of the units to choose from, by id. */
  readonly labels: ReadonlyMap<string, string>
  /** Names of the files that are kept, by id. */
  readonly files?: ReadonlyMap<string, string>
}

/** The inputs of a form with what was typed and what was wrong with it; seldom used ones are folded away. */
export const FormFields = (props: Props) => {
  const { fields, faults, typed, labels } = props
  const aside = fields.filter((field) => field.aside)
  const wanted = aside.some(({ name }) => faults[name] !== undefined || (typed[name] ?? []).some(Boolean))
  return (
    <>
      {fields
        .filter((field) => !field.aside)
        .map((field) => (
          <Field {...props} field={field} />
        ))}
      {aside.length === 0 ? null : (
        <details {...(wanted ? { open: true } : {})}>
          <summary>其他可以填的</summary>
          {aside.map((field) => (
            <Field {...props} field={field} />
          ))}
        </details>
      )}
      {fields.some(({ kind }) => kind === 'unit' || kind === 'units') ? <UnitNames labels={labels} /> : null}
    </>
  )
}

type FieldProps = Props & { readonly field: FormField }

const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`

const noFiles: ReadonlyMap<string, string> = new Map()
const ticked: readonly FormField['kind'][] = ['tick', 'check', 'lack']
const filed: readonly FormField['kind'][] = ['paper', 'files']
const named: readonly FormField['kind'][] = ['unit', 'units']

const Field = ({ field, typed, faults, labels, files = noFiles }: FieldProps) => {
  const { name, required, article, hint, heading } = field
  const fault = faults[name]
  const id = idOf(name)
  const given = typed[name] ?? field.value ?? []
  // An item of the duty catalogue may be called like a unit: only units are shown by their names.
  const values = named.includes(field.kind) ? given.map((value) => labels.get(value) ?? value) : given
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-fault`]),
  ].join(' ')
  const shared = {
    id,
    name,
    ...(fault === undefined ? {} : { 'aria-invalid': 'true' as const }),
    ...(described === '' ? {} : { 'aria-describedby': described }),
  }
  const label = (
    <label for={id}>
      {field.label}
      {required ? <span class="must">{field.kind === 'check' ? '须核对' : '必填'}</span> : null}
      {article ? <span class="article">{article}</span> : null}
    </label>
  )
  return (
    <div class="field">
      {heading === undefined ? null : <h2>{heading}</h2>}
      {ticked.includes(field.kind) ? null : label}
      {filed.includes(field.kind) ? (
        <FileField shared={shared} kept={values.filter((id) => files.has(id))} labels={files} />
      ) : (
        <Input field={field} shared={shared} values={values} />
      )}
      {ticked.includes(field.kind) ? label : null}
      {hint === undefined ? null : (
        <small id={`${id}-hint`} class="meta">
          {hint}
        </small>
      )}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
    </div>
  )
}

type InputProps = {
  readonly field: FormField
  readonly shared: Readonly<Record<string, string>>
  readonly values: readonly string[]
}

const yesNo: readonly Option[] = [
  ['true', '是'],
  ['false', '否'],
]

const Input = ({ field, shared, values }: InputProps) => {
  const must = field.required ? { required: true } : {}
  const value = values[0] ?? ''
  switch (field.kind) {
    case 'long':
      return (
        <textarea {...shared} {...must} rows={3} maxlength={5000}>
          {value}
        </textarea>
      )
    case 'choice':
      return <Select shared={{ ...shared, ...must }} options={field.options} value={value} />
    case 'yesno':
      return <Select shared={{ ...shared, ...must }} options={yesNo} value={value} />
    case 'check':
      return (
        <input
          {...shared}
          {...must}
          type="checkbox"
          value="on"
          {...(value === '' ? {} : { checked: true })}
        />
      )
    case 'tick':
    case 'lack':
      return <input {...shared} type="checkbox" value="on" {...(value === '' ? {} : { checked: true })} />
    case 'number':
      return <input {...shared} {...must} type="number" min={field.min} max={field.max} value={value} />
    case 'moment':
      return <input {...shared} {...must} type="datetime-local" value={value} />
    case 'unit':
      return (
        <input
          {...shared}
          {...must}
          type="text"
          list="units"
          value={value}
          placeholder="输入名称里的字"
          autocomplete="off"
        />
      )
    case 'units':
      return <UnitInputs field={field} shared={shared} values={values} />
    default:
      return <input {...shared} {...must} type="text" maxlength={500} value={value} />
  }
}

type SelectProps = {
  readonly shared: Readonly<Record<string, string | boolean>>
  readonly options: readonly Option[]
  readonly value: string
}

const Select = ({ shared, options, value }: SelectProps) => (
  <select {...shared}>
    <option value="">请选择</option>
    {options.map(([each, label]) => (
      <option value={each} {...(each === value ? { selected: true } : {})}>
        {label}
      </option>
    ))}
  </select>
)

const spare = 2
const mostUnits = 10

/** One line for each, with room for more. */
const UnitInputs = ({ field, shared, values }: InputProps) => {
  const filled = values.filter((value) => value !== '')
  const count = Math.min(Math.max(filled.length + spare, spare + 1), mostUnits)
  return (
    <div class="several">
      {Array.from({ length: count }, (_, i) => (
        <input
          {...shared}
          id={i === 0 ? (shared['id'] ?? '') : `${shared['id']}-${i}`}
          aria-label={`${field.label}，第${i + 1}个`}
          type="text"
          list="units"
          value={filled[i] ?? ''}
          placeholder="输入名称里的字"
          autocomplete="off"
        />
      ))}
    </div>
  )
}
