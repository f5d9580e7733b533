import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import { dayOf } from '../../src/domain/working-time.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'

const wayBackSchema = z.object({ client: z.string(), thread: z.string().nullable() })

/** By which client, and in which call or talk, a conversation came: its answers go the same way. */
export type WayBack = z.infer<typeof wayBackSchema>

/** After the last message. What is still owed keeps it longer; who writes again brings a new one. */
const keptForMs = 90 * 24 * 3_600_000

const nameOf = (conversationId: string) => `relay-way:${conversationId}`

export const keepWayBack = async (
  { values, clock }: { readonly values: SharedValues; readonly clock: Clock },
  place: PlaceId,
  conversationId: string,
  way: WayBack,
): Promise<void> => {
  const now = clock.now()
  // With the day, so that its end moves on once a day and not with each message.
  const text = JSON.stringify({ ...way, day: dayOf(now) })
  const until = new Date(now.getTime() + keptForMs)
  for (;;) {
    const before = await values.get(place, nameOf(conversationId))
    if (before === text || (await values.set(place, nameOf(conversationId), before, text, until))) return
  }
}

/** null when the conversation came by another door (a message about its order goes out by telephone). */
export const wayBackOf = async (
  values: SharedValues,
  place: PlaceId,
  conversationId: string | null,
): Promise<WayBack | null> => {
  const text = conversationId === null ? null : await values.get(place, nameOf(conversationId))
  return text === null ? null : wayBackSchema.parse(JSON.parse(text))
}
