import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch, end, fullReply, hour, sign } from '../steps.ts'
import { clockIn, openStage, type Played, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const supervise = (level: string, trigger: string) =>
  ({ type: 'supervise', level, trigger, reason: '群众反映强烈' }) as const

/** With its unit, signed. */
const handled = async (place: string): Promise<Played> => {
  const order = await stage.filed(place)
  if (place === 'pingdingshan')
    await order.does('dispatcher', { type: 'classify', class: 'B', why: '核定类别' })
  await order.does('dispatcher', dispatch('housing'))
  await order.does('unit-clerk of housing', sign)
  return order
}
const late = async (place: string): Promise<Played> => {
  const order = await handled(place)
  await stage.moves(hour('2026-10-12'))
  return order
}
const answered = async (order: Played, more: Parameters<typeof fullReply>[0] = {}) => {
  const { state } = await order.does('unit-clerk of housing', fullReply(more))
  if (state !== 'unit_approval') return
  const admin = (await order.sees()).no.startsWith('DIST')
  await order.does(`${admin ? 'unit-admin' : 'unit-leader'} of housing`, { type: 'approve-reply' })
}

describe('calling back in pingdingshan, by the contract', () => {
  const whole = {
    type: 'record-callback',
    level: 'level_one',
    resolved: true,
    process: 1,
    result: 2,
    comments: '希望以后快一点',
  } as const

  it('[case 42] asks four things, and is not finished without any of them [P-15]', async () => {
    const order = await handled('pingdingshan')
    await answered(order)
    for (const field of ['resolved', 'process', 'result', 'comments'] as const) {
      const { [field]: _left, ...rest } = whole
      expect(await order.refused('agent', rest), field).toMatchObject({
        ...{ status: 400, facts: { missing: [field], article: expect.stringContaining('五（五）') } },
      })
    }
    expect((await order.does('agent', whole)).state).toBe('replied')
    const second = await order.does('unit-clerk of housing', { ...whole, level: 'level_two' })
    expect(second.state).toBe('closed')
  })

  it('[case 42] sends a result that is not true back, and proposes written supervision [P-15 P-18]', async () => {
    const order = await handled('pingdingshan')
    await answered(order)
    const again = await order.does('agent', { ...whole, resolved: false, untrue: true })
    expect(again).toMatchObject({ state: 'rework', reworkBecause: 'callback_untrue', reworkRound: 1 })
    expect(again.proposals).toMatchObject([
      { level: 'written', article: expect.stringContaining('六（一）') },
    ])
  })
})

describe('bad ratings in the district, by the contract', () => {
  const place = 'district-supervision'
  const rates = (order: Played) =>
    stage.reader(place, order).gives({ type: 'rate', score: 5, comment: '没有解决' })

  it('[case 43] after the second handling ask for a formal letter within 5 days [D-16 D-17]', async () => {
    const order = await handled(place)
    await answered(order)
    await rates(order)
    const review = { type: 'review-rating', verdict: 'valid' } as const
    const first = await order.does('auditor', { ...review, omission: true, reason: '核实有遗漏' })
    expect(first).toMatchObject({ state: 'rework', reworkBecause: 'bad_rating_with_omission' })
    expect(clockIn(first, 'formal_letter')).toBeUndefined()
    await stage.moves(hour('2026-09-29'))
    await answered(order)
    await rates(order)
    const second = await order.does('auditor', { ...review, reason: '期望过高' })
    expect(clockIn(second, 'formal_letter')).toMatchObject({
      ...{ dueAt: end('2026-10-12'), article: expect.stringContaining('第十三条') },
    })
    const letter = {
      type: 'send-letter',
      text: '已两次办理，诉求超出政策规定。',
      excuse: '期望过高',
    } as const
    expect(clockIn(await order.does('unit-admin of housing', letter), 'formal_letter')).toBeUndefined()
    const read = await order.does('auditor', { type: 'review-letter', accepted: true, reason: '属实' })
    expect(read.letter?.accepted).toBe(true)
  })

  it('[case 43] of law enforcement do not count for satisfaction [D-18]', async () => {
    const supervisor = await stage.desk(place, 'supervisor')
    const figures = async () => {
      const { body } = await supervisor.get('/reports?from=2027-05-10&to=2027-05-10')
      return [body.total.rated, body.total.exempt]
    }
    for (const [category, counted] of [
      [undefined, [1, 0]],
      ['law_enforcement', [1, 1]],
    ] as const) {
      const order = await stage.filed(place, {}, hour('2027-05-10'))
      await order.does('dispatcher', dispatch('housing'))
      await order.does('unit-clerk of housing', sign)
      await answered(order, category ? { category } : {})
      await rates(order)
      expect(await figures()).toEqual(counted)
    }
  })
})

describe('the ladder of pingdingshan, by the contract', () => {
  it('[case 44] does not go on the spot for being late before there was a letter [P-18 P-19]', async () => {
    const order = await late('pingdingshan')
    const onsite = supervise('onsite', 'overdue_after_written')
    expect(await order.refused('supervisor', onsite)).toMatchObject({
      ...{ status: 409, facts: { article: expect.stringContaining('六（二）') } },
    })
    const written = await order.does('supervisor', supervise('written', 'overdue'))
    expect(written.supervisions).toMatchObject([{ level: 'written', document: '市长热线督办通知' }])
    await stage.moves(hour('2026-10-15'))
    const there = await order.does('supervisor', onsite)
    expect(clockIn(there, 'site_supervision_plan')?.dueAt).toBe(end('2026-10-20'))
    const handover = await order.refused('supervisor', supervise('handover', 'overdue_after_key'))
    expect(handover.status).toBe(409)
  })

  it('[case 44] goes straight on the spot where many complain of the same [P-19]', async () => {
    const order = await handled('pingdingshan')
    const straight = await order.does('supervisor', supervise('onsite', 'cluster'))
    expect(straight.supervisions).toMatchObject([{ level: 'onsite', trigger: 'cluster' }])
  })
})

describe('the triggers of supervision, by the contract', () => {
  it.each([
    'overdue',
    'repeat_or_cluster',
    'refused_in_duty',
    'poor_quality_or_fraud',
    'lead_or_co_refused',
    'reply_mismatch',
  ])('[case 45] %s leads to the inspection office in the nameless city [G-11]', async (trigger) => {
    // Brought a second time by the same person, and late.
    await stage.filed('generic-city')
    const order = await late('generic-city')
    expect((await order.does('supervisor', supervise('inspection', trigger))).supervisions).toMatchObject([
      { label: '督查室督办', by: '市政府督查室', article: expect.stringContaining('第八条') },
    ])
  })

  it('[case 45] what the system can see must have happened, and no other reason will do [G-11]', async () => {
    const order = await handled('generic-city')
    for (const trigger of ['overdue', 'weather'])
      expect((await order.refused('supervisor', supervise('inspection', trigger))).status).toBe(409)
    await stage.moves(hour('2026-10-12'))
    expect((await order.sees()).proposals).toContainEqual(expect.objectContaining({ trigger: 'overdue' }))
  })

  it.each(['refused_in_duty', 'overdue', 'unresolved', 'bad_handling', 'other'])(
    '[case 46] %s may be supervised daily, listed or by interview in weifang [W-26]',
    async (trigger) => {
      for (const level of ['daily', 'listed', 'interview']) {
        const order = await late('weifang')
        expect((await order.does('supervisor', supervise(level, trigger))).supervisions).toMatchObject([
          { level, article: expect.stringContaining('第二十六条') },
        ])
      }
    },
  )

  it('[case 46] what is not put right after it is answered for in weifang [W-32]', async () => {
    const note = {
      type: 'note-accountability',
      cause: 'supervised_not_corrected',
      reason: '督办后仍未整改',
    } as const
    const order = await late('weifang')
    expect((await order.refused('supervisor', note)).status).toBe(409)
    await order.does('supervisor', supervise('daily', 'overdue'))
    const noted = await order.does('supervisor', note)
    expect(noted.accountability).toMatchObject([{ article: expect.stringContaining('第三十三条第（一）项') }])
    const { body } = await (await stage.desk('weifang', 'supervisor')).get('/accountability?month=2026-10')
    expect(JSON.stringify(body)).toContain(noted.no)
  })
})

describe('a change of the administrator in the district, by the contract', () => {
  const place = 'district-supervision'
  const change = (unit: string, changedOn: string) => ({
    ...{ unit, role: 'unit-admin', leaves: `manager.${unit}.${place}`, changedOn },
    joins: { id: `new.${unit}.${place}`, name: '新某', password: 'a long password 20261123' },
  })

  it('[case 47] reported later than its own day is a breach; who left has no access from that moment [D-25]', async () => {
    await stage.moves(hour('2026-11-23'))
    const lead = await stage.desk(place, 'hotline-lead')
    const leaver = await stage.desk(place, 'unit-admin of market')
    expect((await leaver.get('/orders?list=all')).status).toBe(200)
    const inTime = await lead.post('/people/changes', change('housing', '2026-11-23'))
    expect(inTime.status, JSON.stringify(inTime.body)).toBeLessThan(300)
    expect(JSON.stringify(inTime.body)).toContain('第二十条')
    const late = await lead.post('/people/changes', change('market', '2026-11-20'))
    expect(late.body.told).toContain('违规')
    const { body } = await lead.get('/people/changes?late=true')
    expect(body.changes.map(({ leaves }: { leaves: string }) => leaves)).toEqual([`manager.market.${place}`])
    expect((await leaver.get('/orders?list=all')).status).toBe(401)
  })
})
