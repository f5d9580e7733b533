import type { OrderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from './due-chip.tsx'
import { doneWords } from './forms/done-note.ts'
import { lateBefore } from './late-before.ts'
import { OrderActs } from './order-acts.tsx'
import { type Contact, OrderSaid } from './order-said.tsx'
import { OrderTimeline } from './order-timeline.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly desk: OrderAtDesk
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
  readonly contact?: Contact
  /** What was just done, and what the rules point out about it. */
  readonly done?: readonly string[]
}

/** One order: what was said, what happened, what may be done now. */
export const OrderPage = ({ visit, counts, desk, names, contact = null, done = [] }: Props) => {
  const { view } = desk
  return (
    <DeskLayout
      visit={visit}
      counts={counts}
      title={`${visit.pack.terms.order} ${view.no}`}
      at="order"
      styles={['desk-orders']}
    >
      {done.length === 0 ? null : (
        <div role="status">
          {done.map((line) => (
            <p class="done">{line}</p>
          ))}
          <TakeBack visit={visit} desk={desk} done={done} />
        </div>
      )}
      <article id="sheet" class="order-sheet">
        <header>
          <p class="no">
            <a href={`/${visit.place}/desk/orders/${view.no}`}>{view.no}</a>
          </p>
          <h1>{view.title}</h1>
          <Marks desk={desk} />
          <p class="to-acts">
            <a href="#may-name">现在可以做什么</a>
          </p>
        </header>
        <div class="columns">
          <OrderSaid visit={visit} desk={desk} contact={contact} />
          <OrderTimeline desk={desk} names={names} />
          <OrderActs visit={visit} desk={desk} />
        </div>
      </article>
    </DeskLayout>
  )
}

type TakeBackProps = Pick<Props, 'visit' | 'desk'> & { readonly done: readonly string[] }

/** Just dispatched and not signed yet: to the wrong unit, it is taken back by giving it to another. */
const TakeBack = ({ visit, desk: { view, acts }, done }: TakeBackProps) => {
  const open = acts.some(({ type, refusal }) => type === 'dispatch' && refusal === null)
  if (!done.includes(doneWords('dispatch')) || view.state !== 'dispatched' || !open) return null
  return (
    <p>
      派错了可以马上收回：
      <a href={`/${visit.place}/desk/orders/${view.no}/do/dispatch`}>撤回派单，改派别的单位</a>
    </p>
  )
}

const Marks = ({ desk: { view, scene } }: { readonly desk: OrderAtDesk }) => {
  const next = view.deadlines
    .filter(({ dueAt }) => dueAt !== null)
    .toSorted((a, b) => String(a.dueAt).localeCompare(String(b.dueAt)))[0]
  const before = lateBefore(view.events)
  const supervised = view.supervisions.filter(({ lifted }) => !lifted)
  return (
    <p class="marks">
      <span class="chip">{view.stateName}</span>{' '}
      <DueChip
        now={scene.now}
        dueAt={next?.dueAt ?? null}
        clock={next?.clock ?? null}
        overdue={view.overdue.length > 0 && before.length === 0}
      />
      {before.map((words) => (
        <span class="chip none">{words}</span>
      ))}
      {supervised.map(({ label }) => (
        <span class="chip near">{label}</span>
      ))}
    </p>
  )
}
