import { maskPersonal } from '../../domain/masking.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { Supervision, WorkOrder } from '../../domain/work-order/work-order.ts'
import { wordOf } from '../rule-words.ts'
import { clockFor, runs, started, stopped, tierOf } from './clocks.ts'
import { type Deciders, events, forbidden, missing, type Refusal, type Scene } from './context.ts'
import { afterwards, closeIfDone } from './finishing.ts'
import {
  reaches,
  type SupervisionLevel,
  supervisionLevels,
  triggerHolds,
  wasSupervised,
} from './supervision-triggers.ts'

type Supervise = CommandOf<'supervise'>

const labelsOf = (levels: readonly SupervisionLevel[]): string =>
  levels.map(({ level, rule: { value } }) => `${value.label}（${level}）`).join('、')

const unknownLevel = (levels: readonly SupervisionLevel[], level: string): Refusal =>
  forbidden(
    `这里没有“${level}”这一级督办。`,
    `可以选择：${labelsOf(levels)}。`,
    levels[0]?.rule.source.article,
  )

const wrongTrigger = ({ rule: { value, source } }: SupervisionLevel, { trigger }: Supervise) => {
  if (value.triggers.includes(trigger)) return null
  const known = value.triggers.map(wordOf).join('、')
  return forbidden(
    `“${wordOf(trigger)}”不是${value.label}的情形。`,
    `${value.label}的情形：${known}。`,
    source.article,
  )
}

/** The rungs of the ladder: what follows from an earlier level presupposes that level. */
const skipsRung = (scene: Scene, order: WorkOrder, one: SupervisionLevel, { trigger }: Supervise) => {
  const { value, source } = one.rule
  const first = value.after?.for.includes(trigger) ? value.after.level : null
  if (first === null || wasSupervised(order, first)) return null
  const before = supervisionLevels(scene.pack, order).find(({ level }) => level === first)
  const name = before?.rule.value.label ?? first
  const others = value.triggers.filter((other) => !value.after?.for.includes(other)).map(wordOf)
  const instead =
    others.length > 0 ? `请先${name}；属于${others.join('、')}的，可以直接${value.label}。` : `请先${name}。`
  return forbidden(
    `还没有做过${name}，不能以“${wordOf(trigger)}”为由${value.label}。`,
    instead,
    source.article,
  )
}

const notSo = (
  scene: Scene,
  order: WorkOrder,
  { rule: { value, source } }: SupervisionLevel,
  trigger: string,
) => {
  if (triggerHolds(scene, order, trigger) !== false) return null
  const instead = `出现该情形后再${value.label}；属于其他情形的，请改选。`
  return forbidden(`这件工单没有出现“${wordOf(trigger)}”的情形。`, instead, source.article)
}

const outOfReach = (scene: Scene, order: WorkOrder, { level, rule: { value, source } }: SupervisionLevel) =>
  reaches(scene, order, level)
    ? null
    : forbidden(
        `${value.label}只对它管辖的下级，承办单位不属于这一级。`,
        '请由其他层级督办。',
        source.article,
      )

/** What a level of supervision sets going besides itself. */
const following = (
  scene: Scene,
  order: WorkOrder,
  { rule: { value, source } }: SupervisionLevel,
  trigger: string,
) => {
  const { pack, units, now } = scene
  const tier = tierOf(units, order.holder ?? order.lead)
  const clock = value.startsClock ? clockFor(pack, order, value.startsClock, tier, now) : null
  const clocks = started(clock ? [clock] : [])
  if (value.handedTo === undefined) return clocks
  const to = value.handedTo.join('或')
  const handedOver: OrderEvent = {
    type: 'handed-over',
    to,
    because: wordOf(trigger),
    article: source.article,
  }
  return [...clocks, handedOver]
}

const supervised = (order: WorkOrder, one: SupervisionLevel, command: Supervise): OrderEvent => {
  const { value, source } = one.rule
  return {
    type: 'supervised',
    n: order.supervisions.length + 1,
    level: one.level,
    label: value.label,
    trigger: command.trigger,
    by: value.by,
    ...(value.document === undefined ? {} : { document: value.document }),
    requires: [...value.requires],
    reason: maskPersonal(command.reason),
    article: source.article,
  }
}

