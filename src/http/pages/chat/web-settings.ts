import { z } from 'zod'

const originSchema = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text), {
    message: 'must be an origin such as https://www.example.gov.cn, without a path',
  })

/** `<place>.web` of the channel settings: pages of these origins may embed the conversation. */
export const webSettingsSchema = z.strictObject({ origins: z.array(originSchema).max(50).default([]) })
