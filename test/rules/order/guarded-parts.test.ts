import { describe, expect, it } from 'vitest'
import { noticesOf } from '../../../src/rules/order/notices.ts'
import { splitInto } from '../../../src/rules/order/splitting.ts'
import { countsForSatisfaction } from './counted-rating.ts'
import { fullReply } from './full-reply.ts'
import { given, type Story } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = { type: 'dispatch', lead: 'housing', requirement } as const
const partsOf = (story: Story, matters: readonly object[]) => {
  const made = splitInto(story.scene('dispatcher'), story.order, { type: 'split', matters } as never)
  if ('refused' in made) throw new Error(made.refused)
  return made
}
const told = (before: Story, after: Story) =>
  noticesOf(after.scene(), before.order, after.order, after.events.slice(before.events.length))

describe('parts of a whole', () => {
  const matters = [
    { title: '路灯', text: '路灯不亮' },
    { title: '市场监管局不作为', text: '投诉市场监督管理局工作人员态度恶劣', nature: '投诉' },
  ]

  it('keep from the unit complained of what no part names [W-11] [case 31]', () => {
    const whole = given('fuzhou').filed({ nature: '举报', complainedOf: ['housing'] as never })
    for (const { events } of partsOf(whole, matters))
      expect(events[0]).toMatchObject({ complainedOf: expect.arrayContaining(['housing']) })
  })

  it('carry the marks of the whole, so that the city has the last word on them too [F-15] [F-18]', () => {
    const whole = given('fuzhou')
      .filed()
      .does('dispatcher', { type: 'flag', flag: 'sensitive', why: '影响大' })
    for (const { events } of partsOf(whole, matters))
      expect(events).toContainEqual(expect.objectContaining({ type: 'flagged', flag: 'sensitive', on: true }))
  })

  it('go inside what belongs there by its own words, whatever the whole [F-05]', () => {
    const made = partsOf(given('fuzhou').filed(), [
      { title: '路灯', text: '路灯不亮' },
      { title: '干部受贿', text: '举报街道王主任受贿', nature: '举报' },
    ])
    expect(made.map(({ events }) => events[0])).toMatchObject([
      { classification: { publicity: 'public' } },
      { classification: { publicity: 'internal' } },
    ])
  })
})

describe('those who are told', () => {
  it('are told in the set words when an order is taken inside later on [F-06]', () => {
    const sent = given('fuzhou').filed().does('dispatcher', to)
    const inside = sent.does('agent', { type: 'classify', publicity: 'internal', why: '与实际有较大出入' })
    const notice = told(sent, inside).find((one) => one.to === 'citizen')
    expect(notice?.body).toContain('您所反映的问题已转由')
    expect(notice?.body).toContain('内部办理')
    const again = inside.does('agent', { type: 'classify', why: '核对' })
    expect(told(inside, again)).toEqual([])
  })

  const answered = (place: string, approver: string, more: object = {}): Story =>
    given(place)
      .filed()
      .does('dispatcher', to)
      .does('unit-clerk of housing', { type: 'sign' })
      .does('unit-clerk of housing', { ...fullReply, reply: { ...fullReply.reply, ...more } })
      .does(`${approver} of housing`, { type: 'approve-reply' })

  it('are the hotline for a bad rating, which it has to look into [D-16]', () => {
    const before = answered('district-supervision', 'unit-admin')
    expect(told(before, before.does('citizen', { type: 'rate', score: 5 }))).toMatchObject([
      { to: 'hotline', body: expect.stringContaining('差评') },
    ])
    expect(told(before, before.does('citizen', { type: 'rate', score: 1 }))).toEqual([])
  })

  it('are the hotline when somebody adds to what is closed', () => {
    const closed = given('pingdingshan').filed().happens({ type: 'closed', why: '已办结' })
    const more = closed.does('citizen', { type: 'supplement', text: '又堆上了' })
    expect(told(closed, more).map((notice) => notice.to)).toEqual(['hotline'])
  })
})

describe('what lies outside the legal duty', () => {
  it('does not count in the assessment in weifang, and does elsewhere [W-27]', () => {
    const outside = (place: string) =>
      given(place)
        .filed()
        .does('dispatcher', to)
        .does('unit-clerk of housing', { type: 'sign' })
        .does('unit-clerk of housing', {
          ...fullReply,
          reply: { ...fullReply.reply, category: 'out_of_duty' },
        })
        .does('citizen', { type: 'rate', score: 5 })
    expect(countsForSatisfaction(outside('weifang'))).toBe(false)
    expect(countsForSatisfaction(outside('generic-city'))).toBe(true)
  })
})

describe('an order that others were joined to', () => {
  it('is not withdrawn under them', () => {
    const joined = given('weifang')
      .filed()
      .happens({ type: 'repeat-joined', from: 'N-8', text: '同样的问题' })
    expect(joined.refuses('citizen', { type: 'withdraw' }).refused).toContain('并入')
  })
})
