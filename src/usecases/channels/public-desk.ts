import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { PublicDesk, PublicOrderStatus, PublicPolicy } from '../../ports/public-desk.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { findKnowledge } from '../knowledge/find-knowledge.ts'
import type { CitizenOrder } from '../own-orders/citizen-order.ts'
import { lookUpOrder } from '../own-orders/look-up-order.ts'
import { placeIn } from '../place-in.ts'
import { unitNameOf } from '../unit-name.ts'

/** What anybody may read, as pages and API give it, without what only people at work may know. */
export const publicDesk = (deps: Deps): PublicDesk => ({
  place: (text) => {
    const id = placeIn(text)
    return { id, name: packOf(id).name }
  },

  searchPolicies: async (place, { text, topic, limit }) => {
    const filter = topic === undefined ? {} : { topic }
    const found = await findKnowledge(deps, place, { q: text, limit, offset: 0, ...filter })
    return found.map(({ id, version, question, topic: of, unitName, probability }) => ({
      id,
      version,
      question,
      topic: of,
      unit: unitName,
      probability,
      path: pathOf(place, id),
    }))
  },

  readPolicy: async (place, id) => {
    const [entry] = await deps.knowledge.citable(place, [id], dayInChina(deps.clock.now()))
    return entry ? policyOf(place, entry, await unitNameOf(deps, place, entry.unit)) : null
  },

  orderStatus: async (place, no, code) => {
    const order = await lookUpOrder(deps, place, no.toUpperCase(), code)
    return order ? statusOf(order) : null
  },
})

const pathOf = (place: string, id: string): string => `/${place}/knowledge/${id}`

const policyOf = (place: string, entry: EntryVersion, unit: string | undefined): PublicPolicy => ({
  id: entry.id,
  version: entry.version,
  question: entry.question,
  answer: entry.answer,
  guide: entry.guide ?? null,
  basis: entry.basis.map(({ law, article, docNo }) => ({ law, article, docNo: docNo ?? null })),
  unit: unit ?? null,
  topic: entry.topic,
  effectiveFrom: entry.effectiveFrom,
  effectiveTo: entry.effectiveTo,
  doubted: entry.doubted === true,
  path: pathOf(place, entry.id),
})

const statusOf = (order: CitizenOrder): PublicOrderStatus => ({
  no: order.no,
  title: order.title,
  nature: order.nature,
  status: order.status,
  statusText: order.statusText,
  filedAt: order.filedAt,
  lead: order.lead,
  nextStep: order.nextStep,
  deadlines: order.deadlines.map(({ type, due, dueAt, explanation, overdue }) => ({
    type,
    due,
    dueAt,
    explanation,
    overdue,
  })),
  timeline: order.timeline.map(({ at, what }) => ({ at, what })),
  reply: order.reply,
})
