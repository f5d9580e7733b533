import type { Channel } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'

/** A conversation somebody waits in for a person, or speaks in with one. */
export type HumanTalk = {
  /** Names it to people at work; opens nothing for a citizen. */
  readonly key: string
  readonly conversationId: string
  readonly channel: Channel
  readonly since: Date
  /** Account of who has it; null while it waits. */
  readonly by: string | null
  /** The number citizens know them by, and when they were last at the desk. */
  readonly agentNo: number | null
  readonly agentSeenAt: Date | null
  readonly updatedAt: Date
  readonly orders: readonly string[]
}

/** How busy the people are: conversations that wait, and people at their desks who have room for one. */
export type HumanLoad = { readonly waiting: number; readonly free: number }

export type Phrase = { readonly id: string; readonly text: string }

/** Conversations in the hands of people, and those people. */
export type HumanService = {
  /** Who waits longest first. */
  talks(place: PlaceId, limit: number): Promise<readonly HumanTalk[]>
  /** null when it waits for nobody and nobody has it. */
  talk(place: PlaceId, key: string): Promise<HumanTalk | null>
  /** People seen since then who have fewer than `most` conversations count as free. */
  load(place: PlaceId, seenSince: Date, most: number): Promise<HumanLoad>
  /** Notes that they are at their desk; their number, given at the first time and kept. */
  atDesk(place: PlaceId, staff: string, now: Date): Promise<number>
  phrases(place: PlaceId, staff: string): Promise<readonly Phrase[]>
  /** false when they have as many as anybody may keep. */
  keepPhrase(place: PlaceId, staff: string, text: string, most: number, now: Date): Promise<boolean>
  dropPhrase(place: PlaceId, staff: string, id: string): Promise<void>
}
