import type { CommandType } from '../../../../domain/work-order/command.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import type { DeskVisit } from '../../desk-visit.ts'
import { OrderFiles } from '../order-files.tsx'
import { SaidWords } from '../order-said.tsx'
import type { Beside } from './beside-act.ts'
import { DraftRead } from './draft-read.tsx'
import { ExtensionAsked } from './extension-asked.tsx'
import { LikeOrders } from './like-orders.tsx'
import { ModelSuggestions } from './model-suggestions.tsx'
import { nameIn } from './name-in.ts'
import { ReturnAsked } from './return-asked.tsx'
import { UnitSuggestions } from './unit-suggestions.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly desk: OrderAtDesk
  readonly type: CommandType
  readonly beside: Beside
}

const onReply: readonly CommandType[] = [
  'approve-reply',
  'send-back-reply',
  'pass-audit',
  'refuse-audit',
  'accept-filing',
  'refuse-filing',
  'record-callback',
]
/** The checklist stands in the form itself. */
const ticking: readonly CommandType[] = ['pass-audit', 'refuse-audit']
const onReturn: readonly CommandType[] = ['approve-return', 'refuse-return']
const onExtension: readonly CommandType[] = [
  'request-extension',
  'approve-extension',
  'refuse-extension',
  'grant-extension',
]
const onTermination: readonly CommandType[] = ['approve-termination', 'refuse-termination']
const onLike: readonly CommandType[] = ['dispatch', 'split', 'stop-dispatch']

/** What somebody has to have read before this act: the citizen's words, and what is being decided on. */
export const ActContext = ({ visit, desk, type, beside }: Props) => (
  <aside class="reading" aria-label="办理依据的内容">
    {type === 'dispatch' ? <UnitSuggestions visit={visit} desk={desk} /> : null}
    {type === 'dispatch' ? <ModelSuggestions visit={visit} desk={desk} model={beside.model} /> : null}
    {onReply.includes(type) ? <DraftRead desk={desk} checked={ticking.includes(type)} /> : null}
    {onReturn.includes(type) ? <ReturnAsked desk={desk} /> : null}
    {onExtension.includes(type) ? <ExtensionAsked desk={desk} /> : null}
    {onTermination.includes(type) ? <Termination desk={desk} /> : null}
    {type === 'merge' ? <LikeOrders place={visit.place} like={beside.like} choosing={desk.view.no} /> : null}
    <h2>诉求原文</h2>
    <SaidWords text={desk.view.text} supplements={desk.view.supplements} />
    <OrderFiles visit={visit} desk={desk} />
    {onLike.includes(type) ? <LikeOrders place={visit.place} like={beside.like} /> : null}
  </aside>
)

const Termination = ({ desk }: { readonly desk: OrderAtDesk }) => {
  const asked = desk.order.termination
  return asked === null ? null : (
    <>
      <h2>终止办理的申请</h2>
      <p>
        {nameIn(desk, asked.unit)}：{asked.ground}
      </p>
      <p class="verbatim">{asked.text}</p>
    </>
  )
}
