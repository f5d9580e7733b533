import { chineseDue } from '../../../../domain/place-day.ts'
import type { WorkOrder } from '../../../../domain/work-order/work-order.ts'
import { clockNames } from '../../../../rules/order/notices/clock-names.ts'
import { stateNames } from '../../../../rules/order/steps.ts'
import type { Foreseen } from '../../../../usecases/commands/foresee-command.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { TableHead } from '../../../table-head.tsx'
import { nameIn } from './name-in.ts'

type Props = { readonly desk: OrderAtDesk; readonly foreseen: Foreseen }

/** What becomes of the order and of the others that are made or changed, before anything is done. */
export const OutcomePreview = ({ desk, foreseen: { after, others, warnings } }: Props) => (
  <>
    <h2>办好以后</h2>
    <p>
      这件工单：{stateNames[after.state]}
      {after.state === desk.order.state ? '（环节不变）' : ''}
    </p>
    {others.length === 0 ? null : (
      <table class="outcome">
        <TableHead columns={['工单', '内容', '分类', '承办单位', '环节和时限']} />
        <tbody>
          {others.map((order) => (
            <Other desk={desk} order={order} />
          ))}
        </tbody>
      </table>
    )}
    {warnings.map((warning) => (
      <p class="near-note">{warning}</p>
    ))}
  </>
)

const Other = ({ desk, order }: { readonly desk: OrderAtDesk; readonly order: WorkOrder }) => (
  <tr>
    <th scope="row">{order.no}</th>
    <td>
      <strong>{order.title}</strong>
      <p class="verbatim">{order.text}</p>
      {order.supplements.map((text) => (
        <p class="verbatim">补充：{text}</p>
      ))}
    </td>
    <td>
      {order.nature}，{order.classification.label}
    </td>
    <td>
      {order.lead === null ? '由派单员确定' : nameIn(desk, order.lead)}
      {order.requirement === null ? null : <p class="meta">要求：{order.requirement}</p>}
    </td>
    <td>
      {stateNames[order.state]}
      {order.deadlines.map(({ type, dueAt }) => (
        <p class="meta">
          {clockNames[type]}：{dueAt === null ? '没有规定到期日' : chineseDue(new Date(dueAt))}
        </p>
      ))}
    </td>
  </tr>
)
