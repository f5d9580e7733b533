import type { CommandType, OrderCommand } from '../../domain/work-order/command.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { aftercare } from './aftercare.ts'
import { citizen } from './citizen.ts'
import { type Decided, type Deciders, forbidden, type Refusal, type Scene } from './context.ts'
import { dispatching } from './dispatching.ts'
import { extending } from './extending.ts'
import { oversight } from './oversight.ts'
import { replying } from './replying.ts'
import { returning } from './returning.ts'
import { sorting } from './sorting.ts'
import { stateNames, steps } from './steps.ts'

/** One function for each kind of command; a forgotten one does not compile. */
const deciders: Deciders<CommandType> = {
  ...citizen,
  ...sorting,
  ...dispatching,
  ...returning,
  ...extending,
  ...replying,
  ...aftercare,
  ...oversight,
}

const insteadOf = ({ actor }: Scene, type: CommandType): string => {
  const { name, from } = steps[type]
  if (actor.role === 'citizen') return '可以查询进度；有新的情况，可以重新反映。'
  return `能“${name}”的环节：${from.map((state) => stateNames[state]).join('、')}。`
}

/** The order stands at another step than those from which this may be done. */
export const outOfTurn = (scene: Scene, order: WorkOrder, type: CommandType): Refusal | null => {
  const { name, from } = steps[type]
  if (from.includes(order.state)) return null
  return forbidden(`这件工单现在是“${stateNames[order.state]}”，不能“${name}”。`, insteadOf(scene, type))
}

/**
 * What a command does to an order: events, or a refusal with the article and what may be done instead. Pure. Whether
 * this person may give it at all is asked before (`mayAct`).
 */
export const decide = (scene: Scene, order: WorkOrder, command: OrderCommand): Decided | Refusal => {
  const early = outOfTurn(scene, order, command.type)
  if (early) return early
  const decider = deciders[command.type] as (...given: [Scene, WorkOrder, OrderCommand]) => Decided | Refusal
  return decider(scene, order, command)
}
