import type { Story } from './story.ts'

export const weifang: Story = {
  place: 'weifang',
  title: '夜间施工：错派、指定、逾期督办、回访不实重办',
  steps: [
    {
      at: '2026-11-23 09:00',
      citizen: '我要投诉，奎文区新华路地铁工地夜里十二点还在施工，吵得孩子睡不着',
      answers: { contactPhone: '我姓孙，电话13800001111', place: '新华路与福寿街路口工地' },
    },
    {
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'market',
        requirement: '请核查夜间施工情况并答复。',
        why: '按职责判断',
      },
      is: 'dispatched',
    },
    { at: '2026-11-23 10:00', by: 'clerk.market', does: { type: 'sign' }, is: 'handling' },
    {
      by: 'clerk.market',
      does: { type: 'request-extension', workdays: 5, reason: '情况复杂，需要多次核实' },
      refused: { status: 409, article: '第二十条' },
    },
    {
      at: '2026-11-24 09:00',
      by: 'clerk.market',
      does: { type: 'request-return', ground: 'out_of_duty', reason: '夜间施工噪声由城市管理部门监管' },
      is: 'return_requested',
    },
    {
      by: 'dispatcher',
      does: { type: 'approve-return', reason: '理由成立，重新派单' },
      is: 'pending_dispatch',
    },
    {
      at: '2026-11-24 10:00',
      by: 'dispatcher',
      does: {
        type: 'dispatch',
        lead: 'urban-management',
        co: ['environment'],
        method: 'designated',
        requirement: '请查处夜间施工并答复服务对象。',
        why: '两个单位都认为不属本单位职责',
      },
      is: 'dispatched',
    },
    { by: 'clerk.urban-management', does: { type: 'sign' }, is: 'handling' },
    {
      by: 'clerk.urban-management',
      does: { type: 'request-return', ground: 'out_of_duty', reason: '应由住建部门办理' },
      refused: { status: 409, article: '第二十二条第二款' },
    },
    {
      by: 'clerk.environment',
      does: { type: 'co-answer', text: '夜间监测噪声超标，已把数据送主办单位。' },
    },
    { at: '2026-12-02 09:00', passes: '五个工作日届满，没有答复' },
    { happened: 'overdue-noted', article: '第二十条' },
    { by: 'citizen', does: { type: 'demand-explanation' } },
    {
      by: 'supervisor',
      does: { type: 'supervise', level: 'daily', trigger: 'overdue', reason: '逾期未办理，服务对象要求说明' },
    },
    {
      at: '2026-12-02 14:00',
      by: 'clerk.urban-management',
      does: {
        type: 'explain',
        explanation: '施工单位持有抢修证明，需要核对真伪，因此超过了时限。',
        plan: '三日内核对完毕，依法处理并答复。',
      },
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'answer-supervision', n: 1, text: '已向服务对象说明，三日内办结。' },
    },
    {
      by: 'clerk.urban-management',
      does: { type: 'record-contact', via: 'phone', note: '电话告知进展，服务对象表示等待处理。' },
    },
    {
      at: '2026-12-03 10:00',
      by: 'clerk.urban-management',
      does: {
        type: 'submit-reply',
        reply: { result: '工地夜间施工手续已过期，已责令停止夜间施工并立案处罚。', informedVia: 'phone' },
      },
      is: 'replied',
    },
    { citizenSees: 'a reply' },
    {
      at: '2026-12-04 10:00',
      by: 'agent',
      does: {
        type: 'record-callback',
        level: 'center',
        resolved: false,
        result: 5,
        comments: '昨晚仍在施工。',
        untrue: true,
      },
      is: 'rework',
    },
    {
      at: '2026-12-07 09:00',
      by: 'clerk.urban-management',
      does: {
        type: 'submit-reply',
        reply: { result: '已查封夜间施工设备，连续三晚巡查未再发现施工。', informedVia: 'phone' },
      },
      is: 'replied',
    },
    {
      at: '2026-12-08 09:00',
      by: 'agent',
      does: { type: 'record-callback', level: 'center', resolved: true, result: 2, comments: '现在安静了。' },
      is: 'closed',
    },
    { by: 'citizen', does: { type: 'rate', score: 2, comment: '慢了点，但解决了。' } },
    {
      by: 'supervisor',
      does: { type: 'lift-supervision', n: 1, why: '已经办结' },
    },
    { by: 'auditor', does: { type: 'archive' }, is: 'archived' },
  ],
}
