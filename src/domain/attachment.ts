import { z } from 'zod'

/** A picture, recording or file that a citizen sent; the bytes lie in the attachment store. */
export const attachmentRefSchema = z.object({
  id: z.string(),
  kind: z.enum(['photo', 'voice', 'video', 'file']),
  name: z.string(),
  /** IANA media type as found out from the bytes, never as claimed. */
  mime: z.string(),
})
export type AttachmentRef = z.infer<typeof attachmentRefSchema>
