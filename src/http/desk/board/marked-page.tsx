import { stateNames } from '../../../rules/order/steps.ts'
import type { MarkedOrders } from '../../../usecases/reports/supervision-board.ts'
import { TableHead } from '../../table-head.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { DueChip } from '../orders/due-chip.tsx'
import { markNames } from './board-page.tsx'
import { OrderLink } from './order-link.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly marked: MarkedOrders
  readonly nameOf: (unit: string | null) => string
}

/** The orders behind a figure of the board, what ends first at the top. */
export const MarkedPage = ({ visit, counts, marked, nameOf }: Props) => {
  const { asked, unitName, orders } = marked
  const title = `${unitName === null ? '' : `${unitName}：`}${markNames[asked.mark]}`
  return (
    <DeskLayout visit={visit} counts={counts} title={title} at="board" styles={['desk-reports']}>
      <section class="list">
        <h1>{title}</h1>
        <p class="meta">
          先到期的在前。<a href={`/${visit.place}/desk/board`}>回到督办看板</a>
        </p>
        {orders.length === 0 ? (
          <p class="empty">现在没有这样的工单。</p>
        ) : (
          <table class="orders" data-keys>
            <TableHead columns={['编号', '时限', '内容', '单位', '环节']} />
            <tbody>
              {orders.map((order) => (
                <tr>
                  <td class="no">
                    <OrderLink place={visit.place} no={order.no} />
                  </td>
                  <td>
                    <DueChip
                      now={visit.now}
                      dueAt={order.dueAt}
                      clock={order.clock}
                      overdue={order.overdue}
                    />
                  </td>
                  <td class="title">{order.title}</td>
                  <td>{nameOf(order.unit)}</td>
                  <td>{stateNames[order.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pages place={visit.place} marked={marked} />
      </section>
    </DeskLayout>
  )
}

const Pages = ({
  place,
  marked: { asked, more },
}: {
  readonly place: string
  readonly marked: MarkedOrders
}) => {
  const at = (page: number) =>
    `/${place}/desk/board/orders?${new URLSearchParams({
      mark: asked.mark,
      ...(asked.unit === undefined ? {} : { unit: asked.unit }),
      page: String(page),
    })}`
  return (
    <p class="more">
      {asked.page > 1 ? <a href={at(asked.page - 1)}>上一页</a> : null}{' '}
      {more ? <a href={at(asked.page + 1)}>下一页</a> : null}
    </p>
  )
}
