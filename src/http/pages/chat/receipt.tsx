import type { OrderCard } from '../../../domain/answer.ts'
import { chineseDue } from '../../../domain/place-day.ts'
import type { RulePack } from '../../../rules/index.ts'
import { ClockLine } from '../clock-line.tsx'

type Props = {
  readonly order: OrderCard
  readonly pack: RulePack
  /** Another matter came after it: number and state stay in view, the rest is folded. */
  readonly folded: boolean
  /** Where the order stands by now; as it was filed unless known. */
  readonly state?: string | undefined
}

/** A filed order like a receipt: number, code, what was said, who has it, until when and why, what comes next. */
export const Receipt = ({ order, pack, folded, state }: Props) => {
  const brief = `${order.no}，${state ?? (order.lead ? `已转${order.lead}` : '待派单')}`
  if (!folded)
    return (
      // What the script folds it under when another matter is filed on this page.
      <section class="receipt" aria-label={`${pack.terms.order}回执`} data-brief={brief}>
        <ReceiptLines order={order} pack={pack} />
      </section>
    )
  return (
    <details class="receipt">
      <summary>{brief}</summary>
      <ReceiptLines order={order} pack={pack} />
    </details>
  )
}

const ReceiptLines = ({ order, pack }: Pick<Props, 'order' | 'pack'>) => (
  <>
    <h2>{pack.terms.order}回执</h2>
    <dl>
      <div class="number">
        <dt>编号</dt>
        <dd>{order.no}</dd>
      </div>
      <div class="number">
        <dt>查询码</dt>
        <dd>{order.queryCode}</dd>
      </div>
      <div>
        <dt>{order.nature}</dt>
        <dd>{order.title}</dd>
      </div>
      <div>
        <dt>现在</dt>
        <dd>{order.lead ? `已转${order.lead}办理` : `${pack.terms.center}正在确定承办单位`}</dd>
      </div>
    </dl>
    <Deadlines deadlines={order.deadlines} />
    <p class="next">
      请保存编号和查询码。
      <a
        href={`/${pack.place}/orders/${encodeURIComponent(order.no)}?code=${encodeURIComponent(order.queryCode)}`}
      >
        查看进度、补充或撤回
      </a>
    </p>
  </>
)

const Deadlines = ({ deadlines }: Pick<OrderCard, 'deadlines'>) => (
  <ul class="deadlines">
    {deadlines.map(({ dueAt, ...clock }) => (
      <ClockLine {...clock} due={dueAt === null ? null : chineseDue(new Date(dueAt))} />
    ))}
  </ul>
)
