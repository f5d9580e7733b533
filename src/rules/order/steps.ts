import type { CommandType } from '../../domain/work-order/command.ts'
import { finishedStates, type OrderState } from '../../domain/work-order/work-order.ts'

const before: readonly OrderState[] = ['accepted', 'pending_dispatch']
const withUnit: readonly OrderState[] = ['dispatched', 'handling', 'rework']
const working: readonly OrderState[] = ['handling', 'rework']
const open: readonly OrderState[] = [
  ...before,
  ...withUnit,
  'return_requested',
  'unit_approval',
  'auditing',
  'replied',
]
const answered: readonly OrderState[] = ['replied', 'closed']
const anywhere: readonly OrderState[] = [...open, 'split', ...finishedStates]

/** What each command is called, and from which states it may be given. */
export const steps: Readonly<
  Record<CommandType, { readonly name: string; readonly from: readonly OrderState[] }>
> = {
  supplement: { name: '补充情况', from: [...open, 'split', 'closed'] },
  withdraw: { name: '撤回', from: open },
  'demand-explanation': { name: '要求说明', from: open },
  rate: { name: '评价', from: answered },
  object: { name: '提出异议', from: answered },

  classify: { name: '分类', from: open },
  flag: { name: '标注', from: open },
  instruct: { name: '录入领导批示', from: open },
  'report-incident': { name: '报送突发事件信息', from: open },
  dispatch: { name: '派单', from: [...before, ...withUnit, 'return_requested'] },
  forward: { name: '转下级办理', from: ['dispatched', 'handling'] },
  sign: { name: '签收', from: ['dispatched'] },
  'request-return': { name: '申请退单', from: ['dispatched', 'handling'] },
  'approve-return': { name: '同意退单', from: ['return_requested'] },
  'refuse-return': { name: '不同意退单', from: ['return_requested'] },
  'set-co-units': { name: '确定协办单位', from: withUnit },
  'co-answer': { name: '提交协办意见', from: [...withUnit, 'unit_approval'] },
  split: { name: '拆分', from: [...before, 'dispatched'] },
  merge: { name: '并单', from: [...before, 'dispatched'] },
  'stop-dispatch': { name: '不再批转', from: before },

  'request-extension': { name: '申请延期', from: working },
  'approve-extension': { name: '同意延期', from: working },
  'refuse-extension': { name: '不同意延期', from: working },
  'grant-extension': { name: '破例延期', from: working },
  'report-interim': { name: '报阶段情况', from: working },
  explain: { name: '作出说明', from: [...withUnit, 'unit_approval', 'auditing', 'replied'] },
  'record-contact': { name: '记录联系情况', from: [...withUnit, 'unit_approval'] },
  'submit-reply': { name: '提交答复', from: working },
  'approve-reply': { name: '审签答复', from: ['unit_approval'] },
  'send-back-reply': { name: '退回答复', from: ['unit_approval'] },
  'pass-audit': { name: '审核通过', from: ['auditing'] },
  'refuse-audit': { name: '审核不通过', from: ['auditing'] },
  'file-result': { name: '报送备案', from: ['replied'] },
  'accept-filing': { name: '备案', from: ['replied'] },
  'refuse-filing': { name: '不予备案', from: ['replied'] },

  'record-callback': { name: '回访', from: ['replied'] },
  'appeal-rating': { name: '对评价申诉', from: answered },
  'review-rating': { name: '核实评价', from: answered },
  'send-letter': { name: '正式函告', from: answered },
  'review-letter': { name: '审核函告', from: answered },
  'request-termination': { name: '提请终止办理', from: working },
  'approve-termination': { name: '同意终止办理', from: working },
  'refuse-termination': { name: '不同意终止办理', from: working },
  archive: { name: '归档', from: ['closed', 'terminated', 'merged', 'withdrawn'] },
  reopen: { name: '重新办理', from: ['closed', 'archived', 'terminated'] },

  escalate: { name: '提级研究', from: open },
  'answer-escalation': { name: '录入研究意见', from: open },
  supervise: { name: '督办', from: [...open, 'closed'] },
  'answer-supervision': { name: '回复督办', from: anywhere },
  'lift-supervision': { name: '解除督办', from: anywhere },
  'note-accountability': { name: '记录问责', from: anywhere },
}

/** States as people read them. */
export const stateNames: Readonly<Record<OrderState, string>> = {
  accepted: '已受理',
  pending_dispatch: '待派单',
  dispatched: '已派单待签收',
  handling: '办理中',
  return_requested: '退单审核中',
  unit_approval: '待单位审签',
  auditing: '答复待审核',
  rework: '重新办理中',
  replied: '已答复',
  closed: '已办结',
  archived: '已归档',
  terminated: '已终止办理',
  merged: '已并入其他工单',
  split: '已拆分办理',
  withdrawn: '已撤回',
}
