import { z } from 'zod'
import type { CitizenCommand } from '../../domain/work-order/command.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { isRefusal, type Scene } from '../../rules/order/context.ts'
import { decide } from '../../rules/order/decide.ts'
import { mayAct } from '../../rules/order/standing.ts'

export const citizenActionSchema = z.enum(['supplement', 'withdraw', 'demand-explanation', 'rate', 'object'])
export type CitizenAction = z.infer<typeof citizenActionSchema>

/** The least that each command may say: whether it could be given is asked of the rules themselves. */
const samples: readonly CitizenCommand[] = [
  { type: 'rate', score: 1 },
  { type: 'object', text: '结果不属实' },
  { type: 'demand-explanation' },
  { type: 'supplement', text: '补充情况' },
  { type: 'withdraw' },
]

/** What the citizen may do to the order now, in the order of use. */
export const citizenActions = (scene: Scene, order: WorkOrder): CitizenAction[] => {
  const asCitizen: Scene = { ...scene, actor: { role: 'citizen' } }
  return samples
    .filter(({ type }) => mayAct(order, asCitizen.actor, type))
    .filter((command) => !isRefusal(decide(asCitizen, order, command)))
    .map(({ type }) => type)
}
