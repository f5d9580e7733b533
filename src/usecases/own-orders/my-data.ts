import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { finishedStates } from '../../domain/work-order/work-order.ts'
import type { OrderPersonal } from '../../ports/conversation-store.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from '../orders/code-opens.ts'
import { loadOrder } from '../orders/load-order.ts'
import { type OrderAttachment, ownAttachmentsOf } from '../orders/order-attachments.ts'
import { sessionIn } from '../orders/own-key.ts'
import type { CitizenOrder } from './citizen-order.ts'
import { readOrder } from './look-up-order.ts'

/** What shows that somebody is whose order it is: number, code, and the telephone that was left with it, if any. */
export type Proof = { readonly no: string; readonly code: string; readonly phone: string }

export type MyData = {
  readonly order: CitizenOrder
  /** null after erasure. */
  readonly personal: OrderPersonal | null
  readonly attachments: readonly OrderAttachment[]
}

type Proven = { readonly no: string; readonly personal: OrderPersonal | null }

/**
 * Whoever has the receipt alone does not get the telephone that belongs to it. Throws unknown_order for a wrong number
 * and code alike, wrong_code for another telephone, rate_limited after many tries. Every try is in the access log.
 */
const proven = async (deps: Deps, place: PlaceId, { no, code, phone }: Proof): Promise<Proven> => {
  if (!(await codeOpens(deps, place, no, code)))
    throw new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请对照回执核对后再试。')
  if (await heldTelephone(deps, place, code))
    return { no, personal: await deps.orders.personal(place, no, 'citizen', '凭电话验证码核对身份') }
  const personal = await deps.orders.personal(place, no, 'citizen', '凭编号和查询码核对身份')
  const left = digitsOf(personal?.contactPhone ?? '')
  if (left !== '' && left !== digitsOf(phone))
    throw new DomainError('wrong_code', '电话与登记时留的不一致，请填写登记时留的完整号码后再试。')
  return { no, personal }
}

/** Who opened the session by a code that was sent to the telephone of the order has shown that they hold it. */
const heldTelephone = async (deps: Deps, place: PlaceId, key: string): Promise<boolean> => {
  const session = sessionIn(key)
  return session !== null && (await deps.ownOrders.session(place, session, deps.clock.now())) === 'telephone'
}

const digitsOf = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')

/** A copy of all that is kept about the citizen of an order. Throws as `proven`. */
export const copyMyData = async (deps: Deps, place: PlaceId, proof: Proof): Promise<MyData> => {
  const { no, personal } = await proven(deps, place, proof)
  const [order, loaded] = await Promise.all([readOrder(deps, place, no), loadOrder(deps, place, no)])
  if (!order || !loaded) throw new DomainError('unknown_order', '没有找到这个编号的工单，请核对后再试。')
  const attachments = await ownAttachmentsOf(deps, place, loaded.order)
  await deps.dataRequests.copied(place, no, deps.clock.now())
  return { order, personal, attachments }
}

/** `after-end`: the order is still handled and needs the data; it is erased the night after it has ended. */
export type ErasureAsked = 'tonight' | 'after-end' | 'erased-before'

/** Notes that contact data, pictures and conversation are to be erased. Asking twice is the same. Throws as `proven`. */
export const askErasure = async (deps: Deps, place: PlaceId, proof: Proof): Promise<ErasureAsked> => {
  const { no, personal } = await proven(deps, place, proof)
  if (personal === null) return 'erased-before'
  await deps.dataRequests.askErasure(place, no, deps.clock.now())
  const loaded = await loadOrder(deps, place, no)
  return loaded && finishedStates.includes(loaded.order.state) ? 'tonight' : 'after-end'
}
