import type { InboundMessage } from '../../domain/conversation.ts'
import type { Arrived } from '../../ports/inbox.ts'
import { longestJoined } from './limits.ts'
import { isDanger, standsAlone } from './urgency.ts'

/**
 * The messages to be answered by the next turn: fragments of one thought together, a command by itself, in the order in
 * which they were written. Danger comes first, by itself where the words around it would hide it.
 */
export const nextBatch = (waiting: readonly Arrived[]): readonly Arrived[] => {
  const inOrder = waiting.toSorted((a, b) => +a.message.receivedAt - +b.message.receivedAt)
  const batches: Arrived[][] = []
  for (const arrived of inOrder) {
    const last = batches.at(-1)
    if (last && goesOn(last, arrived)) last.push(arrived)
    else batches.push([arrived])
  }
  const danger = inOrder.find(({ message }) => isDanger(message.text))
  const among = batches.find(
    (batch) => (danger !== undefined && batch.includes(danger)) || isDanger(textOf(batch)),
  )
  if (!among) return batches[0] ?? []
  return danger && !isDanger(textOf(among)) ? [danger] : among
}

/** Fragments of one thought as one message: their words in lines, their pictures together. */
export const joined = (
  batch: readonly Arrived[],
): InboundMessage & { readonly mergedIds: readonly string[] } => {
  const messages = batch.map(({ message }) => message)
  const last = messages.at(-1)
  if (!last) throw new Error('no message to answer')
  const attachments = messages.flatMap((message) => message.attachments ?? [])
  return {
    ...last,
    text: textOf(batch),
    ...(attachments.length > 0 ? { attachments } : {}),
    mergedIds: messages.slice(0, -1).map(({ messageId }) => messageId),
  }
}

export const textOf = (batch: readonly Arrived[]): string =>
  batch.length === 1
    ? (batch[0]?.message.text ?? '')
    : batch
        .map(({ message }) => message.text)
        .filter((text) => text.trim() !== '')
        .join('\n')

const goesOn = (batch: readonly Arrived[], next: Arrived): boolean => {
  const last = batch.at(-1)
  if (!last || standsAlone(last.message.text) || standsAlone(next.message.text)) return false
  // What has failed before is tried again as it was, so that one bad message takes no other with it.
  if (last.tries > 0 || next.tries > 0) return false
  const [first, second] = last.arrivedAt <= next.arrivedAt ? [last, next] : [next, last]
  return second.arrivedAt < first.notBefore && textOf([...batch, next]).length <= longestJoined
}
