import { finishedStates } from '../../../domain/work-order/work-order.ts'
import type { OrderAttachment } from '../../../usecases/orders/order-attachments.ts'
import type { CitizenOrder } from '../../../usecases/own-orders/citizen-order.ts'
import { ClockLine } from '../clock-line.tsx'
import { LatestOf, LongText } from '../folded.tsx'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'
import { KeepOrder } from './kept-orders.tsx'
import { OrderActions } from './order-actions.tsx'

type Props = {
  readonly visit: Visit
  readonly order: CitizenOrder
  /** null: opened by a session, which needs no code. */
  readonly code: string | null
  readonly attachments: readonly OrderAttachment[]
  /** What has just been done, in a sentence. */
  readonly done?: string
  /** Why the last step was not taken, and what may be done instead. */
  readonly fault?: string
  readonly typed?: string
}

/** One order as its citizen may see it: where it stands, until when and why, what happened, what they may do. */
export const OrderPage = (props: Props) => {
  const { visit, order } = props
  const late = order.deadlines.find((deadline) => deadline.overdue)
  return (
    <Layout
      visit={visit}
      title={`${visit.pack.terms.order} ${order.no}`}
      section="orders"
      script="kept-orders.js"
    >
      <article class="sheet order">
        {props.done === undefined ? null : (
          <p class="done" role="status">
            {props.done}
          </p>
        )}
        {props.fault === undefined ? null : (
          <p class="fault" role="alert">
            {props.fault}
          </p>
        )}
        {props.code === null ? (
          <p>
            <a href={`/${visit.place}/my/orders`}>回到我的{visit.pack.terms.order}</a>
          </p>
        ) : null}
        <p class="number">{order.no}</p>
        <h1>{order.title}</h1>
        <p class="state">
          <span class={`chip ${order.status}`}>{order.statusText}</span>
          {late === undefined ? null : <span class="chip overdue">{late.left}</span>}
          <span>{order.nature}</span>
        </p>
        <p class="next">
          {order.nextStep}
          {order.actions.includes('rate') ? <a href="#rate">现在评价</a> : null}
          {order.actions.includes('demand-explanation') ? <a href="#demand">要求说明逾期原因</a> : null}
        </p>
        {order.reply === null ? null : <ReplySection order={order} reply={order.reply} />}
        {order.parts.length === 0 ? null : <Parts {...props} />}
        <Deadlines order={order} />
        <Timeline {...props} />
        <Said order={order} />
        <Attachments {...props} />
        <OrderActions {...props} />
        <KeepOrder visit={visit} order={order} code={props.code} />
      </article>
    </Layout>
  )
}

const settled: readonly CitizenOrder['status'][] = [...finishedStates, 'replied', 'split']

/** While it is handled anew, what was answered is what the citizen did not leave at that. */
const ReplySection = ({ order, reply }: Pick<Props, 'order'> & { readonly reply: string }) => (
  <section>
    <h2>{settled.includes(order.status) ? '答复' : '上一次的答复'}</h2>
    <p class="verbatim">{reply}</p>
    {order.rating === null ? null : (
      <p class="meta">
        您的评价：{order.rating.word}
        {order.rating.comment === undefined ? '' : `。“${order.rating.comment}”`}
      </p>
    )}
  </section>
)

/** The matters it was split into; the same code opens each. */
const Parts = ({ visit, order, code }: Props) => (
  <section>
    <h2>分别办理</h2>
    <ul class="parts">
      {order.parts.map(({ no, title, statusText, reply }) => (
        <li>
          <a
            href={`/${visit.place}/orders/${encodeURIComponent(no)}${code === null ? '' : `?code=${encodeURIComponent(code)}`}`}
          >
            {title}
          </a>
          <p class="meta">
            {no} · {statusText}
          </p>
          {reply === null ? null : <p class="verbatim">{reply}</p>}
        </li>
      ))}
    </ul>
  </section>
)

const Deadlines = ({ order }: Pick<Props, 'order'>) =>
  order.deadlines.length === 0 ? null : (
    <section>
      <h2>期限</h2>
      <ul class="deadlines">
        {order.deadlines.map((deadline) => (
          <ClockLine {...deadline} />
        ))}
      </ul>
    </section>
  )

/** A longer history is folded up to its latest steps: what the citizen may do stands below it. */
const Timeline = ({ visit, order: { timeline } }: Pick<Props, 'visit' | 'order'>) => (
  <section>
    <h2>经过</h2>
    {timeline.some(({ article }) => article !== undefined) ? (
      <p class="meta">依据没有写明文件的，均出自《{visit.pack.regulation.title}》。</p>
    ) : null}
    <LatestOf all={timeline} most={6} shown={4} name="步" list={(steps) => <Steps steps={steps} />} />
  </section>
)

const Steps = ({ steps }: { readonly steps: CitizenOrder['timeline'] }) => (
  <ol class="timeline">
    {steps.map(({ at, what, article }) => (
      <li>
        <p>{what}</p>
        <p class="meta">
          <span>{at}</span>
          {article === undefined ? null : <span>依据：{article}</span>}
        </p>
      </li>
    ))}
  </ol>
)

const attachmentStates = { awaited: '正在取回', lost: '平台已不再保存', erased: '保存期已满' } as const

const attachmentPath = (visit: Visit, no: string, id: string, code: string | null): string => {
  const path = `/${visit.place}/orders/${encodeURIComponent(no)}/attachments/${id}`
  return code === null ? path : `/api/v1${path}?code=${encodeURIComponent(code)}`
}

const Attachments = ({ visit, order: { no }, code, attachments }: Props) =>
  attachments.length === 0 ? null : (
    <section>
      <h2>照片和文件</h2>
      <ul>
        {attachments.map(({ id, name, state }) => (
          <li>
            {state === 'stored' ? (
              <a href={attachmentPath(visit, no, id, code)}>{name}</a>
            ) : (
              `${name}（${attachmentStates[state]}）`
            )}
          </li>
        ))}
      </ul>
    </section>
  )

const Said = ({ order }: Pick<Props, 'order'>) => (
  <section>
    <h2>您反映的内容</h2>
    <LongText text={order.text} />
    <dl class="facts">
      {[
        ['地点', order.where],
        ['类别', order.classification],
        ['承办', order.lead],
        ['协办', order.co.length === 0 ? null : order.co.join('、')],
        ['公开', order.publicity],
      ].map(([label, value]) =>
        value ? (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
    {order.supplements.length === 0 ? null : (
      <>
        <h3>您的补充</h3>
        <LatestOf
          all={order.supplements}
          most={3}
          shown={2}
          name="条"
          list={(texts) => <Supplements texts={texts} />}
        />
      </>
    )}
  </section>
)

const Supplements = ({ texts }: { readonly texts: readonly string[] }) => (
  <ul class="supplements">
    {texts.map((text) => (
      <li>
        <LongText text={text} />
      </li>
    ))}
  </ul>
)
