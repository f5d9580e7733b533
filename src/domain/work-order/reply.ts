import { z } from 'zod'

const attachmentKindSchema = z.enum([
  /** 领导签发件 */
  'leader_signoff',
  /** 办理过程图片 */
  'process_photos',
  /** 书面材料 */
  'written_material',
  'other',
])
const attachmentSchema = z.object({ kind: attachmentKindSchema, name: z.string().min(1).max(200) })

/** How the citizen was told where the unit tells them itself. */
export const informedViaSchema = z.enum(['written', 'phone', 'face', 'original_channel', 'web'])

const words = z.string().trim().min(1).max(5000)

/** What a unit answers. Which parts must be there is the place's rule. */
export const replyDraftSchema = z.object({
  /** 办理结果: the words for the citizen. */
  result: words,
  /** 办理过程 */
  process: words.optional(),
  /** 办理时间 */
  handledAt: z.iso.datetime({ offset: true }).optional(),
  /** 负责人: an official, by name and office telephone. */
  responsible: z
    .object({
      name: z.string().trim().min(1).max(60),
      title: z.string().trim().min(1).max(60),
      phone: z.string().trim().min(3).max(30),
    })
    .partial()
    .optional(),
  /** 复杂事项: 办理情况 存在问题 今后措施 */
  complex: z.boolean().optional(),
  handling: words.optional(),
  problems: words.optional(),
  futureMeasures: words.optional(),
  /** 前期处理情况 办理计划 */
  progress: words.optional(),
  plan: words.optional(),
  /** 解释说明, where it could not be settled in time. */
  explanation: words.optional(),
  /** 诉求人对办理结果的意见 */
  opinion: words.optional(),
  informedVia: informedViaSchema.optional(),
  attachments: z.array(attachmentSchema).max(20).default([]),
  /** 建议不公开 and why. */
  suggestPrivate: words.optional(),
  /** Kinds that are left out of the satisfaction rate. */
  category: z.enum(['admin_mediation', 'law_enforcement', 'out_of_duty']).optional(),
})
export type ReplyDraft = z.infer<typeof replyDraftSchema>
