import { z } from 'zod'
import { optionSchema, outcomeSchema, replySchema } from './answer.ts'
import type { AttachmentRef } from './attachment.ts'
import { extractedSchema, factsSchema, natureSchema } from './matter.ts'
import type { PlaceId } from './place.ts'

export const channelSchema = z.enum([
  'web',
  'api',
  'wechat',
  'wecom',
  'weibo',
  'phone',
  'fax',
  'sms',
  'openai',
  'open311',
  'upstream',
  'wechaty',
])
export type Channel = z.infer<typeof channelSchema>

/** One message as every adapter delivers it; nothing platform-specific passes. */
export type InboundMessage = {
  readonly place: PlaceId
  readonly channel: Channel
  /** The platform's id of the message; the same id is answered once. */
  readonly messageId: string
  readonly conversationId: string
  /** Stable key of the citizen on this channel, if there is one; never an id that changes between logins. */
  readonly citizenKey?: string
  readonly text: string
  /**
   * What its sender says was said before, oldest first, where a programme keeps the talk itself: context for this
   * message alone, in a conversation that is not on file. Nothing of it is answered or stored as said.
   */
  readonly earlier?: readonly string[]
  /** Pictures and files that came with it, already stored or on their way. */
  readonly attachments?: readonly AttachmentRef[]
  /**
   * On a channel with people of its own: a person answers this there, so it is kept and nothing is said; or they have
   * given the conversation back to the assistant.
   */
  readonly servedBy?: 'person' | 'assistant'
  readonly receivedAt: Date
}

/** What an order-to-be has gathered so far. */
export const intakeDraftSchema = z.object({
  nature: natureSchema,
  /** Messages that told of the matter, in the citizen's words. */
  told: z.array(z.string()),
  summary: z.string(),
  extracted: extractedSchema,
  facts: factsSchema,
  /** Fields asked in the last reply, in order, so that a bare answer finds its field. */
  asked: z.array(z.string()),
  /** Fields the citizen would rather not give. */
  skipped: z.array(z.string()),
  /** Times each field was asked, to stop asking. */
  tries: z.record(z.string(), z.number()),
  /** Ids of pictures and files sent with it. */
  attachments: z.array(z.string()).optional(),
  /** Where the matter before this one was: offered when the place is asked for. */
  offeredPlace: z.string().optional(),
  /** Other matters of the same message, to be taken next. */
  waiting: z.array(z.object({ summary: z.string(), text: z.string(), nature: natureSchema })),
})
export type IntakeDraft = z.infer<typeof intakeDraftSchema>

export const choiceSchema = z.object({ entryId: z.string(), question: z.string() })
export type Choice = z.infer<typeof choiceSchema>

/** The choices shown last, so that a bare number finds its choice. */
const offered = z.array(optionSchema).optional()

/** An answer that was given and may be asked about further. */
export const aboutSchema = z.object({
  entryId: z.string(),
  version: z.number(),
  question: z.string(),
  /** What the talk is about, when it went on from an earlier question. */
  topic: z.string().optional(),
})
export type About = z.infer<typeof aboutSchema>

/** Pictures sent before it was said what they are about. */
const pictures = z.array(z.object({ id: z.string(), at: z.string() })).optional()

/** Wishes and contact told before any matter was taken up. */
const known = extractedSchema.optional()

/** Who told the order filed last here, how they are reached, and where it was: for a further matter. */
const last = extractedSchema.optional()

/** The answer being talked of, and those before it, newest first. */
const talkedOf = {
  about: aboutSchema.optional(),
  earlier: z.array(aboutSchema).optional(),
  pictures,
  known,
  last,
  /** Turned away a moment ago, in the words that said so: there is nothing to submit. */
  refused: z.string().optional(),
}

/** Danger that was just told of, in the citizen's words: what follows belongs to it. */
export const dangerSchema = z.object({ kind: z.string(), told: z.string() })
export type Danger = z.infer<typeof dangerSchema>

/** What the conversation is in the middle of. */
export const dialogueSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    ...talkedOf,
    danger: dangerSchema.optional(),
    /** Given up a moment ago: who thinks better of it need not tell it again. */
    dropped: intakeDraftSchema.optional(),
    offered,
  }),
  z.object({
    kind: z.literal('clarifying'),
    question: z.string(),
    choices: z.array(choiceSchema),
    ...talkedOf,
    offered,
  }),
  /** Nothing known was found; a consultation order or a human is offered. */
  z.object({
    kind: z.literal('offering'),
    question: z.string(),
    /** The order filed in this talk to which it may belong. */
    addTo: z.string().optional(),
    ...talkedOf,
    offered,
  }),
  z.object({
    kind: z.literal('collecting'),
    draft: intakeDraftSchema,
    /** Entries offered beside the first question, for the next message alone. */
    beside: z.array(choiceSchema).optional(),
    offered,
  }),
  z.object({ kind: z.literal('confirming'), draft: intakeDraftSchema, offered }),
  /** A person has been asked for; messages are kept for them. */
  z.object({
    kind: z.literal('handed-over'),
    since: z.string(),
    /** Who of the hotline has it: their account, and the number by which the citizen knows them. */
    agent: z.object({ id: z.string(), no: z.number().int() }).optional(),
    /** People of the channel itself answer it there. */
    elsewhere: z.literal(true).optional(),
    /** What was being filled in: gone on with by who goes back before anybody came. */
    draft: intakeDraftSchema.optional(),
    offered,
  }),
])
export type Dialogue = z.infer<typeof dialogueSchema>

export type Conversation = {
  readonly place: PlaceId
  readonly id: string
  readonly channel: Channel
  readonly citizenKey: string | null
  readonly dialogue: Dialogue
  /** 0 = not stored yet. Optimistic: a commit names the version it read. */
  readonly version: number
  /** Orders filed in this conversation, newest last. */
  readonly orders: readonly string[]
}

export const turnSchema = z.object({ outcome: outcomeSchema, replies: z.array(replySchema) })
export type Turn = z.infer<typeof turnSchema>

/** A stored turn with what was said. */
export type PastTurn = Turn & {
  readonly seq: number
  readonly text: string
  readonly at: string
  /** What the message brought with it. */
  readonly attachments?: readonly AttachmentRef[]
}
