import type { Story } from './story.ts'

export const genericCity: Story = {
  place: 'generic-city',
  title: '企业诉求：十五个工作日、延期上限、逾期提请督办、当天备案',
  steps: [
    {
      at: '2026-11-23 09:00',
      citizen: '我们公司要投诉，开发区创业路路灯坏了一个多月，晚上货车进出很危险，一直没人修',
      answers: {
        contactPhone: '联系人王经理，电话13600004444',
        place: '开发区创业路8号门口',
        complainantKind: '企业',
      },
    },
    {
      by: 'dispatcher',
      does: { type: 'dispatch', lead: 'transport', requirement: '请尽快修复并答复。', why: '按职责判断' },
      is: 'dispatched',
    },
    { by: 'clerk.transport', does: { type: 'sign' }, is: 'handling' },
    {
      by: 'clerk.transport',
      does: { type: 'request-return', ground: 'out_of_duty', reason: '路灯由城市管理部门维护' },
      is: 'return_requested',
    },
    { by: 'dispatcher', does: { type: 'approve-return', reason: '理由成立' }, is: 'pending_dispatch' },
    {
      by: 'dispatcher',
      does: { type: 'dispatch', lead: 'urban-management', requirement: '请尽快修复并答复。' },
      is: 'dispatched',
    },
    { by: 'clerk.urban-management', does: { type: 'sign' }, is: 'handling' },
    {
      at: '2026-12-10 09:00',
      by: 'clerk.urban-management',
      does: { type: 'request-extension', workdays: 11, reason: '电缆被盗，需要重新敷设，特别复杂' },
      refused: { status: 409, article: '第七条' },
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'request-extension', workdays: 5, reason: '电缆被盗，需要重新敷设，特别复杂' },
    },
    { by: 'dispatcher', does: { type: 'approve-extension' } },
    { at: '2026-12-22 09:00', passes: '延期后的时限届满' },
    { happened: 'overdue-noted', article: '第七条' },
    {
      by: 'supervisor',
      does: {
        type: 'supervise',
        level: 'inspection',
        trigger: 'overdue',
        reason: '延期后仍未办结，提请督办',
      },
    },
    {
      at: '2026-12-23 09:00',
      by: 'clerk.urban-management',
      does: { type: 'submit-reply', reply: { result: '路灯已修复。' } },
      refused: { status: 400, article: '第七条' },
    },
    {
      by: 'clerk.urban-management',
      does: {
        type: 'submit-reply',
        reply: { result: '路灯已修复。', opinion: '企业说有两盏仍不亮。', informedVia: 'phone' },
      },
      is: 'replied',
    },
    { citizenSees: 'a reply' },
    {
      at: '2026-12-23 15:00',
      by: 'clerk.urban-management',
      does: { type: 'file-result', opinion: '企业说有两盏仍不亮。' },
    },
    {
      by: 'auditor',
      does: { type: 'refuse-filing', reason: '答复与实际不一致，仍有两盏不亮' },
      is: 'rework',
    },
    {
      at: '2026-12-25 09:00',
      by: 'clerk.urban-management',
      does: {
        type: 'submit-reply',
        reply: { result: '其余两盏已更换，全线亮灯。', opinion: '企业表示满意。', informedVia: 'phone' },
      },
      is: 'replied',
    },
    { by: 'clerk.urban-management', does: { type: 'file-result', opinion: '企业表示满意。' } },
    { by: 'auditor', does: { type: 'accept-filing' } },
    {
      by: 'agent',
      does: { type: 'record-callback', level: 'center', resolved: true, opinion: '满意，谢谢。' },
      is: 'closed',
    },
    { by: 'citizen', does: { type: 'rate', score: 1 } },
    { by: 'auditor', does: { type: 'archive' }, is: 'archived' },
  ],
}
