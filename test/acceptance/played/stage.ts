import { createApp } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import type { WorkOrder } from '../../../src/domain/work-order/work-order.ts'
import { diskAssets } from '../../../src/http/disk-assets.ts'
import { sweepClocks } from '../../../src/usecases/clocks/sweep-clocks.ts'
import { type Desk, deskOf, takenDown } from '../../http/api/desk.ts'
import { openJiban } from '../../support/jiban.ts'
import { cardOf, finish } from '../../usecases/turn/story.ts'
import { hour, type Story } from '../steps.ts'
import { citizenByHttp } from './citizen-by-http.ts'

export type Command = Parameters<Story['does']>[1]
/** What the contract tells people at work of an order. */
export type Seen = Omit<WorkOrder, 'no'> & {
  readonly no: string
  readonly events: readonly { readonly event: OrderEvent }[]
  readonly warnings: readonly string[]
}
/** A refusal, as the contract words it. */
export type Problem = {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly facts: { readonly article?: string; readonly missing?: readonly string[] }
}

const accounts: Readonly<Record<string, string>> = {
  'hotline-lead': 'lead',
  'unit-clerk': 'clerk',
  'unit-leader': 'leader',
  'unit-admin': 'manager',
}

/** The whole service, spoken to by its public contract alone; its clock is moved by the demonstration's own route. */
export const openStage = async () => {
  const jiban = await openJiban(hour('2026-09-28', '09:00'))
  const moveClock = async (to: Date): Promise<number> => {
    jiban.clock.set(to.toISOString())
    return (await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, to)).handled
  }
  const app = createApp(jiban.deps, {
    defaultPlace: placeIdSchema.parse('weifang'),
    ...{ mode: 'demo', ready: async () => true, asset: diskAssets, phrases: new Map(), moveClock },
  })
  const stage = { ...jiban, app }
  const desks = new Map<string, Desk>()
  /** `dispatcher`, `unit-clerk of housing`. */
  const desk = async (place: string, who: string): Promise<Desk> => {
    const [role = '', unit] = who.split(' of ')
    const account = `${accounts[role] ?? role}${unit === undefined ? '' : `.${unit}`}`
    const known = desks.get(`${account}.${place}`) ?? (await deskOf(stage, account, place))
    desks.set(`${account}.${place}`, known)
    return known
  }
  const moves = async (now: string): Promise<void> => {
    const answer = await app.request('/api/v1/demo/clock', {
      ...{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now }) },
    })
    if (answer.status !== 200) throw new Error(await answer.text())
  }
  /** Taken down on the telephone at that time. */
  const filed = async (place: string, told: object = {}, at = hour('2026-09-28', '09:00')) => {
    await moves(at)
    const card = await takenDown(await desk(place, 'agent'), { publicity: 'citizen_opt_in', ...told })
    return { ...played(desk, place, card.no), ...card }
  }
  /** Written by a citizen in the chat of the place, until it is an order. */
  const written = async (place: string, opening: string, own: Readonly<Record<string, string>> = {}) => {
    const citizen = citizenByHttp(stage, place)
    const turn = await finish(citizen, await citizen.say(opening), own)
    const card = cardOf(turn)
    return { ...played(desk, place, card.no), ...card, citizen, turn }
  }
  const known = (place: string, no: string) => played(desk, place, no)
  /** Its citizen, by number and code. */
  const reader = (place: string, { no, queryCode }: { readonly no: string; readonly queryCode: string }) => ({
    citizen: () => citizenByHttp(stage, place).reads(no, queryCode),
    gives: (command: object) => citizenByHttp(stage, place).gives(no, queryCode, command),
  })
  return { jiban: stage, app, desk, moves, filed, written, known, reader, close: jiban.close }
}
export type Stage = Awaited<ReturnType<typeof openStage>>
export type Played = Awaited<ReturnType<Stage['filed']>>

const played = (desk: (place: string, who: string) => Promise<Desk>, place: string, no: string) => {
  const gives = async (who: string, command: Command) => (await desk(place, who)).does(no, command)
  return {
    sees: async (who = 'hotline-lead'): Promise<Seen> => {
      const { status, body } = await (await desk(place, who)).get(`/orders/${no}`)
      if (status !== 200) throw new Error(`${who}: ${JSON.stringify(body)}`)
      return body
    },
    /** Done; throws where it is refused. */
    does: async (who: string, command: Command): Promise<Seen> => {
      const { status, body } = await gives(who, command)
      if (status !== 200) throw new Error(`${who} ${command.type}: ${JSON.stringify(body)}`)
      return body
    },
    /** Refused; throws where it is done. */
    refused: async (who: string, command: Command): Promise<Problem> => {
      const { status, body } = await gives(who, command)
      if (status < 400) throw new Error(`${who} ${command.type} was done`)
      return { ...body, status }
    },
  }
}

export const clockIn = (order: Seen, stage: string) => order.deadlines.find(({ type }) => type === stage)
export const dueIn = (order: Seen, stage = 'handle') => clockIn(order, stage)?.dueAt