const find = (order: WorkOrder, n: number): Supervision | Refusal => {
  const found = order.supervisions.find((one) => one.n === n)
  if (!found) return forbidden(`这件工单没有第${n}次督办。`, '请核对督办的序号。')
  if (found.lifted) return forbidden(`第${n}次督办已经解除。`, '需要继续督办的，请另行督办。', found.article)
  return found
}

const isRefused = (found: Supervision | Refusal): found is Refusal => 'refused' in found

const nameOf = { leader: '责任领导', person: '责任人' } as const

/** What the answer must name; where a leader's instruction is meant, one recorded since will do. */
const unnamed = (scene: Scene, order: WorkOrder, one: Supervision, said: CommandOf<'answer-supervision'>) => {
  const level = supervisionLevels(scene.pack, order).find(({ level: id }) => id === one.level)
  const names = level?.rule.value.answerNames ?? []
  const instructed = !names.includes('person') && order.instructions.some(({ at }) => at >= one.at)
  const lacking = names.filter((name) => !said[name] && !(name === 'leader' && instructed))
  if (lacking.length === 0) return null
  const words = lacking.map((name) => nameOf[name]).join('、')
  return missing(lacking, `${one.label}的回复应当写明${words}（${one.requires.join('，')}）。`, one.article)
}

export const supervising: Deciders<'supervise' | 'answer-supervision' | 'lift-supervision'> = {
  supervise: (scene, order, command) => {
    const levels = supervisionLevels(scene.pack, order)
    const one = levels.find(({ level }) => level === command.level)
    if (!one) return unknownLevel(levels, command.level)
    const refusal =
      wrongTrigger(one, command) ??
      skipsRung(scene, order, one, command) ??
      outOfReach(scene, order, one) ??
      notSo(scene, order, one, command.trigger)
    if (refusal) return refusal
    const { value } = one.rule
    const discretion = `已提请${value.by}，是否启动由其视情况决定。`
    return {
      events: [supervised(order, one, command), ...following(scene, order, one, command.trigger)],
      warnings: value.discretion ? [discretion] : [],
    }
  },
  'answer-supervision': (scene, order, command) => {
    const found = find(order, command.n)
    if (isRefused(found)) return found
    const refusal = unnamed(scene, order, found, command)
    if (refusal) return refusal
    const { unit } = scene.actor
    const { n, text, plan, leader, person } = command
    const answered: OrderEvent = {
      type: 'supervision-answered',
      n,
      ...(unit === undefined ? {} : { unit }),
      text: maskPersonal(text),
      ...(plan ? { plan: maskPersonal(plan) } : {}),
      ...(leader ? { leader } : {}),
      ...(person ? { person } : {}),
    }
    const all = [answered, ...planGiven(scene, order, found, plan)]
    return events(...all, ...closeIfDone(scene, afterwards(scene, order, all)))
  },
  'lift-supervision': (scene, order, { n, why }) => {
    const found = find(order, n)
    if (isRefused(found)) return found
    const lifted: OrderEvent = { type: 'supervision-lifted', n, why: maskPersonal(why) }
    const all = [lifted, ...planWaived(scene, order, found)]
    return events(...all, ...closeIfDone(scene, afterwards(scene, order, all)))
  },
}

const clockOf = (scene: Scene, order: WorkOrder, one: Supervision) =>
  supervisionLevels(scene.pack, order).find(({ level }) => level === one.level)?.rule.value.startsClock

/** Once lifted, what it asked for is owed no more, unless a later one of its level asks for the same. */
const planWaived = (scene: Scene, order: WorkOrder, one: Supervision) => {
  const clock = clockOf(scene, order, one)
  const asked = order.supervisions.some(
    ({ n, level, lifted }) => n !== one.n && level === one.level && !lifted,
  )
  return clock === undefined || asked ? [] : stopped(order, [clock], false)
}

/** A plan meets the clock that this supervision set going. */
const planGiven = (scene: Scene, order: WorkOrder, one: Supervision, plan: string | undefined) => {
  const clock = clockOf(scene, order, one)
  if (!plan || clock === undefined || !runs(order, clock)) return []
  return stopped(order, [clock], true)
}
