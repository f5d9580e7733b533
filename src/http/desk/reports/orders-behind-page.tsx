import type { CountedOrder } from '../../../ports/report-figures.ts'
import { stateNames } from '../../../rules/order/steps.ts'
import { measureNames } from '../../../usecases/reports/measure-names.ts'
import type { OrdersBehind } from '../../../usecases/reports/orders-behind.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { TableHead } from '../../table-head.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { periodTitle } from './report-words.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly behind: OrdersBehind
  readonly unitNames: ReadonlyMap<string, string>
}

/** What a figure is made of. */
export const OrdersBehindPage = ({ visit, counts, behind, unitNames }: Props) => {
  const { asked, name, lineName, orders } = behind
  const title = `${lineName === null ? '' : `${lineName}：`}${name}`
  return (
    <DeskLayout visit={visit} counts={counts} title={title} at="reports" styles={['desk-reports']}>
      <section class="list">
        <h1>{title}</h1>
        <p class="meta">
          {periodTitle('own', asked.period)}，{measureNames[asked.measure].counts}。
          <a href={`/${visit.place}/desk/reports`}>回到统计报表</a>
        </p>
        {orders.length === 0 ? (
          <p class="empty">这里没有工单。请从统计报表里点开一个数字。</p>
        ) : (
          <div class="wide">
            <OrdersTable visit={visit} orders={orders} unitNames={unitNames} />
          </div>
        )}
        <Pages visit={visit} behind={behind} />
      </section>
    </DeskLayout>
  )
}

type TableProps = Pick<Props, 'visit' | 'unitNames'> & { readonly orders: readonly CountedOrder[] }

const OrdersTable = ({ visit, orders, unitNames }: TableProps) => (
  <table class="orders" data-keys>
    <TableHead columns={['编号', '计入日期', '次数', '内容', '性质', '承办单位', '环节']} />
    <tbody>
      {orders.map(({ no, day, times, title, nature, lead, state }) => (
        <tr>
          <td class="no">
            <a href={`/${visit.place}/desk/orders/${encodeURIComponent(no)}`}>{no}</a>
          </td>
          <td>{chineseDate(day)}</td>
          <td class="number">{times}次</td>
          <td class="title">{title}</td>
          <td>{nature}</td>
          <td>{lead === null ? '' : (unitNames.get(lead) ?? lead)}</td>
          <td>{stateNames[state]}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Pages = ({ visit, behind: { asked, page, more } }: Pick<Props, 'visit' | 'behind'>) => {
  const at = (to: number) =>
    `/${visit.place}/desk/reports/orders?${new URLSearchParams({
      ...{ measure: asked.measure, ...asked.period, page: String(to) },
      ...(asked.line === undefined ? {} : { by: asked.line.by }),
      ...(asked.line?.key ? { key: asked.line.key } : {}),
    })}`
  return (
    <p class="more">
      {page > 1 ? <a href={at(page - 1)}>上一页</a> : null} {more ? <a href={at(page + 1)}>下一页</a> : null}
    </p>
  )
}
