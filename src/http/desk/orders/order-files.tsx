import type { CommandType } from '../../../domain/work-order/command.ts'
import { steps } from '../../../rules/order/steps.ts'
import type { OrderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import type { DeskVisit } from '../desk-visit.ts'

type Props = { readonly visit: DeskVisit; readonly desk: OrderAtDesk }

const states = {
  awaited: '正在取回',
  stored: '',
  lost: '平台已不再保存',
  erased: '保存期已满',
} as const

const isAct = (act: string): act is CommandType => act in steps
const withWhat = ({ act, by }: { readonly act: string; readonly by: string }): string =>
  `随“${isAct(act) ? steps[act].name : act}”上传，${by}`

/** Pictures and files of the order: pictures are shown, everything else is saved from its link. */
export const OrderFiles = ({ visit, desk: { view, attachments } }: Props) =>
  attachments.length === 0 ? null : (
    <>
      <h3>附件</h3>
      <ul class="files">
        {attachments.map(({ id, name, kind, state, given }) => {
          const address = `/api/v1/${visit.place}/orders/${view.no}/attachments/${id}`
          return (
            <li>
              {state === 'stored' ? <a href={address}>{name}</a> : `${name}（${states[state]}）`}
              {given === null ? null : <span class="meta"> {withWhat(given)}</span>}
              {state === 'stored' && kind === 'photo' ? <img src={address} alt="" loading="lazy" /> : null}
            </li>
          )
        })}
      </ul>
    </>
  )
