import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Actor } from '../../domain/staff.ts'
import type { OrderCommand } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import { rights } from '../../domain/work-order/rights.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { CommandClaim } from '../../ports/conversation-store.ts'
import { isRefusal, type Refusal } from '../../rules/order/context.ts'
import { decide } from '../../rules/order/decide.ts'
import { mayAct } from '../../rules/order/standing.ts'
import { steps } from '../../rules/order/steps.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from '../digest-of.ts'
import { loadOrder } from '../orders/load-order.ts'
import { maySee } from '../orders/may-see.ts'
import { sceneOf } from '../orders/order-scene.ts'
import { roleNames } from '../wording/role-names.ts'
import { orderCommits } from './order-commits.ts'

export type GivenCommand = {
  readonly place: PlaceId
  readonly no: string
  readonly actor: Actor
  readonly command: OrderCommand
  /** The version the giver looked at; the step is not taken when the order has moved on. */
  readonly expectedVersion?: number
  /** The same key with the same command is done once; with another command it is refused. */
  readonly idempotencyKey?: string
}

export type CommandResult = {
  readonly order: WorkOrder
  readonly events: readonly OrderEvent[]
  readonly warnings: readonly string[]
  /** It had been done before: nothing was changed now. */
  readonly repeated: boolean
}

/** Tries when only a linked order moved on meanwhile. */
const attempts = 4

/**
 * One command on an order, decided by the rules of its place and stored with all that follows from it, or not at all.
 * Throws unknown_order (also for an order this person may not see), version_conflict, not_allowed with the roles that
 * may, forbidden_by_rule with the article and what may be done instead, invalid_input with the missing fields,
 * key_reused.
 */
export const giveCommand = async (deps: Deps, given: GivenCommand): Promise<CommandResult> => {
  const claim = await claimOf(given)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const result = (await repeated(deps, given, claim)) ?? (await once(deps, given, claim))
    if (result !== 'stale') return result
  }
  throw conflict(given.no, (await present(deps, given)).version)
}

/**
 * What the rules make of a command as the order stands; nothing is stored. `numbered`: the command that numbers of new
 * orders are set aside for. Throws as `giveCommand`.
 */
export const decidedOn = async (deps: Deps, given: GivenCommand, now: Date, numbered?: OrderCommand) => {
  const { place, no, actor, command } = given
  const order = await present(deps, given)
  if (given.expectedVersion !== undefined && given.expectedVersion !== order.version)
    throw conflict(no, order.version)
  if (!mayAct(order, actor, command.type)) throw notAllowed(command)
  const own = await sceneOf(deps, place, actor, now, numbered)
  const scene = numbered === undefined ? { ...own, newNumbers: partNames } : own
  const result = decide(scene, order, command)
  if (isRefusal(result)) throw refused(result)
  return { order, scene, result }
}

/** What the parts of a split are called before they have numbers. */
const partNames = ['第1件', '第2件', '第3件', '第4件', '第5件', '第6件']

const once = async (
  deps: Deps,
  given: GivenCommand,
  claim: CommandClaim | null,
): Promise<CommandResult | 'stale'> => {
  const { place, no } = given
  const now = deps.clock.now()
  const { order, scene, result } = await decidedOn(deps, given, now, given.command)
  const [own, ...linked] = await orderCommits(deps, scene, order, result.events, given.command)
  const stored = await deps.orders.appendAll(place, [{ ...own, ...(claim ? { claim } : {}) }, ...linked], now)
  if (stored === 'stale') {
    const moved = await present(deps, given)
    const claimed = claim === null ? null : await deps.orders.claimed(place, no, claim)
    if (moved.version !== order.version && claimed === null) throw conflict(no, moved.version)
    return 'stale'
  }
  return {
    order: await present(deps, given),
    events: result.events,
    warnings: result.warnings,
    repeated: false,
  }
}

/** The order as it stands, where this key was used for this command before. */
const repeated = async (
  deps: Deps,
  given: GivenCommand,
  claim: CommandClaim | null,
): Promise<CommandResult | null> => {
  if (claim === null) return null
  const used = await deps.orders.claimed(given.place, given.no, claim)
  if (used === null) return null
  if (used !== claim.digest)
    throw new DomainError('key_reused', '这个幂等键已经用于另一条指令，请换一个新的键再发。', {
      no: given.no,
      key: claim.key,
    })
  return { order: await present(deps, given), events: [], warnings: [], repeated: true }
}

const present = async (deps: Deps, { place, no, actor }: GivenCommand): Promise<WorkOrder> => {
  const order = (await loadOrder(deps, place, no))?.order
  if (!order || !maySee(order, actor)) throw unknown(no)
  return order
}

const claimOf = async ({ actor, command, idempotencyKey }: GivenCommand): Promise<CommandClaim | null> => {
  if (idempotencyKey === undefined) return null
  return { key: idempotencyKey, actor: actor.id ?? actor.role, digest: await digestOf(command) }
}

const unknown = (no: string) =>
  new DomainError('unknown_order', '没有找到这个编号的工单，或者它不由您的单位办理，请核对编号。', { no })

const conflict = (no: string, version: number) =>
  new DomainError('version_conflict', '这件工单刚刚有了变化，请刷新后再试。', { no, version })

const notAllowed = ({ type }: OrderCommand) => {
  const { roles } = rights[type]
  const who = roles.map((role) => roleNames[role]).join('、')
  return new DomainError(
    'not_allowed',
    `您不能对这件工单${steps[type].name}。可以${steps[type].name}的是：${who}，并且工单在其手中。`,
    { command: type, roles: [...roles] },
  )
}

const refused = ({ fault, refused: why, instead, article, missing }: Refusal) =>
  new DomainError(fault === 'invalid' ? 'invalid_input' : 'forbidden_by_rule', `${why}${instead}`, {
    instead,
    ...(article === undefined || article === '' ? {} : { article }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
  })
