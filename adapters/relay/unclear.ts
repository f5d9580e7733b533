import { z } from 'zod'
import { attachmentRefSchema } from '../../src/domain/attachment.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'

const arrivingSchema = z.object({
  place: placeIdSchema,
  channel: z.literal(['phone', 'fax', 'sms', 'weibo']),
  messageId: z.string(),
  citizenKey: z.string(),
  thread: z.string().optional(),
  text: z.string(),
  attachments: z.array(attachmentRefSchema).optional(),
  receivedAt: z.coerce.date(),
})

const entrySchema = z.object({
  /** What was understood, though hardly. */
  arriving: arrivingSchema,
  /** Times it was said back. */
  asked: z.number(),
  at: z.number(),
  /** Messages that were part of this, so that a repetition of one is known. */
  ids: z.array(z.string()),
  /** Confirmed, said anew or given to a person. */
  over: z.boolean(),
})
export type Unclear = z.infer<typeof entrySchema>

const shelfSchema = z.record(z.string(), entrySchema)
type Shelf = z.infer<typeof shelfSchema>

const shelfName = 'relay-unclear'
/** Of a place; who finds the shelf full is handed to a person at once. */
const mostWaiting = 300
/** Nobody confirmed it: somebody listens. */
const waitsMs = 10 * 60_000
/** Times it is said back before a person takes over. */
export const mostAsked = 2

/** Words of telephone callers that were hardly understood, kept until they are confirmed or a person has them. */
export const unclearShelf = (values: SharedValues, place: PlaceId) => {
  const read = async (): Promise<{ readonly text: string | null; readonly shelf: Shelf }> => {
    const text = await values.get(place, shelfName)
    return { text, shelf: shelfSchema.parse(text === null ? {} : JSON.parse(text)) }
  }
  return {
    of: async (conversation: string): Promise<Unclear | null> => (await read()).shelf[conversation] ?? null,
    /** False when the shelf is full. */
    put: async (conversation: string, entry: Unclear): Promise<boolean> => {
      for (;;) {
        const { text, shelf } = await read()
        const kept = Object.entries(shelf).filter(([, { over, at }]) => !over || entry.at - at < waitsMs)
        const others = kept.filter(([name]) => name !== conversation)
        if (!entry.over && others.filter(([, { over }]) => !over).length >= mostWaiting) return false
        const next = JSON.stringify(Object.fromEntries([...others, [conversation, entry]]))
        if (await values.set(place, shelfName, text, next)) return true
      }
    },
    /** Those that waited too long. */
    late: async (now: number): Promise<readonly (readonly [conversation: string, Unclear])[]> =>
      Object.entries((await read()).shelf).filter(([, { over, at }]) => !over && now - at >= waitsMs),
  }
}

/** A person is asked for, and gets the words with a note and the recording. */
export const giveToPerson = async (
  { door }: Pick<ChannelDeps, 'door'>,
  { attachments, ...arriving }: Arriving,
): Promise<void> => {
  const later = { answerWithinMs: 0, mergeMs: 0 }
  await door.receive({ ...arriving, messageId: `${arriving.messageId}/person`, text: '转人工' }, later)
  await door.receive(
    {
      ...arriving,
      text: `（语音转写不清楚，来电人没有确认，请听录音或回拨核对）${arriving.text}`,
      ...(attachments === undefined ? {} : { attachments }),
    },
    later,
  )
}

/** Hands to a person what nobody confirmed in time. Safe to do twice: each message counts once. */
export const handOverLate = async (
  deps: Pick<ChannelDeps, 'door' | 'values' | 'clock'>,
  place: PlaceId,
): Promise<void> => {
  const shelf = unclearShelf(deps.values, place)
  for (const [conversation, entry] of await shelf.late(deps.clock.now().getTime())) {
    await giveToPerson(deps, withoutNothing(entry.arriving))
    await shelf.put(conversation, { ...entry, over: true })
  }
}

/** The message as the door takes it. */
export const withoutNothing = ({ thread, attachments, ...arriving }: Unclear['arriving']): Arriving => ({
  ...arriving,
  ...(thread === undefined ? {} : { thread }),
  ...(attachments === undefined ? {} : { attachments }),
})
