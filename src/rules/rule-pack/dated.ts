import { z } from 'zod'
import { type Source, sourceSchema } from '../../domain/deadline.ts'

/**
 * A value as it was over time: each item holds from its day on, until the next. A null value is a repeal.
 * Every item says which article it stands in.
 */
export const dated = <T extends z.ZodType>(value: T) =>
  z
    .array(z.strictObject({ from: z.iso.date(), value: value.nullable(), source: sourceSchema }))
    .min(1)
    .refine((items) => items.every((item, i) => i === 0 || (items[i - 1]?.from ?? '') < item.from), {
      message: 'days must ascend',
    })

export type Dated<V> = readonly { readonly from: string; readonly value: V | null; readonly source: Source }[]

/** A value on one day, with where it comes from. */
export type Valid<V> = { readonly value: V; readonly source: Source; readonly from: string }

/** Tells a history from a list of lines. */
export const isHistory = (value: unknown): value is Dated<unknown> =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (item: unknown) => typeof item === 'object' && item !== null && 'from' in item && 'source' in item,
  )

/** What was said last by that day, a repeal or an absence included. */
export const itemOn = <V>(values: Dated<V>, day: string): Dated<V>[number] | undefined =>
  values.findLast(({ from }) => from <= day)

/** The value in force on that day (YYYY-MM-DD); null before its first day and after its repeal. */
export const valueOn = <V>(values: Dated<V>, day: string): Valid<V> | null => {
  const item = itemOn(values, day)
  return item && item.value !== null ? { value: item.value, source: item.source, from: item.from } : null
}

type ValueOf<D> = D extends Dated<infer V> ? V : never

/** An item of a list whose rule is in force. */
export type Active<I extends { readonly rule: Dated<unknown> }> = Omit<I, 'rule'> & {
  readonly rule: Valid<ValueOf<I['rule']>>
}

/** Items of a list whose rule is in force on that day, in the order of the list. */
export const activeOn = <I extends { readonly rule: Dated<unknown> }>(
  items: readonly I[],
  day: string,
): Active<I>[] =>
  items.flatMap((item) => {
    const rule = valueOn(item.rule, day)
    return rule ? [{ ...item, rule } as Active<I>] : []
  })
