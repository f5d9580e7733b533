import type { Channel, InboundMessage, Turn } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'

/** A message as an adapter delivers it: the conversation follows from who writes on which channel. */
export type Arriving = Omit<InboundMessage, 'conversationId'> & {
  /** The platform's stable id of the citizen for us: an openid, external_userid or telephone. */
  readonly citizenKey: string
  /** Where one citizen holds several conversations (a group's room, a client's own thread). */
  readonly thread?: string
  /** The person, where one has several keys (one for each room): their limits are shared. Else the key is the person. */
  readonly sender?: string
}

export type Waiting = {
  /** How long the caller can hold the line, in ms from now; 0 = not at all. */
  readonly answerWithinMs: number
  /**
   * Fragments that follow within this time are one message with this one. Never waited for in an emergency; longer
   * while an order is being taken down.
   */
  readonly mergeMs: number
}

/** What became of a message. In every case it is stored when this is told. */
export type Received =
  /**
   * The turn, to be carried back now by the caller, who then says `carried`. `reply` is its line on the ledger; a line
   * that nobody reports carried within some seconds is sent by the channel's sender.
   */
  | { readonly kind: 'answered'; readonly turn: Turn; readonly reply: string }
  /** Nothing to carry back: the answer comes by the sender, or belongs to a later fragment. */
  | { readonly kind: 'later' }
  /** Too much at once. `notice` is said once, then null. */
  | { readonly kind: 'refused'; readonly notice: string | null }

/** Where every adapter hands in what citizens write. */
export type FrontDoor = {
  /** The same (channel, message id) is answered once; a repetition gets the stored turn, or `later` while it is made. */
  receive(message: Arriving, waiting: Waiting): Promise<Received>
  /** The reply left with the response, as the platform's `allowance` (passive, sse ...). */
  carried(place: PlaceId, reply: string, allowance: string): Promise<void>
  /** The response could not be given: the sender takes over at once. */
  notCarried(place: PlaceId, reply: string, error: string): Promise<void>
  /** The id of the conversation in which this citizen's messages on this channel are kept. */
  conversationOf(place: PlaceId, channel: Channel, citizenKey: string, thread?: string): Promise<string>
}
