import { chineseMoment } from '../../../domain/place-day.ts'
import type { OpenFactOrder } from '../../../ports/undecided-store.ts'
import type { DeskVisit } from '../desk-visit.ts'

type Props = { readonly visit: DeskVisit; readonly list: readonly OpenFactOrder[] }

/** Orders that were filed although the fact that decides stayed open. */
export const OpenFactTable = ({ visit, list }: Props) =>
  list.length === 0 ? null : (
    <>
      <h2>已登记，还有一点没问清</h2>
      <p class="meta">问过两次仍没有答复，先登记了工单。是否受理要看这一点，请核实后决定。</p>
      <table class="orders" data-keys>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">工单</th>
            <th scope="col">没问清的</th>
          </tr>
        </thead>
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
