import { z } from 'zod'
import { flagSchema } from '../../domain/work-order/event/intake.ts'
import { dated } from './dated.ts'

/** Who has to be named, who tells whom, and what the paper is called on which an order travels. */
export const organisationShape = {
  organisation: z.strictObject({
    /** People a unit has to name for this work. */
    named: dated(z.array(z.enum(['principal', 'leader', 'clerk', 'admin'])).min(1)),
    /** The first person who takes an order on answers for it to the end. */
    firstHandler: dated(z.boolean()),
    /** Papers the leader of a unit reads and approves. */
    leaderReads: dated(z.array(z.enum(['work_sheet', 'supervision_notice'])).min(1)),
    /** From where orders arrive besides the place's own hotline. */
    origins: dated(z.array(z.string()).min(1)),
    /** What is made known to everybody. */
    published: dated(z.array(z.enum(['channels', 'flow', 'results'])).min(1)),
    /** With whose systems data are shared. */
    sharesWith: dated(z.array(z.string()).min(1)),
    /** Where hard questions of the work are settled together. */
    coordination: dated(z.array(z.string()).min(1)),
  }),
  workSheet: z.strictObject({
    /** 第一时间, 及时: taken down and made an order at once, without a number of hours. */
    atOnce: dated(z.boolean()),
    name: dated(z.string()),
    /** What makes it complete. */
    complete: dated(z.array(z.string()).min(1)),
    /** Marks for matters that are followed more closely. */
    marks: dated(z.array(flagSchema.or(z.literal('leader_instruction'))).min(1)),
  }),
}
