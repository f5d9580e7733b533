import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema, unitIdSchema } from '../../src/domain/place.ts'
import { roleSchema, type Staff } from '../../src/domain/staff.ts'
import { type OrderCommand, orderCommandSchema } from '../../src/domain/work-order/command.ts'
import { giveCommand } from '../../src/usecases/commands/give-command.ts'
import { readOrder } from '../../src/usecases/own-orders/look-up-order.ts'
import { reportStaffChange } from '../../src/usecases/people/report-staff-change.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'
import { cardOf, filedIn, finish } from '../usecases/turn/story.ts'
import { dispatch, fullReply, hour, type Story, sign } from './steps.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban(hour('2026-11-23'))
})
afterAll(() => jiban.close())

type Command = Parameters<Story['does']>[1]

/** One order of a place, with those who act on it: `dispatcher`, `unit-clerk of housing`. */
const deskOf = (place: string) => {
  const id = placeIdSchema.parse(place)
  return {
    does: (no: string, who: string, command: Command) => {
      const [role, unit] = who.split(' of ')
      const actor = {
        role: roleSchema.parse(role),
        id: `${role}.${unit ?? 'hotline'}`,
        ...(unit === undefined ? {} : { unit: unitIdSchema.parse(unit) }),
      }
      const parsed: OrderCommand = orderCommandSchema.parse(command)
      return giveCommand(jiban.deps, { place: id, no, actor, command: parsed })
    },
    read: async (no: string) => {
      const seen = await readOrder(jiban.deps, id, no)
      if (!seen) throw new Error(`no order ${no}`)
      return seen
    },
    events: async (no: string) =>
      ((await jiban.deps.orders.load(id, no))?.events ?? []).map(({ event }) => event),
  }
}

const called: Command = {
  type: 'record-callback',
  level: 'center',
  resolved: true,
  result: 1,
  comments: '满意',
}
const pothole = '鼓楼区五四路公交站前下雨就积水，井盖堵了几个月没人清，要投诉'

/** From the unit to the audited answer in fuzhou. */
const answerInFuzhou = async (no: string, unit: string) => {
  const desk = deskOf('fuzhou')
  await desk.does(no, `unit-clerk of ${unit}`, sign)
  await desk.does(no, `unit-clerk of ${unit}`, fullReply())
  await desk.does(no, `unit-leader of ${unit}`, { type: 'approve-reply' })
}

describe('two problems in one order', () => {
  it('[case 23] are answered each for itself in fuzhou, and the whole ends with the last of them [F-18]', async () => {
    const desk = deskOf('fuzhou')
    const { card } = await filedIn(jiban, 'fuzhou', pothole, { publicity: '公开' })
    await desk.does(card.no, 'dispatcher', {
      type: 'split',
      matters: [
        { title: '路面积水', text: '五四路公交站前积水' },
        { title: '公交改线', text: '公交改线没有通知' },
      ],
    })
    const split = (await desk.events(card.no)).find((event) => event.type === 'split')
    const numbers = split?.type === 'split' ? split.children.map(({ no }) => no) : []
    expect(numbers).toHaveLength(2)
    const states: string[] = []
    for (const [i, unit] of ['urban-management', 'transport'].entries()) {
      const no = numbers[i] ?? ''
      await desk.does(no, 'dispatcher', dispatch(unit))
      await answerInFuzhou(no, unit)
      await desk.does(no, 'auditor', { type: 'pass-audit' })
      await desk.does(no, 'agent', called)
      states.push((await desk.read(card.no)).status)
    }
    expect(states).toEqual(['split', 'closed'])
  })
})

describe('what the citizen reads', () => {
  it('[case 34] is the state alone before the audit in fuzhou, and the answer after it [F-20]', async () => {
    const desk = deskOf('fuzhou')
    const { card } = await filedIn(jiban, 'fuzhou', pothole, { publicity: '公开' })
    await desk.does(card.no, 'dispatcher', dispatch('urban-management'))
    await answerInFuzhou(card.no, 'urban-management')
    const waiting = await desk.read(card.no)
    expect(waiting.status).toBe('auditing')
    expect(JSON.stringify(waiting)).not.toContain('已派人清理楼道堆物')
    await desk.does(card.no, 'auditor', { type: 'pass-audit' })
    const answered = await desk.read(card.no)
    expect(answered.reply).toContain('已派人清理楼道堆物')
    // What happened is told as done, and reminders among those at work are no deadlines of the citizen's.
    expect(answered.publicity).toContain('已在网上公开')
    expect(answered.deadlines.filter(({ dueAt, type }) => dueAt === null && type !== 'handle')).toEqual([])
  })

  it('[case 34] is the answer as soon as the unit gave it in weifang [W-17]', async () => {
    const desk = deskOf('weifang')
    const { card } = await filedIn(jiban, 'weifang')
    await desk.does(card.no, 'dispatcher', dispatch('environment'))
    await desk.does(card.no, 'unit-clerk of environment', sign)
    await desk.does(card.no, 'unit-clerk of environment', fullReply())
    expect((await desk.read(card.no)).reply).toContain('已派人清理楼道堆物')
  })
})

describe('the same person and the same matter', () => {
  const file = async (text: string, phone: string) => {
    const citizen = citizenOf(jiban, 'fuzhou', randomUUID())
    const own = { contactPhone: phone, place: '鼓楼区五四路公交站前', publicity: '公开' }
    return cardOf(await finish(citizen, await citizen.say(text), own)).no
  }
  const repeated = async (no: string) =>
    (await deskOf('fuzhou').events(no)).find((event) => event.type === 'repeat-noted')

  it('[case 39] only count together: not another matter of theirs, nor the same matter of another [F-16]', async () => {
    const first = await file(pothole, '13711112222')
    const desk = deskOf('fuzhou')
    await desk.does(first, 'dispatcher', dispatch('urban-management'))
    await answerInFuzhou(first, 'urban-management')
    await desk.does(first, 'auditor', { type: 'pass-audit' })
    await desk.does(first, 'agent', called)
    expect(await repeated(await file(pothole, '13711112222'))).toMatchObject({
      orders: [first],
      answeredInTime: 1,
    })
    expect(await repeated(await file('仓山区菜市场门口小贩占道摆摊，要投诉', '13711112222'))).toBeUndefined()
    expect(await repeated(await file(pothole, '13733334444'))).toBeUndefined()
  })
})

describe('a change of the administrator in the district', () => {
  const place = placeIdSchema.parse('district-supervision')
  const lead: Staff = {
    id: `lead.${place}`,
    name: '某',
    role: 'hotline-lead',
    unit: null,
    active: true,
    place,
  }
  const change = (unit: string, changedOn: string) =>
    reportStaffChange(jiban.deps, lead, {
      unit: unitIdSchema.parse(unit),
      role: 'unit-admin',
      leaves: `manager.${unit}.${place}`,
      joins: { id: `new.${unit}.${place}`, name: '新某' },
      changedOn,
    })

  it('[case 47] reported later than its own day is a breach; who left has no access from that moment [D-25]', async () => {
    const inTime = await change('housing', '2026-11-23')
    expect(inTime.change).toMatchObject({ late: false, article: expect.stringContaining('第二十条') })
    const late = await change('market', '2026-11-20')
    expect(late.change).toMatchObject({ late: true, article: expect.stringContaining('第二十条') })
    expect(await jiban.deps.staff.changes(place, 10)).toContainEqual(
      expect.objectContaining({ id: late.change.id, late: true }),
    )
    expect((await jiban.deps.staff.find(place, `manager.market.${place}`))?.active).toBe(false)
  })
})
