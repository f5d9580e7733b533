import { dayOf } from '../domain/working-time.ts'
import { type Dated, isHistory, type Valid, valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** The shape of a pack with every history replaced by the value of one day. */
export type InForce<T> =
  T extends Dated<infer V>
    ? Valid<V> | null
    : T extends readonly (infer I)[]
      ? readonly InForce<I>[]
      : T extends object
        ? { readonly [K in keyof T]: InForce<T[K]> }
        : T

export type RulesInForce = InForce<RulePack>

const resolve = (value: unknown, day: string): unknown => {
  if (isHistory(value)) return valueOn(value, day)
  if (Array.isArray(value)) return value.map((item) => resolve(item, day)).filter((item) => !isRepealed(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part, day)]))
}

/** A line of a list whose rule does not hold on that day drops out. */
const isRepealed = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'rule' in item && item.rule === null

/** The rules of the place on the day of `at` in Beijing time. */
export const inForce = (pack: RulePack, at: Date): RulesInForce => resolve(pack, dayOf(at)) as RulesInForce

/** A value that must be in force on that day; a fault of the pack when it is not. */
export const inForceOn = <V>(values: Dated<V>, day: string): Valid<V> => {
  const valid = valueOn(values, day)
  if (valid) return valid
  throw new Error(`no value in force on ${day}; first day ${values[0]?.from ?? 'none'}`)
}
