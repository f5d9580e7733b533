import { z } from '@hono/zod-openapi'
import { orderCommandSchema } from '../../../domain/work-order/command.ts'

/** `approve-return` -> `ApproveReturnCommand` */
const componentName = (type: string): string =>
  `${type.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Command`

const named = orderCommandSchema.options.map((option) =>
  z.object(option.shape).openapi(componentName(option.shape.type.value)),
)

/**
 * The commands as one union whose members have names in the OpenAPI document, so that programmes tell them apart by
 * `type`. The same schema otherwise.
 */
export const orderCommandComponent = z
  .discriminatedUnion('type', named as unknown as typeof orderCommandSchema.options)
  .openapi('OrderCommand')
