import type { PlaceId } from '../../../domain/place.ts'
import { orderStates } from '../../../domain/work-order/work-order.ts'
import type { OrderLine, OrderPage } from '../../../ports/order-store.ts'
import { stateNames } from '../../../rules/order/steps.ts'
import type { LookToday } from '../../../usecases/daily-checks/daily-checks-of.ts'
import {
  type ListQuery,
  mostCounted,
  type OrderListName,
  sortOf,
} from '../../../usecases/orders/list-orders.ts'
import { LookLine } from '../daily-checks/look-line.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { flagNames } from './desk-names.ts'
import { DueChip } from './due-chip.tsx'
import { KeysDialog } from './keys-dialog.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly list: OrderListName
  readonly name: string
  readonly query: ListQuery
  readonly page: OrderPage
  /** How many there are in all, counted up to a limit. */
  readonly found: number
  readonly unitNames: ReadonlyMap<string, string>
  /** null on days without the duty to look in. */
  readonly look: LookToday | null
}

/** One list of orders as a table; a row opens beside it. */
export const OrdersPage = (props: Props) => {
  const { visit, counts, list, name, query, page, found, unitNames, look } = props
  const here = `/${visit.place}/desk/orders`
  const narrowed = Boolean(query.q) || query.state !== undefined
  return (
    <DeskLayout visit={visit} counts={counts} title={name} at={list} styles={['desk-orders']}>
      <div class="beside">
        <section class="list" aria-labelledby="list-name">
          <header>
            <h1 id="list-name">{name}</h1>
            <Search {...props} />
          </header>
          <LookLine place={visit.place} look={look} />
          <div id="rows">
            <p class="meta" role="status">
              共{found >= mostCounted ? `${mostCounted}件以上` : `${found}件`}
              {page.after === null ? '' : `，本页${page.orders.length}件`}
            </p>
            <Rows visit={visit} orders={page.orders} unitNames={unitNames} searched={narrowed} />
            {page.after === null ? null : (
              <p class="more">
                <a href={`${here}?${addressed(list, query, page.after)}`}>下一页</a>
              </p>
            )}
          </div>
        </section>
        <section id="order" class="side" aria-live="polite" aria-label="工单内容" />
      </div>
      <Recount here={`${here}?list=${list}`} counts={counts} />
      <KeysDialog />
    </DeskLayout>
  )
}

const addressed = (list: OrderListName, { q, state, sort }: ListQuery, after: string): URLSearchParams =>
  new URLSearchParams({
    list,
    ...(q ? { q } : {}),
    ...(state === undefined ? {} : { state }),
    ...(sort === undefined ? {} : { sort }),
    after,
  })

const sortNames = [
  ['due', '先到期的在前'],
  ['filed', '新受理的在前'],
] as const

/** Words, step and order of the list; works as a plain form, and at every change with scripts. */
const Search = ({ visit, list, query }: Props) => {
  const here = `/${visit.place}/desk/orders`
  const quick = {
    'hx-get': here,
    'hx-include': 'closest form',
    'hx-select': '#rows',
    'hx-target': '#rows',
    'hx-swap': 'outerHTML',
    'hx-replace-url': 'true',
  }
  return (
    <form action={here} method="get">
      <input type="hidden" name="list" value={list} />
      <input
        type="search"
        name="q"
        value={query.q ?? ''}
        maxlength={200}
        aria-label="在列表中查找"
        placeholder="编号或词语"
        hx-trigger="input delay:200ms"
        {...quick}
      />
      <select name="state" aria-label="环节" hx-trigger="change" {...quick}>
        <option value="">全部环节</option>
        {orderStates.map((state) => (
          <option value={state} {...(state === query.state ? { selected: true } : {})}>
            {stateNames[state]}
          </option>
        ))}
      </select>
      <select name="sort" aria-label="排列" hx-trigger="change" {...quick}>
        {sortNames.map(([sort, words]) => (
          <option value={sort} {...(sort === sortOf(list, query) ? { selected: true } : {})}>
            {words}
          </option>
        ))}
      </select>
      <button type="submit" class="secondary">
        查找
      </button>
    </form>
  )
}

/** The counts in the navigation, fetched anew each minute without moving what one is reading. */
const Recount = ({ here, counts }: { readonly here: string; readonly counts: DeskCounts }) => (
  <div
    hidden
    hx-get={here}
    hx-trigger="every 60s"
    hx-swap="none"
    hx-select-oob={counts
      .filter(({ list }) => list !== 'all')
      .map(({ list }) => `#count-${list}`)
      .join(',')}
  />
)

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
          <th scope="col" class="where">
            地点
          </th>
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
              <DueChip
                now={visit.now}
                dueAt={order.due?.dueAt ?? null}
                clock={order.due?.clock ?? null}
                overdue={order.overdue}
              />
            </td>
            <td class="where">
              {order.where === null ? null : <span title={order.where}>{order.where}</span>}
            </td>
            <td class="title">
              {order.title}
              <RowMarks order={order} />
            </td>
            <td>{order.nature}</td>
            <td>{order.lead === null ? '' : (unitNames.get(order.lead) ?? order.lead)}</td>
            <td class="step">{stateNames[order.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const isFlag = (flag: string): flag is keyof typeof flagNames => flag in flagNames

/** What lies over the step of an order, in words. */
const RowMarks = ({ order }: { readonly order: OrderLine }) => (
  <>
    {order.supervised === null ? null : <span class="chip near">督办中</span>}
    {order.flags.filter(isFlag).map((flag) => (
      <span class="chip">{flagNames[flag]}</span>
    ))}
  </>
)

const orderAddress = (place: PlaceId, no: string) => `/${place}/desk/orders/${encodeURIComponent(no)}`
