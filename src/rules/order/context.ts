import type { Actor } from '../../domain/staff.ts'
import type { Duty, Unit } from '../../domain/unit.ts'
import type { CommandOf, CommandType } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Dated, Valid } from '../rule-pack/dated.ts'
import { valueOn } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'

/** All a decision may look at besides the order and the command. */
export type Scene = {
  readonly pack: RulePack
  readonly units: readonly Unit[]
  readonly duties: readonly Duty[]
  readonly actor: Actor
  readonly now: Date
  /** Numbers set aside for orders that this step brings into being, in order. */
  readonly newNumbers: readonly string[]
  /** Facts from other orders, read just before. */
  readonly elsewhere: Elsewhere
}

export type Elsewhere = {
  /** Overdue steps of the holder in the calendar month of `now`, this one not counted, by stage. */
  readonly overdueThisMonth: Readonly<Record<string, number>>
}

export const nothingElsewhere: Elsewhere = { overdueThisMonth: {} }

/** A step the rules do not allow: why, by which article, and what may be done instead. */
export type Refusal = {
  /** invalid: something the rules demand is missing in the command. forbidden: the rules are against the step. */
  readonly fault: 'invalid' | 'forbidden'
  readonly refused: string
  readonly instead: string
  readonly article?: string
  /** Fields of the command that are missing. */
  readonly missing?: readonly string[]
}

export type Decided = {
  readonly events: readonly OrderEvent[]
  /** What the system points out without standing in the way. */
  readonly warnings: readonly string[]
}

/** Decides one kind of command. Pure. Throws nothing a caller can cause. */
export type Decider<T extends CommandType> = (
  scene: Scene,
  order: WorkOrder,
  command: CommandOf<T>,
) => Decided | Refusal
export type Deciders<T extends CommandType> = { readonly [K in T]: Decider<K> }

export const isRefusal = (result: Decided | Refusal): result is Refusal => 'refused' in result

export const events = (...happened: readonly OrderEvent[]): Decided => ({ events: happened, warnings: [] })

export const forbidden = (refused: string, instead: string, article?: string): Refusal => ({
  fault: 'forbidden',
  refused,
  instead,
  ...(article === undefined ? {} : { article }),
})

export const missing = (fields: readonly string[], refused: string, article?: string): Refusal => ({
  fault: 'invalid',
  refused,
  instead: '请补齐后重新提交。',
  missing: fields,
  ...(article === undefined ? {} : { article }),
})

/** The value of the order's own day: an order is judged by the rules in force when it was filed. */
export const rule = <V>(order: WorkOrder, values: Dated<V>): Valid<V> | null => valueOn(values, order.packDay)

export const unitName = (units: readonly Unit[], id: string): string =>
  units.find((unit) => unit.id === id)?.name ?? id
