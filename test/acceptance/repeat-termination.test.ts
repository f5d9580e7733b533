import { describe, expect, it } from 'vitest'
import { decideIntake, packOf } from '../../src/rules/index.ts'
import { noticesOf } from '../../src/rules/order/notices.ts'
import { given } from '../rules/order/scene.ts'
import { dispatch, sign } from './steps.ts'

const answeredBefore = (place: string, times: number) =>
  given(place)
    .filed()
    .happens({
      type: 'repeat-noted',
      orders: ['P-1', 'P-2', 'P-3', 'P-4'].slice(0, times),
      answeredInTime: times,
    })

describe('a matter that comes again', () => {
  const stop = {
    type: 'stop-dispatch',
    answer: '此事已四次核查并答复，结论不变。',
    reason: '已及时答复四次',
  } as const

  it('[case 38] is dispatched after three timely answers in fuzhou; after the fourth a person may decide not to [F-16]', () => {
    expect(answeredBefore('fuzhou', 3).refuses('dispatcher', stop)).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('第八条第（五）项'),
    })
    const fourth = answeredBefore('fuzhou', 4)
    expect(fourth.does('dispatcher', dispatch('housing')).order.state).toBe('dispatched')
    const stopped = fourth.does('dispatcher', stop)
    expect(stopped.order.state).toBe('closed')
    const told = noticesOf(
      stopped.scene(),
      fourth.order,
      stopped.order,
      stopped.events.slice(fourth.events.length),
    ).filter(({ to }) => to === 'citizen')
    expect(told.map(({ body }) => body).join()).toContain(stop.answer)
  })

  it('[case 40] is taken in and may be supervised in the nameless city, instead of refused [G-11]', () => {
    const facts = { answered_times: 4 } as const
    const at = new Date('2026-09-28T02:00:00Z')
    expect(decideIntake(packOf('generic-city'), { facts, nature: '投诉', text: '又来了' }, at).outcome).toBe(
      'accept',
    )
    const again = answeredBefore('generic-city', 3)
    expect(again.refuses('dispatcher', stop).fault).toBe('forbidden')
    const supervised = again.does('supervisor', {
      type: 'supervise',
      level: 'inspection',
      trigger: 'repeat_or_cluster',
      reason: '多次反映没有合理处置',
    })
    expect(supervised.order.supervisions).toMatchObject([{ article: expect.stringContaining('第八条') }])
  })
})

describe('ending a matter before its end', () => {
  const handled = (place: string) =>
    given(place).filed().does('dispatcher', dispatch('housing')).does('unit-clerk of housing', sign)
  const approve = {
    type: 'approve-termination',
    explanation: '您多次拒绝配合查看现场，无法继续办理。',
  } as const
  const ask = {
    type: 'request-termination',
    ground: '服务对象拒不配合致无法办理',
    text: '三次上门均被拒绝，附书面记录。',
  } as const

  it('[case 41] needs a written request and an audit in weifang, and is explained to the citizen [W-18]', () => {
    const order = handled('weifang')
    expect(order.mayDo('unit-leader of housing', 'approve-termination')).toBe(false)
    expect(order.refuses('auditor', approve).fault).toBe('forbidden')
    const asked = order.does('unit-clerk of housing', ask)
    expect(asked.order.state).toBe('handling')
    const ended = asked.does('auditor', approve)
    expect(ended.order).toMatchObject({ state: 'terminated', deadlines: [] })
    expect(ended.order.terminated?.article).toContain('第二十一条')
    const told = noticesOf(
      ended.scene(),
      asked.order,
      ended.order,
      ended.events.slice(asked.events.length),
    ).filter(({ to }) => to === 'citizen')
    expect(told.map(({ body }) => body).join()).toContain(approve.explanation)
  })

  it('[case 41] does not exist in the other places', () => {
    for (const place of ['generic-city', 'pingdingshan', 'fuzhou', 'district-supervision'])
      expect(handled(place).refuses('unit-clerk of housing', ask).fault, place).toBe('forbidden')
  })
})
