import { chineseMoment } from '../../../domain/place-day.ts'
import type { Enquiry } from '../../../ports/enquiry-store.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from '../orders/due-chip.tsx'

type Frame = { readonly visit: DeskVisit; readonly counts: DeskCounts }

type Props = Frame & {
  readonly enquiries: readonly Enquiry[]
  readonly unitNames: ReadonlyMap<string, string>
  /** The article that lets the hotline ask; null where the place has none. */
  readonly rule: string | null
  readonly done: readonly string[]
  /** What was typed for one of them and did not do. */
  readonly refused: { readonly id: string; readonly text: string; readonly fault: string } | null
}

/** Questions of the hotline to units: the unit answers, the hotline passes the answer on. */
export const EnquiriesPage = ({ visit, counts, rule, enquiries, done, ...rest }: Props) => {
  const atUnit = visit.staff.unit !== null
  const here = `/${visit.place}/desk/enquiries`
  return (
    <DeskLayout
      visit={visit}
      counts={counts}
      title="咨询单位"
      at="enquiries"
      styles={['desk-forms', 'desk-agent']}
    >
      <section class="list" aria-labelledby="enquiries-name">
        <header>
          <h1 id="enquiries-name">{atUnit ? '热线的咨询' : '咨询单位'}</h1>
          {atUnit || rule === null ? null : <a href={`${here}/new`}>向单位咨询</a>}
        </header>
        {rule === null ? (
          <p class="meta">本地的规则没有“向部门咨询后答复”这种方式，不能当场答复的请登记为工单。</p>
        ) : (
          <p class="meta">不能当场答复的咨询，由热线问部门后答复市民（{rule}）。</p>
        )}
        {done.map((line) => (
          <p class="done" role="status">
            {line}
          </p>
        ))}
        {enquiries.length === 0 ? (
          <p class="empty">{atUnit ? '现在没有要答复的咨询。' : '还没有向单位咨询过。'}</p>
        ) : (
          <ul class="notices enquiries">
            {enquiries.map((enquiry) => (
              <One visit={visit} here={here} enquiry={enquiry} {...rest} />
            ))}
          </ul>
        )}
      </section>
    </DeskLayout>
  )
}

type OneProps = Pick<Props, 'visit' | 'unitNames' | 'refused'> & {
  readonly here: string
  readonly enquiry: Enquiry
}

const One = ({ visit, here, enquiry, unitNames, refused }: OneProps) => {
  const mine = refused?.id === enquiry.id ? refused : null
  return (
    <li>
      <p class="meta">
        <Step visit={visit} enquiry={enquiry} /> {unitNames.get(enquiry.unit) ?? enquiry.unit} ·{' '}
        {chineseMoment(enquiry.askedAt)}
        {enquiry.orderNo === null || visit.staff.unit !== null ? null : (
          <>
            {' · '}
            <a href={`/${visit.place}/desk/orders/${enquiry.orderNo}`}>{enquiry.orderNo}</a>
          </>
        )}
      </p>
      <p class="verbatim">问：{enquiry.question}</p>
      {enquiry.answer === null ? null : <p class="verbatim">答：{enquiry.answer}</p>}
      {enquiry.explanation === '' || enquiry.answeredAt !== null ? null : (
        <p class="meta">
          {enquiry.explanation}（{enquiry.article}）
        </p>
      )}
      {mine === null ? null : (
        <p class="fault" role="alert">
          {mine.fault}
        </p>
      )}
      <Act visit={visit} here={here} enquiry={enquiry} typed={mine?.text ?? null} />
    </li>
  )
}

const Step = ({ visit, enquiry }: Pick<OneProps, 'visit' | 'enquiry'>) => {
  if (enquiry.passedAt !== null) return <span class="chip done">已转告市民</span>
  if (enquiry.answeredAt !== null) return <span class="chip near">已答复，待转告</span>
  return (
    <>
      <span class="chip">待单位答复</span>{' '}
      <DueChip now={visit.now} dueAt={enquiry.dueAt?.toISOString() ?? null} overdue={false} />
    </>
  )
}

