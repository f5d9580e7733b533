import { describe, expect, it } from 'vitest'
import { fullReply } from './full-reply.ts'
import { given } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const sign = { type: 'sign', leader: '周建国' } as const
const of = (role: string) => `${role} of gulou-housing`

const inCounty = () =>
  given('fuzhou')
    .filed()
    .does('dispatcher', to('gulou-housing'))
    .does('unit-clerk of gulou', { type: 'forward', to: 'gulou-housing' })
    .does(of('unit-clerk'), sign)

const sensitive = { type: 'flag', flag: 'sensitive', why: '影响面广' } as const

describe('a unit below that is meant but has not got it yet', () => {
  it('cannot answer past the bureau that has to pass it on [F-07] [F-14]', () => {
    const atCounty = given('fuzhou')
      .filed()
      .does('dispatcher', to('gulou-housing'))
      .does('unit-clerk of gulou', sign)
    expect(atCounty.mayDo(of('unit-clerk'), 'submit-reply')).toBe(false)
    expect(atCounty.mayDo('unit-clerk of gulou', 'forward')).toBe(true)
  })
})

describe('the last word of the city', () => {
  it('gets what is sensitive straight from the unit, past the bureau of the county [F-15]', () => {
    const sent = inCounty()
      .does('dispatcher', sensitive)
      .does(of('unit-clerk'), fullReply)
      .does(of('unit-leader'), { type: 'approve-reply' })
    expect(sent.order).toMatchObject({ state: 'auditing', cityAudit: true })
    expect(sent.refuses('unit-leader of gulou', { type: 'pass-audit' }).refused).toContain('市里最终审核')
    expect(sent.does('auditor', { type: 'pass-audit' }).order.reply).not.toBeNull()
  })

  it('is late on the city and not on the county [F-14] [F-15]', () => {
    const late = inCounty()
      .does('dispatcher', sensitive)
      .does(of('unit-clerk'), fullReply)
      .does(of('unit-leader'), { type: 'approve-reply' })
      .at('2026-10-20T10:00:00+08:00')
      .comesDue('audit')
    expect(late.order.overdue).toMatchObject([{ clock: 'audit', unit: null }])
  })
})

describe('a unit below the one that was designated', () => {
  const back = { type: 'request-return', reason: '不属于本单位' } as const
  const designated = () =>
    given('weifang')
      .filed()
      .does('dispatcher', to('kuiwen', { method: 'designated' }))

  it('hands it back to that one, which may not send it back itself [W-20] [case 18]', () => {
    expect(designated().refuses('unit-clerk of kuiwen', back).article).toBe('第二十二条第二款')
    const below = designated().does('unit-clerk of kuiwen', { type: 'forward', to: 'kuiwen-housing' })
    const again = below
      .does('unit-clerk of kuiwen-housing', back)
      .does('unit-leader of kuiwen', { type: 'approve-return', reason: '属实' })
    expect(again.refuses('unit-clerk of kuiwen', back).article).toBe('第二十二条第二款')
  })
})

describe('personal numbers in what staff write', () => {
  it('are hidden in every step of the way [W-03] [case 53]', () => {
    const phone = '13812345678'
    const story = given('weifang')
      .filed()
      .does('agent', { type: 'classify', why: `电话${phone}` })
      .does('dispatcher', { type: 'flag', flag: 'mass', why: `电话${phone}` })
      .does('dispatcher', to('housing', { co: ['market'], requirement: `电话${phone}`, why: `电话${phone}` }))
      .does('unit-clerk of market', { type: 'co-answer', text: `电话${phone}` })
      .does('dispatcher', { type: 'instruct', by: '张副市长', text: `电话${phone}` })
      .does('unit-clerk of housing', { type: 'request-return', reason: `电话${phone}` })
      .does('dispatcher', { type: 'approve-return', reason: `电话${phone}` })
    expect(JSON.stringify(story.events)).not.toContain(phone)
  })
})

describe('a callback', () => {
  it('is not made to somebody who left no way to be reached [G-10]', () => {
    const answered = given('generic-city')
      .filed({ anonymous: true })
      .does('dispatcher', to('housing'))
      .does('unit-clerk of housing', sign)
      .does('unit-clerk of housing', fullReply)
    const call = { type: 'record-callback', level: 'center', opinion: '可以' } as const
    expect(answered.refuses('agent', call).refused).toContain('没有留下联系方式')
  })
})
