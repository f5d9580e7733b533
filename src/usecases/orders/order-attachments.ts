import { z } from 'zod'
import { attachmentRefSchema } from '../../domain/attachment.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { StoredAttachment } from '../../ports/attachment-store.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from './code-opens.ts'
import { loadOrder } from './load-order.ts'
import { seenBy } from './staff-view.ts'

/** A picture or file of an order as it is listed. `lost`: the platform no longer had it when it was fetched; `erased`: its time was over. */
export const orderAttachmentSchema = attachmentRefSchema.extend({
  state: z.enum(['awaited', 'stored', 'lost', 'erased']),
  at: z.string(),
  /** The command of somebody at work it came with, and their account; null for the citizen's own. */
  given: z.object({ act: z.string(), by: z.string() }).nullable(),
})
export type OrderAttachment = z.infer<typeof orderAttachmentSchema>

type Of = Pick<WorkOrder, 'no' | 'parent'>

/** What an agent adds while speaking for the citizen is the citizen's own. */
const isCitizens = ({ given }: Pick<OrderAttachment, 'given'>): boolean =>
  given === null || given.act === 'supplement'

/** What the citizen sent, for the citizen: nothing of how units handle it, nor whose account wrote it down. */
export const ownAttachmentsOf = async (
  deps: Pick<Deps, 'attachments'>,
  place: PlaceId,
  order: Of,
): Promise<OrderAttachment[]> =>
  (await attachmentsOf(deps, place, order)).filter(isCitizens).map((each) => ({ ...each, given: null }))

/** For people at work: files of this order, and what the citizen sent for the one it was split from, the oldest first. */
export const attachmentsOf = async (
  { attachments }: Pick<Deps, 'attachments'>,
  place: PlaceId,
  order: Of,
): Promise<OrderAttachment[]> => {
  const lists = await Promise.all(numbersOf(order).map((no) => attachments.ofOrder(place, no)))
  const [own = [], whole = []] = lists.toReversed()
  return [...whole.filter(isCitizens), ...own].map((attachment) => ({
    ...attachment,
    name: maskPersonal(attachment.name),
  }))
}

const numbersOf = ({ no, parent }: Of): readonly string[] => (parent === null ? [no] : [parent, no])

/**
 * One of them, for whoever may see the order: people at work as `staffView` has it, the citizen by the query code.
 * Throws unknown_order where the order is none of theirs, not_found where it has no such attachment.
 */
export const readAttachment = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  id: string,
  by: { readonly staff: Staff } | { readonly code: string },
): Promise<StoredAttachment> => {
  const order =
    'staff' in by
      ? (await seenBy(deps, place, no, by.staff)).order
      : await ofCitizen(deps, place, no, by.code)
  const found = await deps.attachments.read(place, id)
  const opens = found && (isCitizens(found) || ('staff' in by && found.orderNo === order.no))
  if (found?.orderNo && numbersOf(order).includes(found.orderNo) && opens) return found
  throw new DomainError('not_found', '这件工单没有这个附件，或者它还没有取回，请过几分钟再看。', { no })
}

const ofCitizen = async (deps: Deps, place: PlaceId, no: string, code: string): Promise<WorkOrder> => {
  const order = (await codeOpens(deps, place, no, code)) ? (await loadOrder(deps, place, no))?.order : null
  if (order) return order
  throw new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请核对后再试。', { no })
}
