import type { Child } from 'hono/jsx'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { FormSheet } from '../form-sheet.tsx'
import { WordsField } from '../words-field.tsx'

type Field = { readonly name: string; readonly value: string }

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly heading: string
  /** When, and how it came. */
  readonly meta: Child
  readonly fault: string | null
  /** Where the decision goes, below the list. */
  readonly path: string
  /** What there is to choose. */
  readonly choice: Child
  readonly reason: string
  /** Who reads the reason. */
  readonly reasonFor: string
  /** The article it rests on; null where none is asked for. */
  readonly basis: Field | null
  /** What is decided on. */
  readonly children: Child
}

/** One thing a person has to decide, with the form of the decision. */
export const DecisionPage = ({ visit, counts, heading, meta, fault, children, ...form }: Props) => (
  <FormSheet
    visit={visit}
    counts={counts}
    title="待人工决定"
    at="undecided"
    back="返回待人工决定"
    heading={heading}
    meta={meta}
    fault={fault}
  >
    {children}
    <DecisionForm visit={visit} {...form} />
  </FormSheet>
)

type FormProps = Pick<Props, 'visit' | 'path' | 'choice' | 'reason' | 'reasonFor' | 'basis'>

const DecisionForm = ({ visit, path, choice, reason, reasonFor, basis }: FormProps) => (
  <form method="post" action={`/${visit.place}/desk/undecided/${path}`}>
    {choice}
    <WordsField name="reason" label="理由" value={reason} rows={3} most={500} note={reasonFor} />
    {basis === null ? null : (
      <div class="field">
        <label for={basis.name}>
          依据的条款<span class="must">必填</span>
        </label>
        <input id={basis.name} name={basis.name} type="text" maxlength={200} required value={basis.value} />
      </div>
    )}
    <p class="buttons">
      <button type="submit">决定</button>
    </p>
  </form>
)

type VerdictsProps = {
  /** Words for each verdict. */
  readonly verdicts: Readonly<Record<string, string>>
  readonly chosen: string
}

/** Which way it is decided. */
export const Verdicts = ({ verdicts, chosen }: VerdictsProps) => (
  <fieldset>
    <legend>决定</legend>
    {Object.entries(verdicts).map(([value, label]) => (
      <label>
        <input type="radio" name="verdict" value={value} required checked={chosen === value} />
        {label}
      </label>
    ))}
  </fieldset>
)
