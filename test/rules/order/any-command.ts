import fc from 'fast-check'
import type { z } from 'zod'
import { type OrderCommand, orderCommandSchema } from '../../../src/domain/work-order/command.ts'

type Def = {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly string[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
}

/** Values a schema accepts, more or less; strings that name units or orders are among the words. */
const someOf = (schema: z.ZodType, words: readonly string[]): fc.Arbitrary<unknown> => {
  const def = schema.def as unknown as Def
  const inner = (part: z.ZodType | undefined) => (part ? someOf(part, words) : fc.constant(undefined))
  switch (def.type) {
    case 'literal':
      return fc.constant(def.values?.[0])
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 1, max: 5 })
    case 'optional':
    case 'default':
      return fc.option(inner(def.innerType), { nil: undefined, freq: 3 })
    case 'array':
      return fc.array(inner(def.element), { minLength: 0, maxLength: 3 })
    case 'union':
      return fc.oneof(...(def.options ?? []).map(inner))
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, part]) => [key, inner(part)])),
      )
    default:
      return fc.constantFrom(...words)
  }
}

/** Any command of these types that the schema lets through. */
export const anyCommand = (words: readonly string[]): fc.Arbitrary<OrderCommand> =>
  fc
    .constantFrom(...orderCommandSchema.options)
    .chain((option) => someOf(option, words))
    .map((value) => orderCommandSchema.safeParse(JSON.parse(JSON.stringify(value))))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data as OrderCommand)
