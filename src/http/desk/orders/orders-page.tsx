import type { PlaceId } from '../../../domain/place.ts'
import type { OrderLine, OrderPage } from '../../../ports/order-store.ts'
import { stateNames } from '../../../rules/order/steps.ts'
import type { OrderListName } from '../../../usecases/list-orders.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from './due-chip.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly list: OrderListName
  readonly name: string
  readonly q: string
  readonly page: OrderPage
  readonly unitNames: ReadonlyMap<string, string>
}

/** One list of orders as a table; a row opens beside it. */
export const OrdersPage = ({ visit, counts, list, name, q, page, unitNames }: Props) => {
  const here = `/${visit.place}/desk/orders`
  return (
    <DeskLayout visit={visit} counts={counts} title={name} at={list} styles={['desk-orders']}>
      <div class="beside">
        <section class="list" aria-labelledby="list-name">
          <header>
            <h1 id="list-name">{name}</h1>
            <form action={here} method="get">
              <input type="hidden" name="list" value={list} />
              <input
                type="search"
                name="q"
                value={q}
                aria-label="在列表中查找"
                placeholder="编号或词语"
                hx-get={here}
                hx-trigger="input changed delay:200ms"
                hx-include="closest form"
                hx-select="#rows"
                hx-target="#rows"
                hx-swap="outerHTML"
              />
            </form>
          </header>
          <div id="rows">
            <Rows visit={visit} orders={page.orders} unitNames={unitNames} searched={q !== ''} />
            {page.after === null ? null : (
              <p class="more">
                <a href={`${here}?${new URLSearchParams({ list, q, after: page.after })}`}>下一页</a>
              </p>
            )}
          </div>
        </section>
        <section id="order" class="side" aria-live="polite" aria-label="工单内容" />
      </div>
    </DeskLayout>
  )
}

type RowsProps = {
  readonly visit: DeskVisit
  readonly orders: readonly OrderLine[]
  readonly unitNames: ReadonlyMap<string, string>
  readonly searched: boolean
}

const Rows = ({ visit, orders, unitNames, searched }: RowsProps) =>
  orders.length === 0 ? (
    <p class="empty">{searched ? '没有找到。可以换个词，或输入编号的开头几位。' : '这里没有要办的。'}</p>
  ) : (
    <table class="orders" data-keys>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">时限</th>
          <th scope="col">内容</th>
          <th scope="col">性质</th>
          <th scope="col">承办单位</th>
          <th scope="col">环节</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr class={order.overdue ? 'late' : ''}>
            <td class="no">
              <a
                href={orderAddress(visit.place, order.no)}
                hx-get={orderAddress(visit.place, order.no)}
                hx-select="#sheet"
                hx-target="#order"
                hx-push-url="false"
              >
                {order.no}
              </a>
            </td>
            <td>
              <DueChip now={visit.now} dueAt={order.due?.dueAt ?? null} overdue={order.overdue} />
            </td>
            <td class="title">{order.title}</td>
            <td>{order.nature}</td>
            <td>{order.lead === null ? '' : (unitNames.get(order.lead) ?? order.lead)}</td>
            <td>{stateNames[order.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const orderAddress = (place: PlaceId, no: string) => `/${place}/desk/orders/${encodeURIComponent(no)}`
