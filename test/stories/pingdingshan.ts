import type { Story } from './story.ts'

const reply = (result: string) => ({
  handledAt: '2026-12-08T15:00:00+08:00',
  responsible: { name: '周建国', title: '分管副局长', phone: '0000-7654321' },
  process: '到现场核查，约谈物业，督促清理。',
  result,
  attachments: [
    { kind: 'leader_signoff', name: '领导签发单.jpg' },
    { kind: 'process_photos', name: '现场照片.jpg' },
  ],
})

export const pingdingshan: Story = {
  place: 'pingdingshan',
  title: '占道经营：三级网络、退回、一次延期、书面和现场督办、回访不实',
  steps: [
    {
      at: '2026-11-23 09:00',
      citizen: '我要投诉，新华区建设路菜市场门口占道经营，路都走不通',
      answers: { contactPhone: '我姓李，电话13900002222', place: '建设路菜市场门口' },
    },
    {
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'market',
        requirement: '请现场核查占道经营，五个工作日内处理并回复。',
        why: '按职责判断',
      },
      is: 'dispatched',
    },
    { by: 'clerk.market', does: { type: 'sign' }, is: 'handling' },
    {
      at: '2026-11-24 09:00',
      by: 'clerk.market',
      does: { type: 'request-return', ground: 'out_of_duty', reason: '占道经营不属市场监管' },
      refused: { status: 400, article: '五（六）' },
    },
    {
      by: 'clerk.market',
      does: {
        type: 'request-return',
        ground: 'out_of_duty',
        reason: '占道经营不属市场监管',
        basis: '城市管理综合行政执法职责清单',
      },
      is: 'return_requested',
    },
    { by: 'dispatcher', does: { type: 'approve-return', reason: '依据充分' }, is: 'pending_dispatch' },
    {
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'urban-management',
        requirement: '请按职责办理并回复。',
        why: '按职责就近指定',
      },
      is: 'dispatched',
    },
    { by: 'clerk.urban-management', does: { type: 'sign' }, is: 'handling' },
    {
      at: '2026-11-26 09:00',
      by: 'clerk.urban-management',
      does: { type: 'request-extension', workdays: 2, reason: '摊贩安置难度大' },
    },
    { by: 'dispatcher', does: { type: 'approve-extension' } },
    {
      at: '2026-11-27 09:00',
      by: 'clerk.urban-management',
      does: { type: 'request-extension', workdays: 2, reason: '仍需时间' },
      refused: { status: 409, article: '五（六）' },
    },
    { at: '2026-12-04 09:00', passes: '延期后的时限届满' },
    { happened: 'overdue-noted', article: '四（B类）' },
    {
      by: 'supervisor',
      does: { type: 'supervise', level: 'onsite', trigger: 'overdue_after_written', reason: '逾期' },
      refused: { status: 409, article: '六（二）' },
    },
    {
      by: 'supervisor',
      does: { type: 'supervise', level: 'written', trigger: 'overdue', reason: '未按时限办结' },
    },
    {
      by: 'clerk.urban-management',
      does: {
        type: 'answer-supervision',
        n: 1,
        text: '明确责任，限期办结。',
        leader: '周建国',
        person: '赵明',
      },
    },
    { at: '2026-12-08 09:00', passes: '书面督办后仍未办结' },
    {
      by: 'supervisor',
      does: {
        type: 'supervise',
        level: 'onsite',
        trigger: 'overdue_after_written',
        reason: '书面督办后仍未办结',
      },
    },
    {
      at: '2026-12-08 11:00',
      by: 'clerk.urban-management',
      does: { type: 'answer-supervision', n: 2, text: '已到场办公。', plan: '当日清理，次日起定点值守。' },
    },
    {
      at: '2026-12-08 16:00',
      by: 'clerk.urban-management',
      does: { type: 'submit-reply', reply: { result: '已清理。' } },
      refused: { status: 400, article: '五（四）' },
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'submit-reply', reply: reply('占道摊位已清理，安排早晚值守。') },
      is: 'unit_approval',
    },
    { by: 'leader.urban-management', does: { type: 'approve-reply' }, is: 'replied' },
    {
      at: '2026-12-09 09:00',
      by: 'agent',
      does: { type: 'record-callback', level: 'level_one', resolved: true, process: 3 },
      refused: { status: 400, article: '五（五）' },
    },
    {
      by: 'agent',
      does: {
        type: 'record-callback',
        level: 'level_one',
        resolved: false,
        process: 4,
        result: 5,
        comments: '今天早上又摆出来了。',
        untrue: true,
      },
      is: 'rework',
    },
    {
      at: '2026-12-11 09:00',
      by: 'clerk.urban-management',
      does: { type: 'submit-reply', reply: reply('增设护栏，连续两日无占道。') },
      is: 'unit_approval',
    },
    { by: 'leader.urban-management', does: { type: 'approve-reply' }, is: 'replied' },
    {
      at: '2026-12-14 09:00',
      by: 'agent',
      does: {
        type: 'record-callback',
        level: 'level_one',
        resolved: true,
        process: 2,
        result: 2,
        comments: '能走了。',
      },
    },
    {
      by: 'clerk.urban-management',
      does: {
        type: 'record-callback',
        level: 'level_two',
        resolved: true,
        process: 2,
        result: 2,
        comments: '希望坚持。',
      },
      is: 'closed',
    },
    { by: 'citizen', does: { type: 'rate', score: 2, comment: '希望坚持下去' } },
    { by: 'auditor', does: { type: 'archive' }, is: 'archived' },
  ],
}
