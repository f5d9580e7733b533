import { z } from 'zod'
import { complainantKindSchema, kindSchema } from '../../domain/matter.ts'
import { dated } from './dated.ts'

/** The words a place uses for the nouns of this product. */
const termsSchema = z.strictObject({
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

const channelWordSchema = z.enum(['phone', 'wechat', 'weibo', 'fax', 'sms', 'web', 'upstream', 'radio'])

/** As on a clock: "08:30". */
const opening = z.strictObject({
  opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  closes: z.string().regex(/^([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/),
})

/** Ways of telling a citizen: the channel they came by, a text message, a person of the hotline. */
const roadSchema = z.enum(['original_channel', 'sms', 'hotline_desk'])

/** When notices may go out; null = not on such days. */
const noticeHoursSchema = z
  .strictObject({ workdays: opening.nullable(), daysOff: opening.nullable() })
  .refine(({ workdays, daysOff }) => workdays !== null || daysOff !== null, { message: 'never open' })

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
  telling: z.strictObject({
    /** The order in which ways are tried; a line is written for the first. */
    roads: dated(
      z
        .array(roadSchema)
        .min(1)
        .refine(([first]) => first === 'original_channel', { message: 'the original channel comes first' }),
    ),
    hours: dated(noticeHoursSchema),
  }),
}
