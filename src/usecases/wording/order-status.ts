import { assertNever } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import type { OrderState, WorkOrder } from '../../domain/work-order/work-order.ts'

/** States as a citizen reads them: what goes on inside a unit is 办理中 to them. */
export const citizenStatus = {
  accepted: '已受理',
  pending_dispatch: '待派单',
  dispatched: '办理中',
  handling: '办理中',
  return_requested: '核实承办单位中',
  unit_approval: '办理中，答复待单位审签',
  auditing: '办理中，答复待审核',
  rework: '重新办理中',
  replied: '已答复',
  closed: '已办结',
  archived: '已归档',
  terminated: '已终止办理',
  merged: '已并入另一件工单',
  split: '已拆分，分别办理',
  withdrawn: '已撤回',
} as const satisfies Record<OrderState, string>

const publicityText = {
  public: '办理结果将在网上公开（隐去个人信息）',
  internal: '内部办理，不公开',
  private: '不公开',
} as const

/** What becomes, or has become, of the result. */
export const publicityOf = ({ published, reply, classification }: WorkOrder): string =>
  published
    ? '办理结果已在网上公开（隐去个人信息）'
    : publicityText[reply?.publicity ?? classification.publicity]

/** What comes next; an explanation that was demanded and is not there yet stands before it. */
export const nextStep = (order: WorkOrder, nameOf: (id: string) => string, center: string): string => {
  const next = ordinaryNext(order, nameOf, center)
  if (!order.explanationDue || ended.includes(order.state)) return next
  const unit = order.lead === null ? '承办单位' : nameOf(order.lead)
  return `您要求的说明，${unit}还没有作出，作出后在这里告诉您。${next}`
}

const ended: readonly OrderState[] = ['archived', 'terminated', 'merged', 'split', 'withdrawn']

const ordinaryNext = (order: WorkOrder, nameOf: (id: string) => string, center: string): string => {
  const unit = order.lead === null ? '承办单位' : nameOf(order.lead)
  switch (order.state) {
    case 'accepted':
    case 'pending_dispatch':
      return `${center}正在确定由哪个单位办理，确定后立即转办。`
    case 'dispatched':
    case 'handling':
      return order.replyWanted ? `${unit}办理后答复您。` : `${unit}办理，按您的要求不再回复。`
    case 'return_requested':
      return `正在核实由哪个单位办理，确定后继续办理。`
    case 'unit_approval':
      return `${unit}审签后答复。`
    case 'auditing':
      return `${center}审核通过后答复您。`
    case 'rework':
      // Sent back before the citizen had a reply, it is no second one to them.
      return `${unit}正在重新办理，办完${order.reply === null ? '' : '再次'}答复您。`
    case 'replied':
      return order.ratings.length === 0
        ? '您可以评价办理结果；对结果有异议也可以提出。'
        : '您的评价已经记下；对结果有异议可以提出。'
    case 'closed':
      return '已经办结。有新的情况可以重新反映。'
    case 'archived':
      return '已经办结归档。'
    case 'terminated':
      return order.terminated === null
        ? '办理已经终止，原因见经过。'
        : `办理已经终止：${maskPersonal(order.terminated.explanation)}`
    case 'merged':
      return `与编号${order.mergedInto ?? ''}的工单一并办理，结果在这里告诉您。`
    case 'split':
      return `分成${order.children.length}件同时办理，各自答复您。`
    case 'withdrawn':
      return '已撤回，不再办理。'
    default:
      return assertNever(order.state)
  }
}
