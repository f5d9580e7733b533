import type { Actor, OrderEvent, RecordedEvent } from '../domain/work-order/event.ts'

const utf8 = new TextEncoder()

const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', utf8.encode(text))).toString('hex')

/** JSON with sorted keys and no undefined members: one text for one value, however the database orders its keys. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

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
