import { z } from 'zod'

const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of the EncodingAESKey')

/** A subscription template of the account: which of its fields says what of a notice. */
const subscriptionSchema = z.strictObject({
  template: z.string().min(1),
  /** Long-term templates are granted once for good, one-time ones once for each message. */
  longTerm: z.boolean().default(false),
  /** Field of the template to what stands in it: thing1: text, character_string2: order, time3: at. */
  fields: z.record(z.string().regex(/^[a-z_]+\d+$/), z.enum(['text', 'order', 'at', 'hotline'])),
  /** What stands where `hotline` is asked for, at most 20 characters. */
  hotline: z.string().max(20).default('12345热线'),
})
export type Subscription = z.infer<typeof subscriptionSchema>

/** An official account of one place, as its platform's page shows it. */
export const wechatSettingsSchema = z
  .strictObject({
    appId: z.string().min(1),
    appSecret: z.string().min(1),
    /** The account's original id (gh_...): whom messages are addressed to. */
    account: z.string().min(1),
    token: z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits'),
    aesKey: aesKey.optional(),
    previousAesKey: aesKey.optional(),
    /** safe: encrypted only; compatible: both are taken; plain: nothing is encrypted. */
    mode: z.enum(['safe', 'compatible', 'plain']).default('safe'),
    /** An account without verification has no customer-service messages. */
    verified: z.boolean().default(true),
    /** Where this service is seen from outside; links to sources begin with it. */
    publicUrl: z.url({ protocol: /^https?$/ }).optional(),
    apiBase: z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
    /** Longest wait for an answer of the platform's interface, in ms. */
    patienceMs: z.number().int().min(50).max(7_000).default(5_000),
    /** What somebody who follows the account is taken to say; the answer is the welcome. */
    greeting: z.string().min(1).max(200).default('你好'),
    subscription: subscriptionSchema.optional(),
  })
  .superRefine((settings, context) => {
    if (settings.mode !== 'plain' && settings.aesKey === undefined)
      context.addIssue({ code: 'custom', path: ['aesKey'], message: `mode ${settings.mode} needs a key` })
  })
export type WechatSettings = z.infer<typeof wechatSettingsSchema>

/** The accounts of all places that have one. */
export type WechatAccounts = Readonly<Record<string, WechatSettings>>

/** Who wrote to whom and when, in every message; `id` is empty in events. */
export type Envelope = {
  readonly to: string
  readonly from: string
  /** Seconds since 1970, as the platform wrote it. */
  readonly createTime: string
  readonly id: string
}

/** What an event of a subscription tells: which template, and what became of it. */
export type SubscriptionItem = { readonly template: string; readonly status: string; readonly code: string }

export type WechatContent =
  | {
      readonly kind: 'text'
      readonly text: string
      /** Set when a line of a message menu was tapped. */
      readonly menuId: string | null
    }
  | {
      readonly kind: 'media'
      readonly type: 'photo' | 'voice' | 'video'
      readonly mediaId: string
      readonly format: string
      /** The platform's own transcript of a voice message; mostly empty. */
      readonly recognized: string
      /** Another address of a picture. */
      readonly pictureUrl: string
    }
  | {
      readonly kind: 'location'
      readonly latitude: string
      readonly longitude: string
      readonly label: string
    }
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string }
  | { readonly kind: 'event'; readonly event: string; readonly key: string }
  | {
      readonly kind: 'subscription'
      readonly event: 'popup' | 'change' | 'sent'
      readonly items: readonly SubscriptionItem[]
    }
  | { readonly kind: 'unknown'; readonly type: string }

export type WechatMessage = Envelope & { readonly content: WechatContent }
