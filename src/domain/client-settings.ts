import { z } from 'zod'
import { unitIdSchema } from './place.ts'
import { type FeedType, feedTypeSchema } from './work-order/feed-event.ts'

/** Where answers or events are posted to. Which addresses may be reached is checked when they are. */
const url = z
  .string()
  .max(500)
  .refine(
    (text) => {
      const parsed = URL.parse(text)
      return parsed !== null && /^https?:$/.test(parsed.protocol) && `${parsed.username}${parsed.hash}` === ''
    },
    { message: 'must be an http or https address without a user or a fragment' },
  )

/** Several words in one text, as settings of clients are texts: `sms, phone`. */
const listOf = <S extends z.ZodType<string, string>>(word: S) =>
  z
    .string()
    .transform((text) => text.split(/[\s,，]+/).filter((part) => part !== ''))
    .pipe(z.array(word).min(1))

/** Channels that come by the relay. */
export const relayChannelSchema = z.enum(['sms', 'fax', 'phone', 'weibo'])
export type RelayChannel = z.infer<typeof relayChannelSchema>

/** A relay client: the channels it speaks for, and where its answers go. */
export const relayClientSchema = z.strictObject({ channels: listOf(relayChannelSchema), url })
export type RelayClient = z.infer<typeof relayClientSchema>

/** A unit's system, or another of the whole place. */
export const webhookClientSchema = z
  .strictObject({ url, unit: unitIdSchema.optional(), types: listOf(feedTypeSchema).optional() })
  .transform(({ url, unit, types }) => ({
    url,
    filter: { unit: unit ?? null, ...(types === undefined ? {} : { types: types as readonly FeedType[] }) },
  }))
export type WebhookClient = z.infer<typeof webhookClientSchema>
