import type { Actor, OrderEvent, RecordedEvent } from '../../domain/work-order/event.ts'
import { canonicalJson, sha256 } from '../canonical-json.ts'

/** What the first event of an order follows: bound to the order, so that chains cannot be swapped. */
export const chainStart = (place: string, no: string): Promise<string> => sha256(`${place}/${no}`)

type Linked = Pick<RecordedEvent, 'seq' | 'at' | 'actor' | 'event' | 'prevHash'>

const hashOf = ({ seq, at, actor, event, prevHash }: Linked): Promise<string> =>
  sha256(`${prevHash}\n${canonicalJson({ seq, at, actor, event })}`)

/** The events in their places after `seq`, each with the hash of the one before. */
export const chain = async (
  events: readonly { readonly actor: Actor; readonly event: OrderEvent }[],
  after: { readonly seq: number; readonly hash: string },
  at: string,
): Promise<readonly RecordedEvent[]> => {
  const recorded: RecordedEvent[] = []
  let { seq, hash: prevHash } = after
  for (const { actor, event } of events) {
    seq += 1
    const linked = { seq, at, actor, event, prevHash }
    const hash = await hashOf(linked)
    recorded.push({ ...linked, hash })
    prevHash = hash
  }
  return recorded
}

/** The place in the chain where it breaks first; null when each event follows from the one before. */
export const firstBreak = async (events: readonly RecordedEvent[], start: string): Promise<number | null> => {
  let prevHash = start
  for (const [i, event] of events.entries()) {
    const whole = event.seq === i + 1 && event.prevHash === prevHash && event.hash === (await hashOf(event))
    if (!whole) return i + 1
    prevHash = event.hash
  }
  return null
}