type ActProps = Pick<OneProps, 'visit' | 'here' | 'enquiry'> & { readonly typed: string | null }

/** The unit answers; who takes on passes the answer on. */
const Act = ({ visit, here, enquiry, typed }: ActProps) => {
  const atUnit = visit.staff.unit !== null
  const id = `say-${enquiry.id}`
  if (atUnit && enquiry.answeredAt === null)
    return (
      <form method="post" action={`${here}/${enquiry.id}/answer`}>
        <label for={id}>答复</label>
        <textarea id={id} name="text" rows={3} maxlength={2000} required>
          {typed ?? ''}
        </textarea>
        <button type="submit">答复热线</button>
      </form>
    )
  if (atUnit || enquiry.answer === null || enquiry.passedAt !== null) return null
  return (
    <form method="post" action={`${here}/${enquiry.id}/pass`}>
      {enquiry.talk === null ? (
        <p class="meta">请把答复告诉来电人，再点下面的按钮。</p>
      ) : (
        <>
          <label for={id}>发给市民的话</label>
          <textarea id={id} name="text" rows={3} maxlength={2000} required>
            {typed ?? enquiry.answer}
          </textarea>
        </>
      )}
      <button type="submit">{enquiry.talk === null ? '已告诉市民' : '转告市民'}</button>
    </form>
  )
}

type AskProps = Frame & {
  readonly typed: {
    readonly talk: string
    readonly orderNo: string
    readonly unit: string
    readonly question: string
    readonly once: string
  }
  readonly fault: string | null
  readonly rule: string | null
  readonly labels: ReadonlyMap<string, string>
}

/** The form of a question. */
export const AskUnitPage = ({ visit, counts, typed, fault, rule, labels }: AskProps) => (
  <DeskLayout
    visit={visit}
    counts={counts}
    title="向单位咨询"
    at="enquiries"
    styles={['desk-forms', 'desk-agent']}
  >
    <article class="order-sheet act">
      <header>
        <p>
          <a href={`/${visit.place}/desk/enquiries`}>返回咨询单位</a>
        </p>
        <h1>
          向单位咨询
          {rule === null ? null : <span class="article">{rule}</span>}
        </h1>
      </header>
      {fault === null ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {rule === null ? (
        <p class="empty">
          本地的规则没有“向部门咨询后答复”这种方式。不能当场答复的，请登记为工单，由部门答复。
        </p>
      ) : (
        <form method="post" action={`/${visit.place}/desk/enquiries/new`}>
          <input type="hidden" name="once" value={typed.once} />
          {typed.talk === '' ? (
            <div class="field">
              <label for="order">
                工单编号<span class="must">必填</span>
              </label>
              <input id="order" name="orderNo" type="text" required maxlength={60} value={typed.orderNo} />
            </div>
          ) : (
            <input type="hidden" name="talk" value={typed.talk} />
          )}
          <div class="field">
            <label for="unit">
              单位<span class="must">必填</span>
            </label>
            <input
              id="unit"
              name="unit"
              type="text"
              list="units"
              required
              placeholder="输入名称里的字"
              autocomplete="off"
              value={typed.unit}
            />
            <datalist id="units">
              {[...labels.values()].map((label) => (
                <option value={label} />
              ))}
            </datalist>
          </div>
          <div class="field">
            <label for="question">
              要问什么<span class="must">必填</span>
            </label>
            <textarea id="question" name="question" rows={4} maxlength={2000} required>
              {typed.question}
            </textarea>
            <small class="meta">只写事情，不写市民的姓名、电话；写了的电话、证件号会隐去。</small>
          </div>
          <p class="buttons">
            <button type="submit">发给单位</button>
          </p>
        </form>
      )}
    </article>
  </DeskLayout>
)
