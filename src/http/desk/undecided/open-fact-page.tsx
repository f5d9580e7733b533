import { chineseMoment } from '../../../domain/place-day.ts'
import type { FactVerdict, OpenFactOrder } from '../../../ports/undecided-store.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

export const factVerdicts = {
  stays: '受理，继续办理',
  'not-ours': '不该受理，由我在工单页办理终止、移送等手续，并告知市民',
} as const satisfies Record<FactVerdict, string>

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly one: OpenFactOrder
  readonly typed: { readonly verdict: string; readonly reason: string; readonly basis: string }
  readonly fault: string | null
}

/** An order with an open fact, and the form of the decision on it. */
export const OpenFactPage = ({ visit, counts, one, typed, fault }: Props) => (
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
        <h1>{one.title}</h1>
        <p class="meta">
          {chineseMoment(one.at)}登记，工单
          <a href={`/${visit.place}/desk/orders/${one.orderNo}`}>{one.orderNo}</a>
        </p>
      </header>
      {fault === null ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <h2>没问清的</h2>
      <p class="verbatim">{one.question}</p>
      <form method="post" action={`/${visit.place}/desk/undecided/orders/${one.orderNo}`}>
        <fieldset>
          <legend>决定</legend>
          {Object.entries(factVerdicts).map(([value, label]) => (
            <label>
              <input type="radio" name="verdict" value={value} required checked={typed.verdict === value} />
              {label}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="reason">
            理由<span class="must">必填</span>
          </label>
          <textarea id="reason" name="reason" rows={3} maxlength={500} required>
            {typed.reason}
          </textarea>
          <small class="meta">写明核实到什么。写进记录，不发给市民。</small>
        </div>
        <div class="field">
          <label for="basis">
            依据的条款<span class="must">必填</span>
          </label>
          <input id="basis" name="basis" type="text" maxlength={200} required value={typed.basis} />
        </div>
        <p class="buttons">
          <button type="submit">决定</button>
        </p>
      </form>
    </article>
  </DeskLayout>
)
