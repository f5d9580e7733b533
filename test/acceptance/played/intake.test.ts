import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, takenDown } from '../../http/api/desk.ts'
import { textOf } from '../../support/jiban.ts'
import { dispatch, hour } from '../steps.ts'
import { citizenByHttp } from './citizen-by-http.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Taken down on the telephone with these facts asked and answered. */
const registers = async (place: string, facts: object) => {
  await stage.moves(hour('2026-09-28'))
  const agent = await stage.desk(place, 'agent')
  return agent.post('/orders', { ...call, publicity: 'citizen_opt_in', facts })
}

describe('what is not taken in, by the contract', () => {
  it('[case 25] gives the reason for a trade secret, with the article [W-15 W-16]', async () => {
    const { status, body } = await registers('weifang', { secret: 'commercial' })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      ...{ code: 'forbidden_by_rule', facts: { article: expect.stringContaining('第十九条') } },
    })
    expect(body.detail).toContain('商业秘密')
  })

  it('[case 28] refuses a matter of a unit outside the system in fuzhou, and takes it in in weifang [F-02]', async () => {
    const refused = await registers('fuzhou', { unit_onboarded: false })
    expect(refused.status).toBe(409)
    expect(refused.body.facts.article).toContain('第三条')
    const taken = await registers('weifang', { unit_onboarded: false })
    expect(taken.status, JSON.stringify(taken.body)).toBe(200)
    const seen = await stage.known('weifang', taken.body.no).sees()
    expect(seen.state).toBe('pending_dispatch')
  })
})

describe('danger, by the contract', () => {
  it('[case 30] files a class D order beside the number to call in pingdingshan, whose information is reported [P-09 P-10]', async () => {
    await stage.moves(hour('2026-09-28'))
    const turn = await citizenByHttp(stage.jiban, 'pingdingshan').say('煤气泄漏有人昏迷')
    expect(turn.replies[0]?.text).toContain('120')
    const order = stage.known('pingdingshan', turn.outcome.orderNo ?? '')
    expect((await order.sees()).classification.class).toBe('D')
    const report = { type: 'report-incident', to: '市政府值班室', text: '燃气泄漏，一人昏迷' } as const
    expect((await order.does('dispatcher', report)).incidentReported).toBe(true)
    const elsewhere = await stage.filed('weifang')
    expect((await elsewhere.refused('dispatcher', report)).status).toBe(409)
  })
})

describe('a report, by the contract', () => {
  it('[case 31] is barred from the unit complained of by hand too, which neither sees nor signs it [W-07]', async () => {
    await stage.moves(hour('2026-09-28'))
    const text = '我要举报潍坊市公安局交通警察支队的工作人员收受红包放行超载车辆，态度恶劣，效率低下。'
    const agent = await stage.desk('weifang', 'agent')
    const { no } = await takenDown(agent, {
      ...{ text, nature: '举报', target: '潍坊市公安局交通警察支队', publicity: 'citizen_opt_in' },
      ...{ facts: { discipline: 'style' } },
    })
    const order = stage.known('weifang', no)
    expect((await order.sees()).complainedOf).toContain('traffic-police')
    const refusal = await order.refused('dispatcher', dispatch('traffic-police'))
    expect(refusal.status).toBe(409)
    expect(refusal.detail).toContain('潍坊市公安局')
    expect((await order.does('dispatcher', dispatch('police'))).lead).toBe('police')
    const accused = await stage.desk('weifang', 'unit-clerk of traffic-police')
    expect((await accused.get(`/orders/${no}`)).status).toBeGreaterThanOrEqual(403)
    const handler = await stage.desk('weifang', 'unit-clerk of police')
    expect(JSON.stringify((await handler.get(`/orders/${no}`)).body)).not.toContain('13800138000')
  })
})

describe('words of a citizen, by the contract', () => {
  it('[case 26] are turned away in the district with the basis in the same answer [D-08]', async () => {
    const turn = await citizenByHttp(stage.jiban, 'district-supervision').say(
      '法院已经立案了，开发商不退定金，要投诉',
    )
    expect(turn.outcome).toMatchObject({ kind: 'rejected', article: expect.stringContaining('第九条') })
    expect(textOf(turn)).toContain('法院')
  })
})

describe('the contact, by the contract', () => {
  it('[case 32] is asked for again in weifang, and only a report may go without, with a warning [W-07]', async () => {
    await stage.moves(hour('2026-09-28'))
    const complaint = citizenByHttp(stage.jiban, 'weifang')
    const asked = await complaint.say('奎文区幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉')
    expect(asked.outcome.asked).toContain('contactPhone')
    expect((await complaint.say('跳过')).outcome.asked).toContain('contactPhone')
    const report = await stage.written(
      'weifang',
      '我要举报奎文区幸福路12号的黑作坊卖过期肉，不想留名字和电话',
    )
    expect(textOf(report.turn)).toContain('无法')
    expect(await report.sees()).toMatchObject({ anonymous: true, confidential: true })
  })
})
