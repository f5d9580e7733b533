import type { OrderCard } from '../../../src/domain/answer.ts'
import type { Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { citizenOf, type Jiban } from '../../support/jiban.ts'

export type Citizen = ReturnType<typeof citizenOf>

export const phone = '13800138000'
export const noise = '奎文区幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉'
export const lamp = '小区路灯坏了半个月没人修，要投诉'

/** What a patient citizen says to each question of an intake. */
const patient: Readonly<Record<string, string>> = {
  place: '幸福路12号院3号楼',
  target: '东门建筑工地',
  contactPhone: phone,
  complainantKind: '个人',
  publicity: '不公开',
  confidential: '保密',
}

/** Answers what is asked until the order is filed or the intake ends otherwise. */
export const finish = async (
  citizen: { readonly say: (text: string) => Promise<Turn> },
  first: Turn,
  own: Readonly<Record<string, string>> = {},
): Promise<Turn> => {
  let turn = first
  for (let asked = 0; asked < 12 && turn.outcome.kind === 'intake'; asked++) {
    const answers = (turn.outcome.asked ?? []).map((field) => own[field] ?? patient[field] ?? '跳过')
    const answer = answers.includes('跳过') ? '跳过' : answers.join('，')
    turn = await citizen.say(answer === '' ? '提交' : answer)
  }
  return turn
}

export const cardOf = (turn: Turn): OrderCard => {
  const card = turn.replies.find(({ order }) => order)?.order
  if (!card) throw new Error(`no order, the turn ended as ${JSON.stringify(turn)}`)
  return card
}

/** An order filed in a conversation of its own, with the citizen who filed it. */
export const filedIn = async (
  jiban: Jiban,
  place: string,
  opening = noise,
  own: Readonly<Record<string, string>> = {},
) => {
  const citizen = citizenOf(jiban, place)
  const card = cardOf(await finish(citizen, await citizen.say(opening), own))
  return { citizen, card }
}

type Filed = Extract<OrderEvent, { type: 'filed' }>

/** The first event of an order. */
export const filedEvent = async (jiban: Jiban, place: string, no: string): Promise<Filed> => {
  const stored = await jiban.deps.orders.load(placeIdSchema.parse(place), no)
  const event = stored?.events[0]?.event
  if (event?.type !== 'filed') throw new Error(`order ${no} does not begin with its filing`)
  return event
}

/** Numbers of the orders a place has. */
export const orderNumbers = async (jiban: Jiban, place: string): Promise<readonly string[]> => {
  const rows = await jiban.database.db
    .selectFrom('work_order')
    .select('no')
    .where('place', '=', place)
    .orderBy('no')
    .execute()
  return rows.map(({ no }) => no)
}

export const dueOf = (card: OrderCard, type = 'handle'): string | null | undefined =>
  card.deadlines.find((deadline) => deadline.type === type)?.dueAt
