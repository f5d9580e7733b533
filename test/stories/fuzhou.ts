import type { Story } from './story.ts'

export const fuzhou: Story = {
  place: 'fuzhou',
  title: '路面积水：退单须提建议单位、查阅逾期通报、先审核后反馈、重办、网上公开',
  steps: [
    {
      at: '2026-11-23 09:00',
      citizen: '我要投诉，鼓楼区五四路下雨就积水，井盖堵了几个月没人清',
      answers: { contactPhone: '我姓林，电话13700003333', place: '五四路公交站前', publicity: '公开' },
    },
    {
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'transport',
        requirement: '请核查积水原因并答复。',
        why: '谁主管谁负责',
      },
      is: 'dispatched',
    },
    {
      at: '2026-11-24 09:00',
      by: 'clerk.transport',
      does: { type: 'sign' },
      refused: { status: 400, article: '第八条第（一）项' },
    },
    { by: 'clerk.transport', does: { type: 'sign', leader: '副局长 方某' }, is: 'handling' },
    {
      by: 'clerk.transport',
      does: { type: 'request-return', ground: 'out_of_duty', reason: '市政排水不属本单位' },
      refused: { status: 400, article: '第八条第（三）项' },
    },
    {
      by: 'clerk.transport',
      does: {
        type: 'request-return',
        ground: 'out_of_duty',
        reason: '市政排水不属本单位',
        suggestedUnit: 'urban-management',
      },
      is: 'return_requested',
    },
    { by: 'dispatcher', does: { type: 'approve-return', reason: '理由充分' }, is: 'pending_dispatch' },
    {
      at: '2026-11-24 15:00',
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'urban-management',
        requirement: '请疏通排水并答复。',
        why: '按建议单位批转',
      },
      is: 'dispatched',
    },
    { at: '2026-11-27 09:00', passes: '两个工作日没有查阅' },
    { happened: 'overdue-noted', article: '第八条第（一）项' },
    { happened: 'accountability-noted', article: '第十一条' },
    {
      by: 'supervisor',
      does: { type: 'supervise', level: 'bulletin', trigger: 'view_late', reason: '两个工作日未查阅' },
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'sign', leader: '副主任 郑某' },
      is: 'handling',
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'request-extension', workdays: 3, reason: '需要排期' },
      refused: { status: 409, article: '第八条第（二）项' },
    },
    {
      at: '2026-12-01 10:00',
      by: 'clerk.urban-management',
      does: { type: 'submit-reply', reply: { result: '已经安排疏通。' } },
      is: 'unit_approval',
    },
    { by: 'leader.urban-management', does: { type: 'approve-reply' }, is: 'auditing' },
    { citizenSees: 'no reply' },
    {
      at: '2026-12-02 10:00',
      by: 'auditor',
      does: { type: 'refuse-audit', reason: '只写了安排，没有写办理结果' },
      is: 'rework',
    },
    {
      at: '2026-12-03 10:00',
      by: 'clerk.urban-management',
      does: {
        type: 'submit-reply',
        reply: {
          result: '已清淤疏通五四路公交站前雨水井八座，雨后复查不再积水。',
          complex: true,
          handling: '清淤八座雨水井。',
          problems: '管道老化，管径偏小。',
          futureMeasures: '列入明年管网改造，汛期前再清淤一次。',
        },
      },
      is: 'unit_approval',
    },
    { by: 'leader.urban-management', does: { type: 'approve-reply' }, is: 'auditing' },
    { by: 'auditor', does: { type: 'pass-audit' }, is: 'replied' },
    { happened: 'published', article: '第九条' },
    { citizenSees: 'a reply' },
    { at: '2026-12-04 10:00', by: 'citizen', does: { type: 'rate', score: 1, comment: '谢谢，真不积水了' } },
    {
      by: 'agent',
      does: { type: 'record-callback', level: 'center', resolved: true, result: 1, comments: '满意' },
      is: 'closed',
    },
    { by: 'auditor', does: { type: 'archive' }, is: 'archived' },
  ],
}
