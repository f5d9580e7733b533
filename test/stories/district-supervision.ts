import type { Story } from './story.ts'

const reply = (result: string) => ({
  result,
  informedVia: 'face',
  attachments: [{ kind: 'written_material', name: '办理情况书面材料.pdf' }],
})

export const districtSupervision: Story = {
  place: 'district-supervision',
  title: '楼道堆物：逐级交办退回、到期后不能延期、差评重办、正式函告',
  steps: [
    {
      at: '2026-11-23 09:00',
      citizen: '我要投诉，城关街道北门社区3号楼楼道堆满杂物，跟居委会说了没人管',
      answers: { contactPhone: '我姓陈，电话13500005555', place: '城关街道北门社区3号楼' },
    },
    {
      by: 'dispatcher',
      does: { type: 'dispatch', lead: 'chengguan', requirement: '请核实清理并答复。', why: '职能就近' },
      is: 'dispatched',
    },
    {
      by: 'manager.chengguan',
      does: { type: 'forward', to: 'beimen', requirement: '请三个工作日内处办。' },
      is: 'dispatched',
    },
    { by: 'clerk.beimen', does: { type: 'sign' }, is: 'handling' },
    {
      by: 'clerk.beimen',
      does: { type: 'request-return', ground: 'beyond_powers', reason: '需要执法权限', to: 'hotline' },
      refused: { status: 409, article: '第十二条第（二）项' },
    },
    {
      at: '2026-11-24 09:00',
      by: 'clerk.beimen',
      does: { type: 'request-return', ground: 'beyond_powers', reason: '住户拒不清理，需要执法权限' },
      is: 'return_requested',
    },
    {
      by: 'manager.chengguan',
      does: { type: 'approve-return', reason: '由街道组织清理' },
      is: 'handling',
    },
    { at: '2026-12-04 09:00', passes: '七个工作日届满' },
    { happened: 'overdue-noted', article: '第十二条第（一）项' },
    {
      by: 'clerk.chengguan',
      does: { type: 'request-extension', workdays: 3, reason: '情况复杂', progress: '已上门两次' },
      refused: { status: 409, article: '第十二条第（四）项' },
    },
    {
      by: 'supervisor',
      does: { type: 'supervise', level: 'district', trigger: 'overdue', reason: '到期未办结' },
    },
    {
      by: 'clerk.chengguan',
      does: { type: 'submit-reply', reply: { result: '已清理。' } },
      refused: { status: 400, article: '第十四条' },
    },
    {
      at: '2026-12-07 09:00',
      by: 'clerk.chengguan',
      does: { type: 'submit-reply', reply: reply('已组织清理楼道。') },
      is: 'unit_approval',
    },
    {
      by: 'leader.chengguan',
      does: { type: 'approve-reply' },
      refused: { status: 409, article: '第十四条' },
    },
    { by: 'manager.chengguan', does: { type: 'approve-reply' }, is: 'replied' },
    { at: '2026-12-08 09:00', by: 'citizen', does: { type: 'rate', score: 5, comment: '根本没清干净' } },
    {
      by: 'auditor',
      does: { type: 'review-rating', verdict: 'valid', omission: true, reason: '现场察看，二楼仍有堆物' },
      is: 'rework',
    },
    {
      at: '2026-12-10 09:00',
      by: 'clerk.chengguan',
      does: { type: 'submit-reply', reply: reply('二楼杂物已清走，张贴告示。') },
      is: 'unit_approval',
    },
    { by: 'manager.chengguan', does: { type: 'approve-reply' }, is: 'replied' },
    { by: 'citizen', does: { type: 'rate', score: 4, comment: '要求每天有人巡查' } },
    {
      by: 'auditor',
      does: { type: 'review-rating', verdict: 'valid', omission: false, reason: '已清理，期望每天巡查' },
    },
    { happened: 'clocks-started', article: '第十三条' },
    {
      at: '2026-12-14 09:00',
      by: 'leader.chengguan',
      does: {
        type: 'send-letter',
        text: '楼道已清理并建立每周巡查，每天巡查超出现有力量。',
        excuse: '期望过高',
      },
    },
    {
      by: 'auditor',
      does: { type: 'review-letter', accepted: true, reason: '办理到位，已耐心解释' },
    },
    {
      by: 'agent',
      does: { type: 'record-callback', level: 'district', resolved: true, result: 3, comments: '可以理解' },
    },
    {
      by: 'manager.chengguan',
      does: {
        type: 'record-callback',
        level: 'unit',
        method: 'visit',
        resolved: true,
        result: 3,
        comments: '已当面说明',
      },
      is: 'closed',
    },
    { by: 'auditor', does: { type: 'archive' }, is: 'archived' },
  ],
}
