import { chineseMoment } from '../../../domain/place-day.ts'
import type { Enquiry } from '../../../ports/enquiry-store.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
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
      <Fault words={mine?.fault ?? null} />
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
