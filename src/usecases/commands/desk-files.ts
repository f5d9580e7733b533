import type { AttachmentRef } from '../../domain/attachment.ts'
import { DomainError } from '../../domain/errors.ts'
import { cleanMedia, refusedMediaWords } from '../../domain/media/clean-media.ts'
import type { Staff } from '../../domain/staff.ts'
import type { CommandType } from '../../domain/work-order/command.ts'
import type { Deps } from '../deps.ts'
import type { OrderAtDesk } from '../orders/order-at-desk.ts'

/** All files of one order that people at work added. */
const bytesOfOrder = 200 * 1024 * 1024
/** A form that is still not sent by then never will be. */
const unsentMs = 24 * 3_600_000

/** Files wait on the shelf of their order until the form they came with is done. */
const shelfOf = (no: string): string => `desk:${no}`

type Given = { readonly name: string; readonly bytes: Uint8Array }
type Kept =
  | { readonly kind: 'kept'; readonly file: AttachmentRef }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * Keeps a file for an act, checked and stripped of location data; it belongs to the order once the act is done. Throws
 * not_allowed for an act this person may not do now, rate_limited for too many in a day.
 */
export const keepDeskFile = async (
  deps: Deps,
  { view, acts }: OrderAtDesk,
  { place, id }: Staff,
  act: CommandType,
  { name, bytes }: Given,
): Promise<Kept> => {
  const allowed = acts.some(({ type, refusal }) => type === act && refusal === null)
  if (!allowed) throw new DomainError('not_allowed', '这件工单现在不能做这一步，附件没有保存。', { act })
  const clean = cleanMedia(bytes, name)
  if (clean.outcome === 'refused') return { kind: 'refused', why: refusedMediaWords[clean.why] }
  const now = deps.clock.now()
  const conversationId = shelfOf(view.no)
  await deps.uploads.discardUnsent(place, new Date(now.getTime() - unsentMs))
  if ((await deps.attachments.sizeOf(place, conversationId)) + clean.bytes.length > bytesOfOrder)
    return { kind: 'refused', why: '这件工单的附件已满 200 MB，没有保存。请压缩后再传。' }
  const { outcome: _clean, ...media } = clean
  const file = await deps.attachments.put(place, {
    ...media,
    conversationId,
    at: now,
    given: { act, by: id },
  })
  return { kind: 'kept', file }
}

/** Those of the ids that were kept for this order; anything else is nobody's business here. */
export const keptDeskFiles = (deps: Deps, place: Staff['place'], no: string, ids: readonly string[]) =>
  deps.uploads.refs(place, shelfOf(no), ids)

/** The act is done: its files are the order's. */
export const giveDeskFiles = async (
  deps: Deps,
  place: Staff['place'],
  no: string,
  ids: readonly string[],
) => {
  for (const id of ids) await deps.attachments.giveTo(place, id, no)
}

/** It was done before by the same form: these files came twice. */
export const dropDeskFiles = async (
  deps: Deps,
  place: Staff['place'],
  no: string,
  ids: readonly string[],
) => {
  for (const id of ids) await deps.uploads.discard(place, shelfOf(no), id)
}
