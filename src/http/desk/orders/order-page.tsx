import type { OrderAtDesk } from '../../../usecases/order-at-desk.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from './due-chip.tsx'
import { OrderActs } from './order-acts.tsx'
import { type Contact, OrderSaid } from './order-said.tsx'
import { OrderTimeline } from './order-timeline.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly desk: OrderAtDesk
  readonly contact?: Contact
  /** What was just done, and what the rules point out about it. */
  readonly done?: readonly string[]
}

/** One order: what was said, what happened, what may be done now. */
export const OrderPage = ({ visit, counts, desk, contact = null, done = [] }: Props) => {
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
        </div>
      )}
      <article id="sheet" class="order-sheet">
        <header>
          <p class="no">
            <a href={`/${visit.place}/desk/orders/${view.no}`}>{view.no}</a>
          </p>
          <h1>{view.title}</h1>
          <Marks desk={desk} />
        </header>
        <div class="columns">
          <OrderSaid visit={visit} desk={desk} contact={contact} />
          <OrderTimeline desk={desk} />
          <OrderActs visit={visit} desk={desk} />
        </div>
      </article>
    </DeskLayout>
  )
}

const Marks = ({ desk: { view, scene } }: { readonly desk: OrderAtDesk }) => {
  const next = view.deadlines
    .map(({ dueAt }) => dueAt)
    .filter((dueAt) => dueAt !== null)
    .sort()[0]
  const supervised = view.supervisions.filter(({ lifted }) => !lifted)
  return (
    <p class="marks">
      <span class="chip">{view.stateName}</span>{' '}
      <DueChip now={scene.now} dueAt={next ?? null} overdue={view.overdue.length > 0} />
      {supervised.map(({ label }) => (
        <span class="chip near">{label}</span>
      ))}
    </p>
  )
}
