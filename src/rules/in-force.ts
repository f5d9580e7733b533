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

const remembered = new WeakMap<RulePack, Map<string, RulesInForce>>()
/** Days of a pack that are kept: today, and the days of filing of the orders under way. */
const MOST_DAYS = 400

/** The rules of the place on the day of `at` in Beijing time. Made once a day: a pack never changes. */
export const inForce = (pack: RulePack, at: Date): RulesInForce => {
  const day = dayOf(at)
  const days = remembered.get(pack) ?? new Map<string, RulesInForce>()
  remembered.set(pack, days)
  const known = days.get(day)
  if (known !== undefined) return known
  if (days.size >= MOST_DAYS) days.clear()
  const rules = resolve(pack, day) as RulesInForce
  days.set(day, rules)
  return rules
}

/** A value that must be in force on that day; a fault of the pack when it is not. */
export const inForceOn = <V>(values: Dated<V>, day: string): Valid<V> => {
  const valid = valueOn(values, day)
  if (valid) return valid
  throw new Error(`no value in force on ${day}; first day ${values[0]?.from ?? 'none'}`)
}
