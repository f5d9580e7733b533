import { z } from 'zod'
import { relayChannelSchema } from '../../src/domain/client-settings.ts'
import { networksSchema } from '../signed-post/index.ts'

/** What an operator may set for a place; `{}` is enough. Who speaks for which channel is told by the keys of clients. */
export const relaySettingsSchema = z.strictObject({
  /** Channels that this place answers by the relay. */
  channels: z.array(relayChannelSchema).min(1).default(relayChannelSchema.options),
  /** A transcript with less confidence is said back and asked to be confirmed. */
  confidence: z.number().min(0).max(1).default(0.7),
  /** Segments of one text message; longer answers are several messages. */
  smsSegments: z.number().int().min(1).max(20).default(8),
  /** Private networks in which clients may be. */
  networks: networksSchema,
})
export type RelaySettings = z.infer<typeof relaySettingsSchema>

const longestText = 20_000
const mostFiles = 9

const fileSchema = z.union([
  z.strictObject({
    name: z.string().max(200),
    /** The file in base64; what does not fit into 256 kB is uploaded before. */
    content: z.base64().max(256 * 1024),
  }),
  z.strictObject({
    /** What POST …/uploads gave for it. */
    upload: z.string().min(1).max(80),
  }),
])

/** A message as a client hands it in. */
export const inboundSchema = z
  .strictObject({
    /** The gateway's own id of the message: the same id is the same message. */
    id: z.string().min(1).max(200),
    channel: relayChannelSchema,
    /** Telephone or account; may be absent for a call without a number, which then has a thread. */
    from: z.string().min(1).max(100).optional(),
    text: z.string().max(longestText).optional(),
    transcript: z
      .strictObject({ text: z.string().max(longestText), confidence: z.number().min(0).max(1) })
      .optional(),
    /** When it was sent, with its zone: 2026-11-22T10:00:00+08:00. */
    time: z.iso.datetime({ offset: true }),
    attachments: z.array(fileSchema).max(mostFiles).optional(),
    /** A call or a talk of its own; what has none goes on with the talk of that person. */
    thread: z.string().min(1).max(200).optional(),
  })
  .refine(
    ({ from, thread, channel }) => from !== undefined || (channel === 'phone' && thread !== undefined),
    {
      path: ['from'],
      message: 'is needed; only a call may do with a thread instead',
    },
  )
  .refine(({ text, transcript }) => text === undefined || transcript === undefined, {
    path: ['transcript'],
    message: 'is given instead of a text, not beside it',
  })
  .refine(
    ({ text, transcript, attachments }) =>
      `${text ?? ''}${transcript?.text ?? ''}`.trim() !== '' || (attachments?.length ?? 0) > 0,
    { path: ['text'], message: 'says nothing, and nothing is attached' },
  )
export type Inbound = z.infer<typeof inboundSchema>

/** What is answered to a message. `say`: words for the person, to be said at once; null = the answer is posted later. */
const receiptSchema = z.object({
  state: z.enum(['received', 'confirm', 'refused']),
  say: z.string().nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** What a gateway learns later of a message that was posted to it. */
export const reportSchema = z.strictObject({
  /** `id` of the posted message. */
  id: z.string().min(1).max(40),
  state: z.enum(['accepted', 'undeliverable']),
  error: z.string().max(300).optional(),
})

/** A message to a person, as it is posted to the client. */
export const outboundSchema = z.object({
  /** The same in every try. */
  id: z.string(),
  part: z.number().int(),
  parts: z.number().int(),
  place: z.string(),
  channel: relayChannelSchema,
  /** Telephone or account; null for a call without a number. */
  to: z.string().nullable(),
  thread: z.string().nullable(),
  /** reply | notice | receipt | handoff | limit … */
  purpose: z.string(),
  text: z.string(),
  /** Of a text message: 70 characters, or 67 each of several. */
  segments: z.number().int().optional(),
  urgent: z.boolean(),
  at: z.string(),
})
export type Outbound = z.infer<typeof outboundSchema>

/** The JSON schemas of everything that is sent either way. */
export const relaySchemas = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $defs: {
    inbound: z.toJSONSchema(inboundSchema, { io: 'input' }),
    receipt: z.toJSONSchema(receiptSchema),
    outbound: z.toJSONSchema(outboundSchema),
    accepted: z.toJSONSchema(acceptedSchema),
    report: z.toJSONSchema(reportSchema),
  },
})

/** A client's answer when it knows already that the person has the message; any other 2xx says that it was sent. */
export const acceptedSchema = z.object({ accepted: z.literal(true) })
