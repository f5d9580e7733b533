import { incidentSpot } from '../../domain/incident-spot.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import { summarise } from '../../domain/understanding/index.ts'
import { isFinished, type OrderState, type WorkOrder } from '../../domain/work-order/work-order.ts'
import { termsOf } from '../../rules/resemblance.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from './load-order.ts'
import { maySee } from './may-see.ts'
import { actorOf } from './staff-view.ts'

/** What is compared: an order, or one that is still being taken down. */
export type Matter = Pick<WorkOrder, 'text' | 'where' | 'duty'> & { readonly no?: string }

/** An earlier order like this one: who handled it, how it ended and whether in time. */
export type OrderLike = {
  readonly no: string
  readonly title: string
  readonly state: OrderState
  /** Nothing has ended yet: a matter brought again could join it. */
  readonly open: boolean
  readonly filedAt: string
  readonly leadName: string | null
  readonly sameArea: boolean
  readonly sameTopic: boolean
  readonly ended: string | null
  /** Answered before its end; null while there is no answer. */
  readonly inTime: boolean | null
  /** How often units sent it back. */
  readonly returned: number
}

const shown = 5
const perSearch = 8
const mostLookedAt = 14
/** The rarer words of a text come late in it as often as early; so many are looked for together. */
const mostTerms = 3
/** Share of the words of which an order may be called like another; less where the topic is the same. */
const leastShared = 0.3
const leastOfTopic = 0.1

/** Orders like this one that this person may see, the likest first: the same place and topic count most. */
export const ordersLike = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  matter: Matter,
): Promise<readonly OrderLike[]> => {
  const [numbers, units] = await Promise.all([
    numbersWithWords(deps, place, staff, matter),
    deps.units.units(place),
  ])
  const loaded = await Promise.all(numbers.map((no) => loadOrder(deps, place, no)))
  const names = new Map(units.map(({ id, name }) => [id as string, name]))
  return loaded
    .flatMap((each) => (each && maySee(each.order, actorOf(staff)) ? [each.order] : []))
    .map((order) => ({ order, ...likeness(matter, order) }))
    .filter(({ shared, sameTopic }) => shared >= (sameTopic ? leastOfTopic : leastShared))
    .sort((a, b) => b.score - a.score)
    .slice(0, shown)
    .map(({ order, sameArea, sameTopic }) => ({
      ...endOf(order),
      leadName: order.lead === null ? null : (names.get(order.lead) ?? order.lead),
      sameArea,
      sameTopic,
    }))
}

const isWord = /^\p{Script=Han}{2,}$/u
const wordsOf = (text: string) => [...termsOf(text)].filter((term) => isWord.test(term))

/** Numbers of orders that have words of this one, its spot's or those said first, most together first. */
const numbersWithWords = async (
  deps: Deps,
  place: PlaceId,
  { role, unit }: Staff,
  { text, where, no }: Matter,
): Promise<readonly string[]> => {
  const { spot } = incidentSpot(where)
  const words = wordsOf(summarise(text))
  const said = words.slice(0, mostTerms)
  const searches = [
    ...(spot === null || said[0] === undefined ? [] : [`${spot} ${said[0]}`]),
    ...said.map((_, i) => said.slice(0, said.length - i).join(' ')),
    words.slice(mostTerms, mostTerms + 2).join(' '),
  ].filter((q) => q !== '')
  const own = isUnitRole(role) && unit !== null ? { unit } : {}
  const pages = await Promise.all(
    searches.map((q) => deps.orders.list(place, { ...own, q, limit: perSearch })),
  )
  const found = pages.flatMap(({ orders }) => orders.map((order) => order.no)).filter((each) => each !== no)
  return [...new Set(found)].slice(0, mostLookedAt)
}

const likeness = (matter: Matter, order: WorkOrder) => {
  const own = new Set(wordsOf(order.text))
  const words = wordsOf(summarise(matter.text))
  const shared = words.filter((word) => own.has(word)).length / Math.max(words.length, 1)
  const { area, spot } = incidentSpot(matter.where)
  const there = incidentSpot(order.where)
  const sameSpot = spot !== null && spot === there.spot
  const sameArea = sameSpot || (area !== null && area === there.area)
  const sameTopic = matter.duty !== null && matter.duty === order.duty
  const score = shared + Number(sameTopic) + Number(sameArea) + Number(sameSpot)
  return { shared, sameArea, sameTopic, score }
}

const answering: readonly string[] = ['handle', 'rework']

const endOf = (order: WorkOrder) => {
  const late = order.overdue.some(({ clock }) => answering.includes(clock))
  return {
    no: order.no,
    title: order.title,
    state: order.state,
    open: !isFinished(order) && order.state !== 'split',
    filedAt: order.filedAt,
    ended: order.terminated?.ground ?? order.closedBecause ?? null,
    inTime: order.reply === null ? null : !late,
    returned: order.returns.filter(({ decision }) => decision === 'approved').length,
  }
}
