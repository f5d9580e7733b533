import type { Actor } from '../../../src/domain/staff.ts'
import { complainedOf } from '../../../src/rules/complained-of.ts'
import { classify, decideIntake, packOf, route } from '../../../src/rules/index.ts'
import { answeredBy, dispatch, hour, type Story } from '../../acceptance/steps.ts'
import { contentOf } from '../content-of.ts'
import { given } from '../order/scene.ts'
import type { GoldenCase } from './five-places.ts'

const filedAt = hour('2026-11-20')

const routed = (place: string, { says, nature, facts }: GoldenCase) => {
  const pack = packOf(place)
  const { units, duties } = contentOf(place)
  const at = new Date(filedAt)
  const decision = decideIntake(pack, { facts, nature, text: says }, at)
  const internal = decision.outcome === 'internal' ? { internal: decision } : {}
  return route(pack, units, duties, { text: says, nature, facts, ...internal }, at)
}

/** Whether the sentence becomes an order in this place, and the order it becomes. */
export const filed = (place: string, golden: GoldenCase): Story | null => {
  const { says, nature, facts } = golden
  const pack = packOf(place)
  const at = new Date(filedAt)
  const { outcome } = decideIntake(pack, { facts, nature, text: says }, at)
  const acts = pack.emergency.mode.some(({ value }) => value === 'redirect_and_order')
  if (outcome !== 'accept' && outcome !== 'internal' && !(outcome === 'redirect' && acts)) return null
  const { units } = contentOf(place)
  const order = { nature, text: says }
  const { duty } = routed(place, golden)
  return given(place)
    .at(filedAt)
    .filed({
      ...order,
      classification: classify(pack, { ...order, facts, ...(duty ? { duty } : {}) }, at),
      complainedOf: [...complainedOf(units, order)] as never,
    })
}

/** Who handles it: as the catalogue says, else whom a dispatcher would take. */
const leadOf = (place: string, golden: GoldenCase, story: Story): string => {
  const { decided, candidates } = routed(place, golden)
  const [lead] = candidates
  if (decided && lead) return lead.unit
  return story.order.complainedOf.includes('urban-management' as never) ? 'justice' : 'urban-management'
}

/** Down to the unit that leads, one level after the other. */
const handedDown = (story: Story, lead: string): Story => {
  const { units } = story.scene()
  const above = (id: string): readonly string[] => {
    const parent = units.find((unit) => unit.id === id)?.parent
    return parent ? [...above(parent), parent] : []
  }
  const way = [...above(lead), lead]
  const holder = story.order.holder ?? lead
  return way.slice(way.indexOf(holder) + 1).reduce((so, to) => {
    return so.does(`unit-clerk of ${so.order.holder}`, { type: 'forward', to })
  }, story)
}

const callers: Readonly<Record<string, (lead: string) => string>> = {
  center: () => 'agent',
  level_one: () => 'agent',
  district: () => 'agent',
  level_two: (lead) => `unit-clerk of ${lead}`,
  unit: (lead) => `unit-clerk of ${lead}`,
}

const calledBack = (story: Story, lead: string): Story => {
  const levels = story.scene().pack.callback.by.flatMap(({ value }) => value ?? [])
  return levels.reduce((so, level) => {
    if (so.order.state !== 'replied') return so
    const spoken = { resolved: true, process: 1, result: 1, comments: '满意', opinion: '满意' } as const
    return so.does(callers[level]?.(lead) ?? 'agent', {
      type: 'record-callback',
      level: level as never,
      ...spoken,
    })
  }, story)
}

/** From the queue to the archive, by whatever steps the place demands. */
export const toTheEnd = (place: string, golden: GoldenCase, story: Story): Story => {
  const lead = leadOf(place, golden, story)
  let now = handedDown(story.does('dispatcher', dispatch(lead)), lead)
  if (now.clock('interim_report')) {
    now = now.does(`unit-clerk of ${lead}`, { type: 'sign', leader: '副局长 林某' })
    now = now.does(`unit-clerk of ${lead}`, { type: 'report-interim', progress: '已核查', plan: '月内办结' })
  }
  now = answeredBy(now, lead)
  while (now.order.state === 'auditing') now = now.does(auditorOf(now), { type: 'pass-audit' })
  if (now.clock('file_to_center')) {
    now = now.does(`unit-clerk of ${lead}`, { type: 'file-result', opinion: '满意' })
    now = now.does('auditor', { type: 'accept-filing' })
  }
  return calledBack(now, lead).does('auditor', { type: 'archive' })
}

/** The level the order came from audits it: a bureau of a county, or the hotline. */
const auditorOf = (story: Story): string => {
  const from: Actor['unit'] | null = story.order.hops.at(-1)?.from ?? null
  return from === null || story.mayDo('auditor', 'pass-audit') ? 'auditor' : `unit-leader of ${from}`
}
