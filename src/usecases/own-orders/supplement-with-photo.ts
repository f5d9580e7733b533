import { DomainError } from '../../domain/errors.ts'
import { cleanMedia, refusedMediaWords } from '../../domain/media/clean-media.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from '../orders/code-opens.ts'
import { loadOrder } from '../orders/load-order.ts'
import { giveCitizenCommand } from './give-citizen-command.ts'

export type SupplementWithPhoto = {
  readonly no: string
  readonly code: string
  readonly text: string
  readonly name: string
  readonly bytes: Uint8Array
}

const bytesOfOrder = 100 * 1024 * 1024

/**
 * A supplement with a picture or file, stripped of location data: both are stored, or neither. Throws unknown_order for
 * a wrong number or code, invalid_input or body_too_large for a file that cannot be taken, and as the supplement does.
 */
export const supplementWithPhoto = async (deps: Deps, place: PlaceId, given: SupplementWithPhoto) => {
  const { no, code, text } = given
  const loaded = (await codeOpens(deps, place, no, code)) ? await loadOrder(deps, place, no) : null
  if (!loaded)
    throw new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请对照回执核对后再试。')
  const clean = cleanMedia(given.bytes, given.name)
  if (clean.outcome === 'refused')
    throw new DomainError(
      clean.why === 'too-large' ? 'body_too_large' : 'invalid_input',
      refusedMediaWords[clean.why],
      { why: clean.why },
    )
  const { conversationId } = loaded.order
  if ((await deps.attachments.sizeOf(place, conversationId)) + clean.bytes.length > bytesOfOrder)
    throw new DomainError('invalid_input', '这件事的附件已满 100 MB，没有保存。请用文字说明。')
  const { kind, name, mime, bytes } = clean
  const at = deps.clock.now()
  const kept = await deps.attachments.put(place, { kind, name, mime, bytes, conversationId, at })
  try {
    const words = text === '' ? `补充附件：${name}` : text
    await giveCitizenCommand(deps, { place, no, code, command: { type: 'supplement', text: words } })
    await deps.attachments.giveTo(place, kept.id, no)
  } catch (fault) {
    await deps.uploads.discard(place, conversationId, kept.id)
    throw fault
  }
}
