import { z } from 'zod'
import { isNetwork } from './address-rules.ts'

/** Private networks that may be posted to: `['10.0.0.0/8']`. */
export const networksSchema = z
  .array(z.string().refine(isNetwork, { message: 'must be a network such as 10.0.0.0/8 or fd00::/8' }))
  .default([])

/** What an operator may set for the subscriptions of a place; `{}` is enough. */
export const webhookSettingsSchema = z.strictObject({ networks: networksSchema })
