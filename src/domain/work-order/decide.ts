import { assertNever } from '../errors.ts'
import { maskPersonal } from '../masking.ts'
import type { CitizenCommand } from './command.ts'
import type { OrderEvent } from './event.ts'
import type { WorkOrder } from './work-order.ts'

/** A step the rules do not allow: why, and what may be done instead. */
export type Refusal = { readonly refused: string; readonly instead: string; readonly article?: string }

export const isRefusal = (result: readonly OrderEvent[] | Refusal): result is Refusal => 'refused' in result

/** What the citizen's command does to the order now: events, or a refusal. Pure. */
export const decideCitizen = (
  order: WorkOrder,
  command: CitizenCommand,
  now: Date,
): readonly OrderEvent[] | Refusal => {
  if (order.state === 'withdrawn')
    return { refused: '这件工单已经撤回。', instead: '如仍需办理，请重新反映。' }
  switch (command.type) {
    case 'supplement':
      return [{ type: 'supplemented', text: maskPersonal(command.text) }]
    case 'withdraw':
      return [
        command.reason === undefined
          ? { type: 'withdrawn' }
          : { type: 'withdrawn', reason: maskPersonal(command.reason) },
      ]
    case 'demand-explanation':
      return demandExplanation(order, now)
    case 'rate':
      return {
        refused: '这件工单还没有答复，暂时不能评价。',
        instead: '答复以后可以评价；现在可以查询进度或补充情况。',
      }
    default:
      return assertNever(command)
  }
}

const demandExplanation = (order: WorkOrder, now: Date): readonly OrderEvent[] | Refusal => {
  const handling = order.deadlines.find(({ type }) => type === 'handle')
  const overdue = handling?.dueAt ? new Date(handling.dueAt) < now : false
  if (!overdue)
    return {
      refused: '这件工单还在办理期限内。',
      instead: handling ? handling.explanation : '工单派到承办单位后开始计算期限。',
    }
  return [{ type: 'explanation-demanded' }]
}
