import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'

/** What is still to be said to a citizen who has to ask for it: the parts of each line of the ledger. */
const keptSchema = z.object({
  lines: z.array(
    z.object({
      /** What it is kept for: kept once. */
      key: z.string(),
      /** The ledger's line, as long as nothing of it has been told. */
      line: z.string().nullable(),
      parts: z.array(z.string()),
      /** Milliseconds since 1970. */
      since: z.number(),
    }),
  ),
  /** The message that was last answered from here, so that its repetition gets the same. */
  last: z.object({ messageId: z.string(), part: z.string(), more: z.boolean() }).nullable(),
})
type Kept = z.infer<typeof keptSchema>

const nothing: Kept = { lines: [], last: null }

export type Texts = { readonly key: string; readonly line: string | null; readonly parts: readonly string[] }

export type Next = {
  readonly part: string
  readonly more: boolean
  /** The line of the ledger that begins with this part: now it is carried. */
  readonly line: string | null
}

/** Answers whose rest is kept; who asks for long ones and never for their rest does not fill the database. */
const mostRests = 5
/** Who does not come back by then does not read the rest of an old answer any more. */
const waitsForMs = 90 * 24 * 3_600_000

/** What has begun to be told goes on first, the newest before the older ones; what has not been told at all waits. */
const withLine = (lines: Kept['lines'], line: Kept['lines'][number]): Kept['lines'] => {
  if (line.line !== null) return [...lines, line]
  const rests = [line, ...lines.filter((one) => one.line === null)].slice(0, mostRests)
  return [...rests, ...lines.filter((one) => one.line !== null)]
}

/** Texts that wait for a citizen's next message, shared by all processes. */
export const keptTexts = (values: SharedValues, clock: Clock) => {
  const change = async <T>(
    place: PlaceId,
    conversationId: string,
    step: (kept: Kept) => { readonly kept: Kept | null; readonly result: T },
  ): Promise<T> => {
    const name = `wechat-kept:${conversationId}`
    for (;;) {
      const before = await values.get(place, name)
      const { kept, result } = step(before === null ? nothing : keptSchema.parse(JSON.parse(before)))
      if (kept === null) return result
      const until = new Date(clock.now().getTime() + waitsForMs)
      if (await values.set(place, name, before, JSON.stringify(kept), until)) return result
    }
  }

  return {
    /** Keeps parts under a key; what is kept already stays as it is. Gives the time since when it is kept. */
    keep: (place: PlaceId, conversationId: string, texts: Texts, now: Date) =>
      change(place, conversationId, (kept) => {
        const there = kept.lines.find(({ key }) => key === texts.key)
        if (there) return { kept: null, result: new Date(there.since) }
        const line = { ...texts, parts: [...texts.parts], since: now.getTime() }
        return { kept: { ...kept, lines: withLine(kept.lines, line) }, result: now }
      }),
    /** Takes the next part for this message; null when nothing is kept. */
    next: (place: PlaceId, conversationId: string, messageId: string) =>
      change<Next | null>(place, conversationId, (kept) => {
        if (kept.last?.messageId === messageId)
          return { kept: null, result: { part: kept.last.part, more: kept.last.more, line: null } }
        const [first, ...others] = kept.lines
        const [part, ...parts] = first?.parts ?? []
        if (first === undefined || part === undefined) return { kept: null, result: null }
        const lines = parts.length === 0 ? others : [{ ...first, line: null, parts }, ...others]
        const more = lines.length > 0
        return {
          kept: { lines, last: { messageId, part, more } },
          result: { part, more, line: first.line },
        }
      }),
    /** Whether something waits. */
    waiting: async (place: PlaceId, conversationId: string): Promise<boolean> => {
      const text = await values.get(place, `wechat-kept:${conversationId}`)
      return text !== null && keptSchema.parse(JSON.parse(text)).lines.length > 0
    },
    /** Takes a line back that goes another way. */
    drop: (place: PlaceId, conversationId: string, key: string) =>
      change(place, conversationId, (kept) => {
        const lines = kept.lines.filter((one) => one.key !== key)
        return { kept: lines.length === kept.lines.length ? null : { ...kept, lines }, result: undefined }
      }),
  }
}
export type KeptTexts = ReturnType<typeof keptTexts>
