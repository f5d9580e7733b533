import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../../src/domain/working-time.ts'
import { chinaCalendar } from '../../../src/rules/calendars/index.ts'
import { recount } from '../../../src/rules/order/recount.ts'
import { given } from './scene.ts'

const announced: Calendar = {
  ...chinaCalendar,
  years: new Set([...chinaCalendar.years, 2027]),
  holidays: new Map([...chinaCalendar.holidays, ['2027-01-01', '元旦']]),
}

const late = given('generic-city').at('2026-12-28T09:00:00+08:00').filed()
const sent = late.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核实并答复' })

describe('counting again', () => {
  it('moves a provisional end once the holidays are published', () => {
    const before = sent.clock('handle')
    expect(before).toMatchObject({ provisional: true, dueAt: '2027-01-04T16:00:00.000Z' })
    const { events } = recount(sent.scene(), sent.order, 'handle', announced)
    const after = sent.happens(...events)
    expect(after.clock('handle')).toMatchObject({
      provisional: false,
      dueAt: '2027-01-05T16:00:00.000Z',
      warnAt: '2027-01-04T16:00:00.000Z',
      startedAt: before?.startedAt,
    })
    expect(recount(after.scene(), after.order, 'handle', announced).events).toEqual([])
  })

  it('keeps what was granted on top', () => {
    const extended = sent
      .does('unit-clerk of housing', { type: 'sign' })
      .does('unit-clerk of housing', { type: 'request-extension', workdays: 2, reason: '特别复杂' })
      .does('dispatcher', { type: 'approve-extension' })
    const { events } = recount(extended.scene(), extended.order, 'handle', announced)
    expect(extended.happens(...events).clock('handle')).toMatchObject({
      dueAt: '2027-01-07T16:00:00.000Z',
      extendedBy: 2,
      provisional: false,
    })
  })

  it('says nothing while it is as it was, and never touches a certain clock', () => {
    expect(recount(sent.scene(), sent.order, 'handle').events).toEqual([])
    const certain = given('generic-city')
      .filed()
      .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核实并答复' })
    expect(recount(certain.scene(), certain.order, 'handle', announced).events).toEqual([])
  })
})
