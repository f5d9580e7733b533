import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch, end, fullReply, hour, sign } from '../steps.ts'
import { dueIn, openStage, type Played, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const barred = (article: string) => ({
  ...{ status: 409, code: 'forbidden_by_rule', facts: { article: expect.stringContaining(article) } },
})

describe('several units, by the contract', () => {
  it('[case 21] the first to receive leads in the nameless city, and only the hotline changes that [G-05]', async () => {
    const { does, refused, sees } = await stage.filed('generic-city')
    await does('dispatcher', dispatch('urban-management', { co: ['market'] }))
    const signed = await does('unit-clerk of urban-management', sign)
    expect(signed).toMatchObject({ lead: 'urban-management', firstHandler: { unit: 'urban-management' } })
    for (const who of ['unit-clerk of urban-management', 'unit-admin of market', 'agent'])
      expect((await refused(who, dispatch('market'))).status, who).toBeGreaterThanOrEqual(403)
    for (const who of ['unit-clerk of market', 'unit-clerk of urban-management'])
      expect((await refused(who, { type: 'forward', to: 'market' })).status, who).toBeGreaterThanOrEqual(403)
    expect((await sees()).lead).toBe('urban-management')
    await does('dispatcher', dispatch('market'))
    const moved = await does('unit-clerk of market', sign)
    expect(moved).toMatchObject({ lead: 'market', firstHandler: { unit: 'urban-management' } })
  })

  it('[case 22] a lead of the county beside a department of the city is pointed out in weifang [W-23]', async () => {
    const [against, along] = [await stage.filed('weifang'), await stage.filed('weifang')]
    const county = await against.does('dispatcher', dispatch('kuiwen', { co: ['housing'] }))
    expect(county.warnings.join()).toContain('第二十四条第一款')
    const city = await along.does('dispatcher', dispatch('housing', { co: ['kuiwen'] }))
    expect(city.warnings.join()).not.toContain('第二十四条第一款')
  })

  it('[case 22] a duty of county departments is kept from the town in weifang, unless it is on the list [W-24]', async () => {
    const [order, listed] = [await stage.filed('weifang'), await stage.filed('weifang')]
    expect(await order.refused('dispatcher', dispatch('dongguan-street'))).toMatchObject(
      barred('第二十四条第二款'),
    )
    const town = await listed.does('dispatcher', dispatch('mihe-town', { duty: 'homestead' }))
    expect(town).toMatchObject({ holder: 'qingzhou', lead: 'mihe-town' })
    await order.does('dispatcher', dispatch('kuiwen'))
    const down = await order.refused('unit-clerk of kuiwen', { type: 'forward', to: 'nianlipu-street' })
    expect(down).toMatchObject(barred('第二十四条第二款'))
    const department = await order.does('unit-clerk of kuiwen', { type: 'forward', to: 'kuiwen-housing' })
    expect(department.lead).toBe('kuiwen-housing')
  })

  it('[case 23] one problem stays one order with a lead and its helpers in fuzhou [F-17]', async () => {
    const { does, refused } = await stage.filed('fuzhou')
    const one = await does('dispatcher', dispatch('housing', { co: ['urban-management'] }))
    expect(one).toMatchObject({ lead: 'housing', co: ['urban-management'], children: [] })
    expect((await refused('unit-clerk of urban-management', fullReply())).status).toBe(403)
  })

  it('[case 23] two problems become two orders side by side in fuzhou, and nowhere else; the whole ends with the last [F-18]', async () => {
    const matters = [
      { title: '路灯不亮', text: '五四路路灯坏了一个月', lead: 'urban-management', requirement: '请修复。' },
      { title: '公交改线', text: '公交改线没有通知', lead: 'transport', requirement: '请答复。' },
    ]
    const { does, sees } = await stage.filed('fuzhou')
    const split = await does('dispatcher', { type: 'split', matters })
    expect(split).toMatchObject({ state: 'split', deadlines: [] })
    expect(split.children.map(({ title, finished }) => [title, finished])).toEqual([
      ['路灯不亮', false],
      ['公交改线', false],
    ])
    const states: string[] = []
    for (const [i, unit] of ['urban-management', 'transport'].entries()) {
      const child = stage.known('fuzhou', split.children[i]?.no ?? '')
      await child.does(`unit-clerk of ${unit}`, sign)
      await child.does(`unit-clerk of ${unit}`, fullReply())
      await child.does(`unit-leader of ${unit}`, { type: 'approve-reply' })
      await child.does('auditor', { type: 'pass-audit' })
      await child.does('agent', {
        type: 'record-callback',
        level: 'center',
        resolved: true,
        result: 1,
        comments: '满意',
      })
      states.push((await sees()).state)
    }
    expect(states).toEqual(['split', 'closed'])
    const elsewhere = await stage.filed('generic-city')
    expect((await elsewhere.refused('dispatcher', { type: 'split', matters })).status).toBe(409)
  })

  it('[case 24] only the lead answers the citizen in the district, and is told who has not said anything [D-13]', async () => {
    const lead = 'urban-management'
    const orders = [
      await stage.filed('district-supervision'),
      await stage.filed('district-supervision'),
    ] as const
    for (const { does, refused } of orders) {
      const sent = await does('dispatcher', dispatch(lead, { co: ['market', 'environment'] }))
      expect(dueIn(sent)).toBe(end('2026-10-13'))
      await does(`unit-clerk of ${lead}`, sign)
      expect((await refused('unit-clerk of market', fullReply())).status).toBe(403)
      await does('unit-clerk of environment', { type: 'co-answer', text: '油烟达标' })
    }
    const [early, complete] = orders
    const warned = (await early.does(`unit-clerk of ${lead}`, fullReply())).warnings.join()
    expect(warned).toContain('区市场监督管理局')
    expect(warned).not.toContain('区生态环境分局')
    await complete.does('unit-clerk of market', { type: 'co-answer', text: '证照齐全' })
    await complete.does(`unit-clerk of ${lead}`, fullReply())
    const replied = await complete.does(`unit-admin of ${lead}`, { type: 'approve-reply' })
    expect(replied.state).toBe('replied')
    expect(replied.events.filter(({ event }) => event.type === 'replied')).toHaveLength(1)
  })
})

describe('a matter that comes again, by the contract', () => {
  const stop = {
    type: 'stop-dispatch',
    answer: '此事已四次核查并答复，结论不变。',
    reason: '已及时答复四次',
  } as const
  const gate = '五四路12号院门口'
  const lamp = (contactPhone: string, place = gate) => ({ contactPhone, place })
  const answers = async (order: Played) => {
    const unit = 'urban-management'
    await order.does('dispatcher', dispatch(unit))
    await order.does(`unit-clerk of ${unit}`, sign)
    await order.does(`unit-clerk of ${unit}`, fullReply())
    await order.does(`unit-leader of ${unit}`, { type: 'approve-reply' })
    await order.does('auditor', { type: 'pass-audit' })
    await order.does('agent', {
      type: 'record-callback',
      level: 'center',
      resolved: false,
      result: 3,
      comments: '还是不亮',
    })
  }
  /** Filed once more, and answered in time where the unit is named. */
  const again = async (phone: string, at: string, answered: boolean, place = gate) => {
    const order = await stage.filed('fuzhou', lamp(phone, place), hour(at))
    if (answered) await answers(order)
    return order
  }

  it('[case 38] is dispatched after three timely answers in fuzhou; after the fourth a person may decide not to [F-16]', async () => {
    const phone = '13711115555'
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04']) await again(phone, day, true)
    const fourth = await again(phone, '2026-11-05', false)
    expect(await fourth.refused('dispatcher', stop)).toMatchObject(barred('第八条第（五）项'))
    expect((await fourth.does('dispatcher', dispatch('urban-management'))).state).toBe('dispatched')
    await fourth.does('unit-clerk of urban-management', sign)
    await fourth.does('unit-clerk of urban-management', fullReply())
    await fourth.does('unit-leader of urban-management', { type: 'approve-reply' })
    await fourth.does('auditor', { type: 'pass-audit' })
    const fifth = await again(phone, '2026-11-06', false)
    const { citizen } = stage.reader('fuzhou', fifth)
    expect((await fifth.does('dispatcher', stop)).state).toBe('closed')
    expect(JSON.stringify(await citizen())).toContain(stop.answer)
  })

  it('[case 38] is not sent on by itself before that person has decided, where the catalogue knows its unit [F-16]', async () => {
    const told = ['13711119999', '鼓楼区五四路12号院门口'] as const
    const states: string[] = []
    for (const day of ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']) {
      const order = await again(told[0], day, false, told[1])
      const { state } = await order.sees()
      states.push(state)
      if (day === '2026-11-13') expect((await order.does('dispatcher', stop)).state).toBe('closed')
      else await answers(order)
    }
    expect(states).toEqual(['dispatched', 'dispatched', 'dispatched', 'dispatched', 'pending_dispatch'])
  })

  it('[case 39] only counts together: not another matter of theirs, nor the same matter of another [F-16]', async () => {
    const noted = async (order: {
      sees: () => Promise<{ events: readonly { event: { type: string } }[] }>
    }) => (await order.sees()).events.map(({ event }) => event).find(({ type }) => type === 'repeat-noted')
    const first = await again('13711116666', '2026-12-01', true)
    const same = await again('13711116666', '2026-12-02', false)
    expect(await noted(same)).toMatchObject({ orders: [first.no], answeredInTime: 1 })
    const other = await stage.filed(
      'fuzhou',
      {
        ...lamp('13711116666'),
        place: '仓山区菜市场门口',
        text: '我要投诉，小贩占道摆摊，路都过不去，没有人管。',
      },
      hour('2026-12-02'),
    )
    expect(await noted(other)).toBeUndefined()
    expect(await noted(await again('13711117777', '2026-12-02', false))).toBeUndefined()
  })

  it('[case 40] is taken in and may be supervised in the nameless city, instead of refused [G-11]', async () => {
    const told = { contactPhone: '13711118888' }
    await stage.filed('generic-city', told)
    const order = await stage.filed('generic-city', told, hour('2026-09-29'))
    expect((await order.refused('dispatcher', stop)).status).toBe(409)
    const supervised = await order.does('supervisor', {
      type: 'supervise',
      level: 'inspection',
      trigger: 'repeat_or_cluster',
      reason: '多次反映没有合理处置',
    })
    expect(supervised.supervisions).toMatchObject([{ article: expect.stringContaining('第八条') }])
  })
})

describe('ending a matter before its end, by the contract', () => {
  const explanation = '您多次拒绝配合查看现场，无法继续办理。'
  const approve = { type: 'approve-termination', explanation } as const
  const ask = {
    type: 'request-termination',
    ground: '服务对象拒不配合致无法办理',
    text: '三次上门均被拒绝，附书面记录。',
  } as const
  const handled = async (place: string) => {
    const order = await stage.filed(place)
    await order.does('dispatcher', dispatch('housing'))
    await order.does('unit-clerk of housing', sign)
    return order
  }

  it('[case 41] needs a written request and an audit in weifang, and is explained to the citizen [W-18]', async () => {
    const order = await handled('weifang')
    expect((await order.refused('unit-leader of housing', approve)).status).toBe(403)
    expect((await order.refused('auditor', approve)).status).toBe(409)
    expect((await order.does('unit-clerk of housing', ask)).state).toBe('handling')
    const ended = await order.does('auditor', approve)
    expect(ended).toMatchObject({ state: 'terminated', deadlines: [] })
    expect(ended.terminated?.article).toContain('第二十一条')
    const { citizen } = stage.reader('weifang', order)
    expect(JSON.stringify(await citizen())).toContain(explanation)
  })

  it('[case 41] does not exist in the other places', async () => {
    for (const place of ['generic-city', 'pingdingshan', 'fuzhou', 'district-supervision'])
      expect((await (await handled(place)).refused('unit-clerk of housing', ask)).status, place).toBe(409)
  })
})
