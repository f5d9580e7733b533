import { z } from 'zod'
import { aftercareCommands } from './command/aftercare.ts'
import { citizenCommands } from './command/citizen.ts'
import { dispatchCommands } from './command/dispatch.ts'
import { handlingCommands } from './command/handling.ts'
import { oversightCommands } from './command/oversight.ts'

export const citizenCommandSchema = z.discriminatedUnion('type', [...citizenCommands])
export type CitizenCommand = z.infer<typeof citizenCommandSchema>

/** Everything that anybody may do to an order. Who may do what: `rights.ts`. */
export const orderCommandSchema = z.discriminatedUnion('type', [
  ...citizenCommands,
  ...dispatchCommands,
  ...handlingCommands,
  ...aftercareCommands,
  ...oversightCommands,
])
export type OrderCommand = z.infer<typeof orderCommandSchema>
export type CommandType = OrderCommand['type']
export type CommandOf<T extends CommandType> = Extract<OrderCommand, { type: T }>
export const commandTypes = orderCommandSchema.options.map(({ shape }) => shape.type.value)
