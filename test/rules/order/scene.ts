import type { z } from 'zod'
import type { Deadline, Stage } from '../../../src/domain/deadline.ts'
import { unitIdSchema } from '../../../src/domain/place.ts'
import { type Actor, roleSchema } from '../../../src/domain/staff.ts'
import type { Unit } from '../../../src/domain/unit.ts'
import { orderCommandSchema } from '../../../src/domain/work-order/command.ts'
import { type OrderEvent, orderEventSchema } from '../../../src/domain/work-order/event.ts'
import { applied, evolve } from '../../../src/domain/work-order/evolve.ts'
import type { WorkOrder } from '../../../src/domain/work-order/work-order.ts'
import { dayOf } from '../../../src/domain/working-time.ts'
import { classify, packOf } from '../../../src/rules/index.ts'
import { clocksOnArrival, started } from '../../../src/rules/order/clocks.ts'
import {
  type Decided,
  type Elsewhere,
  isRefusal,
  nothingElsewhere,
  type Refusal,
  type Scene,
} from '../../../src/rules/order/context.ts'
import { decide } from '../../../src/rules/order/decide.ts'
import { decideDue } from '../../../src/rules/order/due.ts'
import { mayAct } from '../../../src/rules/order/standing.ts'
import { contentOf } from '../content-of.ts'

type Command = z.input<typeof orderCommandSchema>
type Happening = z.input<typeof orderEventSchema>
type Filed = Partial<Omit<Extract<Happening, { type: 'filed' }>, 'type'>>

/** A role, with the unit for its staff: `dispatcher`, `unit-clerk of housing`. */
export type Who = string

const actorOf = (who: Who): Actor => {
  const [role, unit] = who.split(' of ')
  return {
    role: roleSchema.parse(role),
    id: `${role}.${unit ?? 'hotline'}`,
    ...(unit === undefined ? {} : { unit: unitIdSchema.parse(unit) }),
  }
}

type Setting = {
  readonly place: string
  readonly now: Date
  readonly units: readonly Unit[]
  readonly duties: Scene['duties']
  readonly newNumbers: readonly string[]
  readonly elsewhere: Elsewhere
}

const beginning = '2026-09-28T09:00:00+08:00'

/** A place as shipped, on a Monday before a long holiday. Tell a story with `filed`, `at`, `does`, `refuses`. */
export const given = (place: string, changes: Partial<Setting> = {}) => {
  const setting: Setting = {
    place,
    now: new Date(beginning),
    ...contentOf(place),
    newNumbers: ['N-2', 'N-3', 'N-4', 'N-5', 'N-6', 'N-7'],
    elsewhere: nothingElsewhere,
    ...changes,
  }
  return {
    at: (iso: string) => given(place, { ...changes, now: new Date(iso) }),
    with: (more: Partial<Setting>) => given(place, { ...changes, ...more }),
    /** An accepted order in the hotline's queue, with the clocks of that level running. */
    filed: (told: Filed = {}): Story => queued(setting, told),
  }
}

const queued = (setting: Setting, told: Filed): Story => {
  const at = setting.now.toISOString()
  const event = orderEventSchema.parse(filedEvent(setting, told))
  const order = evolve(null, { seq: 1, at, actor: { role: 'system' }, event, prevHash: '', hash: '' }, 'N-1')
  const filed = story(setting, order, [event], [])
  const clocks = started(clocksOnArrival(packOf(setting.place), filed.order, 'center', setting.now))
  return filed.happens({ type: 'queued', why: '待派单' }, ...clocks)
}

const filedEvent = ({ place, now }: Setting, told: Filed): Happening => {
  const text = told.text ?? '楼道里堆满杂物，多次反映没有人管'
  const nature = told.nature ?? '投诉'
  const complainantKind = told.complainant ?? 'citizen'
  const sorted = classify(packOf(place), { nature, text, facts: {}, extracted: { complainantKind } }, now)
  return {
    type: 'filed',
    title: '楼道堆物',
    nature,
    complainant: complainantKind,
    text,
    channel: 'web',
    conversationId: 'c-1',
    confidential: nature === '举报',
    replyWanted: true,
    anonymous: false,
    classification: sorted,
    packDay: dayOf(now),
    article: sorted.article,
    ...told,
  }
}

export type Story = {
  readonly order: WorkOrder
  /** Everything that has happened so far. */
  readonly events: readonly OrderEvent[]
  /** What the last step warned of. */
  readonly warnings: readonly string[]
  readonly at: (iso: string) => Story
  readonly with: (changes: Partial<Setting>) => Story
  /** Somebody gives a command and it is done; throws when they may not or the rules refuse it. */
  readonly does: (who: Who, command: Command) => Story
  /** Somebody who may give the command is refused by the rules; throws when they are not. */
  readonly refuses: (who: Who, command: Command) => Refusal
  readonly mayDo: (who: Who, type: Command['type']) => boolean
  /** Events of the system or of a step that is not told. */
  readonly happens: (...happened: readonly Happening[]) => Story
  /** The running clock of that stage comes to `at`. */
  readonly comesDue: (stage: Stage) => Story
  readonly clock: (stage: Stage) => Deadline | undefined
  readonly scene: (who?: Who) => Scene
}

const sceneOf = (setting: Setting, who: Who): Scene => {
  const { place, now, units, duties, newNumbers, elsewhere } = setting
  return { pack: packOf(place), units, duties, actor: actorOf(who), now, newNumbers, elsewhere }
}

const story = (
  setting: Setting,
  order: WorkOrder,
  events: readonly OrderEvent[],
  warnings: readonly string[],
): Story => {
  const after = (happened: readonly OrderEvent[], warned: readonly string[]): Story => {
    const checked = happened.map((event) => orderEventSchema.parse(event))
    const next = checked.reduce((so, event) => applied(so, event, setting.now.toISOString()), order)
    return story(
      setting,
      { ...next, version: order.version + checked.length },
      [...events, ...checked],
      warned,
    )
  }
  const result = (who: Who, given: Command): Decided | Refusal => {
    const command = orderCommandSchema.parse(given)
    const scene = sceneOf(setting, who)
    if (!mayAct(order, scene.actor, command.type)) throw new Error(`${who} may not ${command.type}`)
    return decide(scene, order, command)
  }
  return {
    order,
    events,
    warnings,
    at: (iso) => story({ ...setting, now: new Date(iso) }, order, events, warnings),
    with: (changes) => story({ ...setting, ...changes }, order, events, warnings),
    does: (who, command) => {
      const done = result(who, command)
      if (isRefusal(done)) throw new Error(`${command.type}: ${done.refused}${done.instead}`)
      return after(done.events, done.warnings)
    },
    refuses: (who, command) => {
      const refused = result(who, command)
      if (!isRefusal(refused)) throw new Error(`${command.type} was not refused`)
      return refused
    },
    mayDo: (who, type) => mayAct(order, actorOf(who), type),
    happens: (...happened) =>
      after(
        happened.map((event) => orderEventSchema.parse(event)),
        [],
      ),
    comesDue: (stage) => {
      const due = decideDue(sceneOf(setting, 'system'), order, stage)
      return after(due.events, due.warnings)
    },
    clock: (stage) => order.deadlines.find(({ type }) => type === stage),
    scene: (who = 'system') => sceneOf(setting, who),
  }
}
