import type { ReplyDraft } from '../../../src/domain/work-order/reply.ts'

const attached = (files: ReplyDraft['attachments']) => files

/** A reply with every part any place asks for. */
export const fullReply = {
  type: 'submit-reply',
  reply: {
    result: '楼道杂物已经清走。',
    process: '上门核查，组织清理。',
    handledAt: '2026-09-28T15:00:00+08:00',
    responsible: { name: '周建国', title: '副局长', phone: '0000-1234567' },
    handling: '清理完毕。',
    problems: '容易反复。',
    futureMeasures: '每周巡查。',
    progress: '已清理一半。',
    plan: '两日内清完。',
    explanation: '人手不足。',
    opinion: '可以。',
    informedVia: 'phone',
    attachments: attached([
      { kind: 'leader_signoff', name: '签发单' },
      { kind: 'process_photos', name: '照片' },
      { kind: 'written_material', name: '材料' },
    ]),
  },
} as const
