import type { StaffOrder } from '../../../usecases/staff-view.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from './due-chip.tsx'

type Props = { readonly visit: DeskVisit; readonly counts: DeskCounts; readonly order: StaffOrder }

/** One order: what was said, what happened, what may be done now. */
export const OrderPage = ({ visit, counts, order }: Props) => (
  <DeskLayout visit={visit} counts={counts} title={`${visit.pack.terms.order} ${order.no}`} at="order">
    <article id="sheet" class="order-sheet">
      <header>
        <p class="no">
          <a href={`/${visit.place}/desk/orders/${order.no}`}>{order.no}</a>
        </p>
        <h1>{order.title}</h1>
        <p>
          <span class="chip">{order.stateName}</span>{' '}
          <DueChip
            now={visit.now}
            dueAt={order.deadlines.map(({ dueAt }) => dueAt).find((dueAt) => dueAt !== null) ?? null}
            overdue={order.overdue.length > 0}
          />
        </p>
      </header>
      <div class="columns">
        <section class="said">
          <h2>诉求原文</h2>
          <p class="verbatim">{order.text}</p>
        </section>
        <section class="happened">
          <h2>经过</h2>
        </section>
        <section class="may">
          <h2>现在可以做</h2>
          <ul>
            {order.actions.map(({ type, name }) => (
              <li>
                <a href={`/${visit.place}/desk/orders/${order.no}/do/${type}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </article>
  </DeskLayout>
)
