import { chineseMoment } from '../../../domain/place-day.ts'
import type { OpenFactOrder } from '../../../ports/undecided-store.ts'
import { TableHead } from '../../table-head.tsx'
import type { DeskVisit } from '../desk-visit.ts'

type Props = { readonly visit: DeskVisit; readonly list: readonly OpenFactOrder[] }

/** Orders that were filed although the fact that decides stayed open. */
export const OpenFactTable = ({ visit, list }: Props) =>
  list.length === 0 ? null : (
    <>
      <h2>已登记，还有一点没问清</h2>
      <p class="meta">
        问过，反映人没有答复或者说不清楚，先登记了工单，没有派给单位。是否受理要看这一点，请核实后决定。
      </p>
      <table class="orders" data-keys>
        <TableHead columns={['时间', '工单', '没问清的']} />
        <tbody>
          {list.map((one) => (
            <tr>
              <td>{chineseMoment(one.at)}</td>
              <td class="title">
                <a href={`/${visit.place}/desk/undecided/orders/${one.orderNo}`}>{one.title}</a>
              </td>
              <td>
                {one.question}
                {one.article === null ? '' : `（${one.article}）`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
