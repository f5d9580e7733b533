import type { CommandType } from '../../../../domain/work-order/command.ts'
import { basisOfAct } from '../../../../rules/order/act-basis.ts'
import { steps } from '../../../../rules/order/steps.ts'
import type { Foreseen } from '../../../../usecases/commands/foresee-command.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { type DeskCounts, DeskLayout } from '../../desk-layout.tsx'
import type { DeskVisit } from '../../desk-visit.ts'
import { ActContext } from './act-context.tsx'
import type { Beside } from './beside-act.ts'
import { commandForms } from './command-forms.ts'
import { FormFields } from './form-fields.tsx'
import { type FormField, graveOf, type Typed } from './form-spec.ts'
import { OutcomePreview } from './outcome-preview.tsx'
import type { Faults } from './read-command.ts'
import { unitLabels } from './unit-labels.ts'

/** A form as it stands: fresh, refused with what was typed, or asked once more. */
export type FormState = {
  readonly type: CommandType
  readonly typed: Typed
  readonly faults: Faults
  /** Why it was not done, with the article and what may be done instead. */
  readonly refusal: { readonly words: string; readonly article?: string } | null
  readonly confirming: boolean
  /** What would come of it, where it is asked once more. */
  readonly foreseen: Foreseen | null
  /** Names of the files that are kept for it, by id. */
  readonly files: ReadonlyMap<string, string>
  /** The same key is done once. */
  readonly key: string
}

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly desk: OrderAtDesk
  readonly state: FormState
  readonly beside: Beside
}

/** The form of one act on an order. */
export const CommandPage = (props: Props) => {
  const { visit, counts, desk, state, beside } = props
  const { name } = steps[state.type]
  const here = `/${visit.place}/desk/orders/${desk.view.no}`
  const basis = basisOfAct(desk.scene.pack, desk.order, state.type)
  const refused = desk.acts.find(({ type }) => type === state.type)?.refusal ?? null
  return (
    <DeskLayout
      visit={visit}
      counts={counts}
      title={`${name} ${desk.view.no}`}
      at="order"
      styles={['desk-orders', 'desk-forms']}
    >
      <article class="order-sheet act">
        <header>
          <p class="no">
            <a href={here}>{desk.view.no}</a> {desk.view.title}
          </p>
          <h1>
            {name}
            {basis === null ? null : <span class="article">{basis.article}</span>}
          </h1>
        </header>
        <Refusal words={state.refusal?.words} article={state.refusal?.article} faults={state.faults} />
        {refused && !state.refusal ? (
          <>
            <Refusal words={`${refused.refused}${refused.instead}`} article={refused.article} faults={{}} />
            <p>
              <a href={here}>回到这件工单</a>
            </p>
          </>
        ) : state.confirming ? (
          <Confirm {...props} />
        ) : (
          <Form {...props} />
        )}
        <ActContext visit={visit} desk={desk} type={state.type} beside={beside} />
      </article>
    </DeskLayout>
  )
}

type RefusalProps = {
  readonly words: string | undefined
  readonly article: string | undefined
  readonly faults: Faults
}

const Refusal = ({ words, article, faults }: RefusalProps) => {
  const count = Object.keys(faults).length
  if (words === undefined && count === 0) return null
  return (
    <p class="fault" role="alert">
      {words ?? `有${count}处要改正，已经填写的都还在。`}
      {article ? `（依据：${article}）` : ''}
    </p>
  )
}

const Hidden = ({ desk, state }: Pick<Props, 'desk' | 'state'>) => (
  <>
    <input type="hidden" name="version" value={String(desk.view.version)} />
    <input type="hidden" name="key" value={state.key} />
  </>
)

const Form = ({ visit, desk, state }: Props) => {
  const spec = commandForms[state.type]
  const fields = spec.fields(desk)
  const filed = fields.some(({ kind }) => kind === 'files' || kind === 'paper')
  return (
    <form
      method="post"
      action={`/${visit.place}/desk/orders/${desk.view.no}/do/${state.type}`}
      {...(filed ? { enctype: 'multipart/form-data' } : {})}
    >
      <Hidden desk={desk} state={state} />
      <FormFields
        fields={fields}
        typed={state.typed}
        faults={state.faults}
        labels={unitLabels(desk.scene.units)}
        files={state.files}
      />
      {spec.note === undefined ? null : <p class="meta">{spec.note}</p>}
      <p class="buttons">
        <button type="submit">
          {graveOf(spec, desk) === undefined ? steps[state.type].name : '下一步：核对'}
        </button>
        <Otherwise visit={visit} desk={desk} type={spec.otherwise} />
        <a href={`/${visit.place}/desk/orders/${desk.view.no}`}>不做，回到工单</a>
      </p>
    </form>
  )
}

type OtherwiseProps = Pick<Props, 'visit' | 'desk'> & { readonly type: CommandType | undefined }

/** The opposite act, where it may be done now. */
const Otherwise = ({ visit, desk, type }: OtherwiseProps) => {
  const other = desk.acts.find((act) => act.type === type && act.refusal === null)
  if (other === undefined) return null
  return <a href={`/${visit.place}/desk/orders/${desk.view.no}/do/${other.type}`}>改为{other.name}</a>
}

/** What cannot be undone is read once more before it is done. */
const Confirm = ({ visit, desk, state }: Props) => {
  const spec = commandForms[state.type]
  const fields = spec.fields(desk)
  const labels = new Map([...unitLabels(desk.scene.units), ...state.files])
  return (
    <form method="post" action={`/${visit.place}/desk/orders/${desk.view.no}/do/${state.type}`}>
      <Hidden desk={desk} state={state} />
      <p class="grave" role="status" tabindex={-1}>
        {`${graveOf(spec, desk) ?? ''}请核对后确定。`}
      </p>
      <dl class="facts">
        {fields.map((field) => {
          const words = (state.typed[field.name] ?? []).filter((word) => word.trim() !== '')
          return words.length === 0 ? null : (
            <div hidden={state.type === 'split'}>
              <dt>{field.label}</dt>
              <dd class="verbatim">{words.map((word) => shownAs(field, word, labels)).join('、')}</dd>
              {words.map((word) => (
                <input type="hidden" name={field.name} value={word} />
              ))}
            </div>
          )
        })}
      </dl>
      {state.foreseen === null ? null : <OutcomePreview desk={desk} foreseen={state.foreseen} />}
      <p class="buttons">
        <button type="submit" name="sure" value="yes">
          确定{steps[state.type].name}
        </button>
        <button type="submit" name="back" value="yes" class="secondary">
          返回修改
        </button>
      </p>
    </form>
  )
}

const shownAs = (field: FormField, word: string, labels: ReadonlyMap<string, string>): string => {
  if (field.kind === 'choice') return field.options.find(([value]) => value === word)?.[1] ?? word
  if (field.kind === 'yesno') return word === 'true' ? '是' : '否'
  if (field.kind === 'tick' || field.kind === 'check' || field.kind === 'lack') return '是'
  return labels.get(word) ?? word
}
