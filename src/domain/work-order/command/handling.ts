import { z } from 'zod'
import { informedViaSchema, replyDraftSchema } from '../reply.ts'
import { words } from './words.ts'

/** What units do with it, and those who look at their work before the citizen is answered. */
export const handlingCommands = [
  z.object({
    type: z.literal('request-extension'),
    workdays: z.number().int().min(1).max(365),
    reason: words,
    progress: z.string().trim().max(2000).optional(),
  }),
  z.object({
    type: z.literal('approve-extension'),
    /** Where the approver sets another length than the one asked for. */
    workdays: z.number().int().min(1).max(365).optional(),
  }),
  z.object({ type: z.literal('refuse-extension'), reason: words }),
  /** Beyond a soft limit (一般, 原则上): the hotline's lead alone, with a reason. */
  z.object({
    type: z.literal('grant-extension'),
    workdays: z.number().int().min(1).max(365),
    override: words,
    progress: z.string().trim().max(2000).optional(),
  }),
  z.object({ type: z.literal('report-interim'), progress: words, plan: words }),
  z.object({ type: z.literal('explain'), explanation: words, plan: z.string().trim().max(2000).optional() }),
  z.object({ type: z.literal('record-contact'), via: informedViaSchema, note: words }),
  z.object({ type: z.literal('submit-reply'), reply: replyDraftSchema }),
  z.object({ type: z.literal('approve-reply') }),
  z.object({ type: z.literal('send-back-reply'), reason: words }),
  z.object({
    type: z.literal('pass-audit'),
    /** The unit's suggestion not to publish is right. */
    confirmPrivate: z.boolean().default(false),
    /** The words for the open page, when the reply's own do not fit; always de-identified. */
    publicText: z.string().trim().max(5000).optional(),
  }),
  z.object({ type: z.literal('refuse-audit'), reason: words }),
  z.object({ type: z.literal('file-result'), opinion: words }),
  z.object({ type: z.literal('accept-filing') }),
  z.object({ type: z.literal('refuse-filing'), reason: words }),
] as const
