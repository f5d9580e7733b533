import type { given } from '../rules/order/scene.ts'

export type Story = ReturnType<ReturnType<typeof given>['filed']>
type Command = Parameters<Story['does']>[1]
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

/** The last instant of a day in China. */
export const end = (day: string): string => `${day}T16:00:00.000Z`
/** A time of the working day in China. */
export const hour = (day: string, time = '10:00'): string => `${day}T${time}:00+08:00`

export const dispatch = (lead: string, more: Partial<CommandOf<'dispatch'>> = {}): Command => ({
  type: 'dispatch',
  lead,
  requirement: '请核查并答复反映人。',
  why: '按职责交办',
  ...more,
})
export const sign: Command = { type: 'sign', leader: '副局长 林某' }

/** A reply with everything any of the five places asks for. */
export const fullReply = (more: Partial<CommandOf<'submit-reply'>['reply']> = {}): Command => ({
  type: 'submit-reply',
  reply: {
    result: '已派人清理楼道堆物，并与物业约定每周巡查。',
    process: '现场核查，约谈物业，督促清理。',
    handledAt: '2026-09-29T10:00:00+08:00',
    responsible: { name: '林某', title: '副局长', phone: '0000-1234500' },
    opinion: '满意',
    informedVia: 'phone',
    attachments: [
      { kind: 'leader_signoff', name: '签发单.pdf' },
      { kind: 'process_photos', name: '现场.jpg' },
      { kind: 'written_material', name: '办结材料.pdf' },
    ],
    ...more,
  },
})

/** Signed and answered by the lead, as far as its own people can bring it. */
export const answeredBy = (story: Story, lead: string, reply: Command = fullReply()): Story => {
  const signed = story.order.state === 'dispatched' ? story.does(`unit-clerk of ${lead}`, sign) : story
  const submitted = signed.does(`unit-clerk of ${lead}`, reply)
  return submitted.order.state === 'unit_approval' ? approvedBy(submitted, lead) : submitted
}

/** Whoever of the unit the place wants to sign it off. */
export const approvedBy = (story: Story, lead: string): Story => {
  const command: Command = { type: 'approve-reply' }
  const admin = story.scene().pack.reply.unitApproval.some(({ value }) => value === 'admin')
  return story.does(`${admin ? 'unit-admin' : 'unit-leader'} of ${lead}`, command)
}

export const happened = (story: Story, type: Story['events'][number]['type']) =>
  story.events.filter((event) => event.type === type)
