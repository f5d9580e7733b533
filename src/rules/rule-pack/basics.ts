import { z } from 'zod'
import { complainantKindSchema, kindSchema } from '../../domain/matter.ts'
import { dated } from './dated.ts'

/** The words a place uses for the nouns of this product. */
export const termsSchema = z.strictObject({
  /** 诉求人 服务对象 反映人 */
  complainant: z.string(),
  /** What an accepted matter is called: 转办工单 热线事项 工作单 诉求件 */
  order: z.string(),
  /** Who receives and dispatches. */
  center: z.string(),
  unit: z.string(),
  hotline: z.string(),
})

export const regulationSchema = z.strictObject({
  title: z.string(),
  docNo: z.string().nullable(),
  issuer: z.string().nullable(),
  /** null = the surviving text does not say. */
  effectiveFrom: z.iso.date().nullable(),
  /** What is missing in the text we have. */
  completeness: z.string(),
})

export const channelWordSchema = z.enum([
  'phone',
  'wechat',
  'weibo',
  'fax',
  'sms',
  'web',
  'upstream',
  'radio',
])

export const basicsShape = {
  terms: termsSchema,
  channels: dated(z.array(channelWordSchema).min(1)),
  complainants: dated(z.array(complainantKindSchema).min(1)),
  kinds: dated(z.array(kindSchema).min(1)),
  service: dated(
    z.strictObject({ hours: z.enum(['always', 'workdays', 'unspecified']), human: z.boolean() }),
  ),
  /** How a consultation may be settled. */
  consult: dated(z.array(z.enum(['instant', 'ask_unit_then_answer', 'unit_answers'])).min(1)),
  /** What the citizen may demand of an order. */
  citizenRights: dated(
    z.array(
      z.enum(['progress', 'result', 'explanation', 'rate', 'complain_of_hotline', 'opinion_on_result']),
    ),
  ),
}
