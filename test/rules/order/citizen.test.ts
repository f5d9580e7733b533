import { describe, expect, it } from 'vitest'
import { given, type Story } from './scene.ts'

const clerk = 'unit-clerk of housing'
const handled = (place: string, told: object = {}): Story =>
  given(place)
    .filed(told)
    .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核查并答复', why: '按职责' })
    .does(clerk, { type: 'sign', leader: '副局长 方某' })
const answered = (place = 'weifang'): Story =>
  handled(place).does(clerk, { type: 'submit-reply', reply: { result: '已清理。', opinion: '满意' } })
const late = '2026-10-12T09:00:00+08:00'
const demand = { type: 'demand-explanation' } as const

describe('a citizen', () => {
  it('adds to an order until it is archived, with the numbers hidden', () => {
    const told = handled('weifang').does('citizen', {
      type: 'supplement',
      text: '昨晚又堆满，电话13800138000',
    })
    expect(told.order.supplements).toEqual(['昨晚又堆满，电话138****8000'])
    const closed = answered().happens({ type: 'closed', why: '已办结' })
    expect(closed.does('agent', { type: 'supplement', text: '又出现了' }).warnings.join()).toContain(
      '重新办理',
    )
    const archived = closed.happens({ type: 'archived', holds: [] })
    expect(archived.refuses('citizen', { type: 'supplement', text: '又出现了' }).fault).toBe('forbidden')
  })

  it('takes an order back until it is answered; all clocks stop', () => {
    const back = handled('weifang').does('citizen', { type: 'withdraw', reason: '已自行解决' })
    expect(back.order).toMatchObject({ state: 'withdrawn', deadlines: [] })
    expect(answered().refuses('citizen', { type: 'withdraw' }).instead).toContain('异议')
  })

  it('demands an explanation once it is late, and hears the date before [W-10]', () => {
    const order = handled('weifang')
    const refused = order.refuses('citizen', demand)
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第十三条、第十四条、第十五条' })
    expect(refused.refused).toContain('2026年10月10日')
    const demanded = order.at(late).does('citizen', demand)
    expect(demanded.order.explanationDue).toBe(true)
    expect(demanded.refuses('citizen', demand).fault).toBe('forbidden')
  })

  it('demands an explanation of a result they object to [W-10]', () => {
    const order = answered()
    expect(order.refuses('citizen', demand).fault).toBe('forbidden')
    const objected = order.does('citizen', { type: 'object', text: '并没有清理' })
    expect(objected.order.objections).toMatchObject([{ text: '并没有清理' }])
    const told = objected
      .does('citizen', demand)
      .does(clerk, { type: 'explain', explanation: '二楼属另一户', plan: '本周清理' })
    expect(told.order.explanationDue).toBe(false)
  })

  it('has no claim to an explanation where the place gives none', () => {
    const refused = handled('generic-city').at(late).refuses('citizen', demand)
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第七条' })
  })

  it('rates an answer once, on the scale of the place [W-10]', () => {
    expect(handled('weifang').refuses('citizen', { type: 'rate', score: 1 }).fault).toBe('forbidden')
    const rated = answered().does('citizen', { type: 'rate', score: 2, comment: '打13800138000才来' })
    expect(rated.order.ratings).toMatchObject([{ score: 2, comment: '打138****8000才来' }])
    expect(rated.refuses('citizen', { type: 'rate', score: 1 }).refused).toContain('已经评价')
  })

  it('rates the answer to a second handling again [D-17]', () => {
    const rated = answered().does('citizen', { type: 'rate', score: 5 })
    const again = rated
      .happens({
        type: 'rework-ordered',
        round: 1,
        because: 'callback_untrue',
        reason: '不属实',
        article: '',
      })
      .at('2026-09-29T09:00:00+08:00')
      .does(clerk, { type: 'submit-reply', reply: { result: '再次清理。' } })
    expect(again.does('citizen', { type: 'rate', score: 2 }).order.ratings).toHaveLength(2)
  })

  it('rates nothing that was never answered', () => {
    const stopped = given('fuzhou')
      .filed()
      .happens({ type: 'dispatch-stopped', answer: '已多次答复。', reason: '反复反映', article: '' })
    expect(stopped.refuses('citizen', { type: 'rate', score: 5 }).fault).toBe('forbidden')
  })
})
