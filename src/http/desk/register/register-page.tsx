import type { OrderCard } from '../../../domain/answer.ts'
import { chineseDue } from '../../../domain/place-day.ts'
import { inForce } from '../../../rules/index.ts'
import type { RegistrationReading } from '../../../usecases/registering/read-registration.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { FormFields } from '../orders/forms/form-fields.tsx'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'
import { RegisterSide } from './register-side.tsx'
import { registrationFields } from './registration-fields.ts'

type Frame = { readonly visit: DeskVisit; readonly counts: DeskCounts }

type Props = Frame & {
  readonly typed: Typed
  readonly faults: Faults
  readonly fault: string | null
  readonly article: string | null
  /** The talk it is taken from. */
  readonly talk: string | null
  readonly reading: RegistrationReading | null
  /** The same key files once. */
  readonly once: string
}

const styles = ['desk-forms', 'desk-agent'] as const

/** A case by telephone, fax or message is taken down; what the rules say to it stands beside. */
export const RegisterPage = ({
  visit,
  counts,
  typed,
  faults,
  fault,
  article,
  talk,
  reading,
  once,
}: Props) => {
  const at = `/${visit.place}/desk/register`
  return (
    <DeskLayout visit={visit} counts={counts} title="登记来件" at="register" styles={styles}>
      <article class="order-sheet">
        <header>
          <h1>{talk === null ? '登记来件' : '把会话登记为工单'}</h1>
        </header>
        {fault === null && Object.keys(faults).length === 0 ? null : (
          <p class="fault" role="alert">
            {fault ?? `有${Object.keys(faults).length}处要改正，已经填写的都还在。`}
            {article === null ? '' : `（依据：${article}）`}
          </p>
        )}
        <div class="halves">
          <form method="post" action={at} id="register">
            <input type="hidden" name="once" value={once} />
            {talk === null ? null : <input type="hidden" name="talk" value={talk} />}
            <FormFields
              fields={registrationFields(inForce(visit.pack, visit.now), talk !== null)}
              typed={typed}
              faults={faults}
              labels={noUnits}
            />
            <p class="buttons">
              <button type="submit">登记</button>
              <button type="submit" class="secondary" formaction={`${at}/reading`} formnovalidate>
                先看按规则怎么办
              </button>
              {talk === null ? null : (
                <a href={`/${visit.place}/desk/conversations/${talk}`}>不登记，回到会话</a>
              )}
            </p>
          </form>
          <div
            hx-post={`${at}/reading`}
            hx-include="#register"
            hx-trigger="input from:#register delay:250ms"
            hx-select="#reading"
            hx-target="#reading"
            hx-swap="outerHTML"
            hx-sync="this:replace"
          >
            <RegisterSide place={visit.place} reading={reading} />
          </div>
        </div>
      </article>
    </DeskLayout>
  )
}

const noUnits: ReadonlyMap<string, string> = new Map()

type ReceiptProps = Frame & { readonly card: OrderCard }

/** Read out to the caller. */
export const RegisteredPage = ({ visit, counts, card }: ReceiptProps) => (
  <DeskLayout visit={visit} counts={counts} title="已登记" at="register" styles={['desk-orders', ...styles]}>
    <article class="order-sheet receipt">
      <header>
        <h1>已登记，请念给来电人</h1>
      </header>
      <p class="verbatim">
        {`您反映的事已经登记，工单编号${spelled(card.no)}，查询码${inThrees(card.queryCode)}。`}
        {card.lead === undefined ? '接下来由派单员确定承办单位。' : `已转给${card.lead}办理。`}
        {dueWords(card)}
      </p>
      <dl class="facts">
        <div>
          <dt>编号</dt>
          <dd>
            <a href={`/${visit.place}/desk/orders/${card.no}`}>{card.no}</a>
          </dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd>{card.queryCode}</dd>
        </div>
        {card.deadlines.map(({ explanation }) => (
          <div>
            <dt>时限</dt>
            <dd>{explanation}</dd>
          </div>
        ))}
      </dl>
      <p class="buttons">
        <a href={`/${visit.place}/desk/register`}>登记下一件</a>
      </p>
    </article>
  </DeskLayout>
)

/** Figures one by one are read out without a slip. */
const spelled = (code: string): string => code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')

const inThrees = (code: string): string => code.replaceAll(/(\d{3})(?=\d)/g, '$1 ')

/** Until when, in a breath; how that was counted stands below, for callers who ask. */
const dueWords = ({ deadlines }: OrderCard): string => {
  const handle = deadlines.find(({ type, dueAt }) => type === 'handle' && dueAt !== null)
  if (handle?.dueAt) return `办理期限到${chineseDue(new Date(handle.dueAt))}。`
  return deadlines.findLast(({ dueAt }) => dueAt !== null)?.explanation ?? ''
}
