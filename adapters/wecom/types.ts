import { z } from 'zod'

const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of the EncodingAESKey')

/** A customer-service account (微信客服) of one place, as the platform's page shows it. */
export const wecomSettingsSchema = z.strictObject({
  corpId: z.string().min(1),
  /** Of the application that may call the interface of customer service. */
  secret: z.string().min(1),
  /** Which account of the corporation is this hotline's (wk...). */
  openKfId: z.string().min(1),
  token: z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits'),
  aesKey,
  previousAesKey: aesKey.optional(),
  /** Who takes over when a person is asked for; without one, those who wait are queued for all. */
  servicer: z.string().min(1).optional(),
  /** Said when somebody opens the conversation for the first time in 48 hours; empty = the platform's own welcome. */
  welcome: z.string().max(500).default('您好，这里是12345热线。要问什么、反映什么，直接写给我就行。'),
  /** Where this service is seen from outside; links to sources begin with it. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  apiBase: z.url({ protocol: /^https?$/ }).default('https://qyapi.weixin.qq.com'),
  /** Longest wait for an answer of the platform's interface, in ms. */
  patienceMs: z.number().int().min(50).max(7_000).default(5_000),
  /** After a pull that failed, the next one, in ms. */
  pullAgainMs: z.number().int().min(10).max(3_600_000).default(60_000),
})
export type WecomSettings = z.infer<typeof wecomSettingsSchema>

/** What somebody says, as far as it can be read. */
export type WecomContent =
  | { readonly kind: 'text'; readonly text: string; readonly menuId: string | null }
  | {
      readonly kind: 'media'
      readonly type: 'photo' | 'voice' | 'video' | 'file'
      readonly mediaId: string
    }
  | { readonly kind: 'unknown'; readonly type: string }

/** What the platform tells. Who serves a conversation is asked for, so that its changes need not be followed. */
export type WecomEvent =
  | { readonly kind: 'entered'; readonly welcomeCode: string }
  | { readonly kind: 'not-delivered'; readonly messageId: string; readonly why: number }
  | { readonly kind: 'other'; readonly name: string }

/** A line of what was pulled. `customer` is the citizen's external_userid, stable for one corporation. */
export type WecomItem =
  | {
      readonly from: 'citizen'
      readonly id: string
      readonly customer: string
      readonly sentAt: Date
      readonly content: WecomContent
    }
  | { readonly from: 'platform'; readonly id: string; readonly customer: string; readonly event: WecomEvent }
  /** What the hotline's own people wrote in their client. */
  | { readonly from: 'servicer'; readonly id: string }
