import type { Child } from 'hono/jsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

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
  <DeskLayout
    visit={visit}
    counts={counts}
    title="待人工决定"
    at="undecided"
    styles={['desk-forms', 'desk-agent']}
  >
    <article class="order-sheet act">
      <header>
        <p>
          <a href={`/${visit.place}/desk/undecided`}>返回待人工决定</a>
        </p>
        <h1>{heading}</h1>
        <p class="meta">{meta}</p>
      </header>
      {fault === null ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {children}
      <DecisionForm visit={visit} {...form} />
    </article>
  </DeskLayout>
)

type FormProps = Pick<Props, 'visit' | 'path' | 'choice' | 'reason' | 'reasonFor' | 'basis'>

const DecisionForm = ({ visit, path, choice, reason, reasonFor, basis }: FormProps) => (
  <form method="post" action={`/${visit.place}/desk/undecided/${path}`}>
    {choice}
    <div class="field">
      <label for="reason">
        理由<span class="must">必填</span>
      </label>
      <textarea id="reason" name="reason" rows={3} maxlength={500} required>
        {reason}
      </textarea>
      <small class="meta">{reasonFor}</small>
    </div>
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
