import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch, end, hour, sign } from '../steps.ts'
import { clockIn, dueIn, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const ask = (workdays: number, more: object = {}) => ({
  type: 'request-extension' as const,
  workdays,
  reason: '情况特别复杂，需要多部门会商',
  progress: '已现场核查，正在会商',
  ...more,
})
const back = (more: object = {}) => ({
  type: 'request-return' as const,
  ground: 'out_of_duty' as const,
  reason: '不属于本单位职责',
  ...more,
})
const approve = { type: 'approve-extension' } as const
const byRule = (article: string) => ({
  status: 409,
  code: 'forbidden_by_rule',
  facts: { article: expect.stringContaining(article) },
})

/** Signed by the unit on the day it was dispatched. */
const handled = async (place: string, unit: string) => {
  const order = await stage.filed(place)
  if (place === 'pingdingshan')
    await order.does('dispatcher', { type: 'classify', class: 'B', why: '核定类别' })
  await order.does('dispatcher', dispatch(unit))
  await order.does(`unit-clerk of ${unit}`, sign)
  return order
}
const inVillage = async () => {
  const order = await stage.filed('district-supervision')
  await order.does('dispatcher', dispatch('chengguan'))
  await order.does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
  return order
}
const signedInVillage = async () => {
  const order = await inVillage()
  await order.does('unit-clerk of beimen', sign)
  return order
}

describe('an extension, by the contract', () => {
  it('[case 12] does not exist in weifang, which wants an explanation and a plan [W-17]', async () => {
    const refused = await (await handled('weifang', 'housing')).refused('unit-clerk of housing', ask(3))
    expect(refused).toMatchObject(byRule('第二十条'))
    expect(refused.detail).toMatch(/解释|说明/)
    expect(refused.detail).toContain('方案')
  })

  it('[case 12] does not exist in fuzhou, which wants the answer to say how things stand [F-10]', async () => {
    const refused = await (await handled('fuzhou', 'housing')).refused('unit-clerk of housing', ask(3))
    expect(refused).toMatchObject(byRule('第八条'))
    expect(refused.detail).toMatch(/办理情况/)
    expect(refused.detail).toMatch(/措施/)
  })

  it('[case 13] of 11 days is over the limit of 10, unless the head of the hotline says why [G-08]', async () => {
    const [order, other] = [
      await handled('generic-city', 'housing'),
      await handled('generic-city', 'housing'),
    ]
    expect(await order.refused('unit-clerk of housing', ask(11))).toMatchObject(byRule('第七条'))
    await order.does('unit-clerk of housing', ask(10))
    expect(dueIn(await order.does('dispatcher', approve))).toBe(end('2026-10-23'))
    const grant = {
      type: 'grant-extension',
      workdays: 11,
      override: '汛期后才能施工',
      progress: '已备料',
    } as const
    expect((await other.refused('dispatcher', grant)).status).toBe(403)
    const beyond = await other.does('hotline-lead', grant)
    expect(dueIn(beyond)).toBe(end('2026-10-26'))
    expect(beyond.granted).toMatchObject([{ workdays: 11, override: '汛期后才能施工' }])
  })

  it('[case 14] is given once in pingdingshan; again only by the head of the hotline, on record [P-17]', async () => {
    const order = await handled('pingdingshan', 'housing')
    await order.does('unit-clerk of housing', ask(3))
    expect(dueIn(await order.does('dispatcher', approve))).toBe(end('2026-10-14'))
    expect(await order.refused('unit-clerk of housing', ask(3))).toMatchObject(byRule('五（六）'))
    const grant = {
      type: 'grant-extension',
      workdays: 2,
      override: '雨天无法施工',
      progress: '已备料',
    } as const
    expect((await order.refused('dispatcher', grant)).status).toBe(403)
    const twice = await order.does('hotline-lead', grant)
    expect(twice.granted.at(-1)).toMatchObject({ workdays: 2, override: '雨天无法施工' })
    expect(dueIn(twice)).toBe(end('2026-10-16'))
  })

  it('[case 15] is refused after the end of the time [D-14]', async () => {
    const order = await signedInVillage()
    await stage.moves(hour('2026-10-09'))
    expect(await order.refused('unit-clerk of beimen', ask(2))).toMatchObject(byRule('第十二条第（四）项'))
  })

  it('[case 15] is for the level right above to decide: the town for the village, the district for the town', async () => {
    const village = await signedInVillage()
    await village.does('unit-clerk of beimen', ask(2))
    expect(await village.refused('dispatcher', approve)).toMatchObject(byRule('第十二条第（四）项'))
    expect((await village.does('unit-admin of chengguan', approve)).granted).toHaveLength(1)
    const town = await handled('district-supervision', 'chengguan')
    await town.does('unit-clerk of chengguan', ask(2))
    expect((await town.refused('unit-admin of jiangnan', approve)).status).toBeGreaterThanOrEqual(403)
    expect((await town.does('dispatcher', approve)).granted).toHaveLength(1)
  })

  it('[case 15] tells the citizen progress and new date with the decision, and is not asked for without [D-14]', async () => {
    await stage.moves(hour('2026-09-28'))
    const order = await stage.written(
      'district-supervision',
      '城关街道幸福路12号楼道里堆满杂物，没人管，要投诉',
    )
    await order.does('dispatcher', dispatch('chengguan'))
    await order.does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
    await order.does('unit-clerk of beimen', sign)
    const missing = await order.refused('unit-clerk of beimen', ask(2, { progress: undefined }))
    expect(missing).toMatchObject({ status: 400, facts: { missing: ['progress'] } })
    await order.does('unit-clerk of beimen', ask(2))
    expect(dueIn(await order.does('unit-admin of chengguan', approve))).toBe(end('2026-10-10'))
    const told = await order.citizen.told()
    expect(told).toContain('已现场核查，正在会商')
    expect(told).toMatch(/10月10日/)
  })
})

describe('a return, by the contract', () => {
  const whole = back({ suggestedUnit: 'urban-management' })

  it('[case 16] names the unit it should go to, comes within 2 days, and is not repeated once refused [F-12]', async () => {
    const [kept, sent, late] = await Promise.all([1, 2, 3].map(async () => handled('fuzhou', 'transport')))
    if (!kept || !sent || !late) throw new Error('not filed')
    expect(await kept.refused('unit-clerk of transport', back())).toMatchObject({
      status: 400,
      facts: { missing: ['suggestedUnit'], article: expect.stringContaining('第八条第（三）项') },
    })
    await sent.does('unit-clerk of transport', whole)
    const approved = await sent.does('dispatcher', { type: 'approve-return', reason: '理由充分' })
    expect(approved).toMatchObject({ state: 'pending_dispatch', lead: null })
    await stage.moves(hour('2026-09-30'))
    await kept.does('unit-clerk of transport', whole)
    const refused = await kept.does('dispatcher', { type: 'refuse-return', reason: '理由不充分' })
    expect(refused).toMatchObject({ lead: 'transport', state: 'handling' })
    expect(await kept.refused('unit-clerk of transport', whole)).toMatchObject({ status: 409 })
    await stage.moves(hour('2026-10-08'))
    expect(await late.refused('unit-clerk of transport', whole)).toMatchObject(byRule('第八条第（三）项'))
  })

  it('[case 17] of a county stays there when the city says nothing for a day [F-13]', async () => {
    const [asked, late] = [await stage.filed('fuzhou'), await stage.filed('fuzhou')]
    for (const { does } of [asked, late]) await does('dispatcher', dispatch('gulou-housing'))
    const other = back({ reason: '不属于本辖区', suggestedUnit: 'minhou' })
    await stage.moves(hour('2026-09-29'))
    const open = await asked.does('unit-clerk of gulou', other)
    expect(clockIn(open, 'return_county_review')?.dueAt).toBe(end('2026-09-30'))
    await stage.moves(hour('2026-09-30'))
    expect((await late.refused('unit-clerk of gulou', other)).status).toBe(409)
    await stage.moves(hour('2026-10-08', '00:05'))
    const silent = await asked.sees()
    expect(silent.returns).toMatchObject([{ decision: 'refused_by_silence' }])
    expect(silent).toMatchObject({ holder: 'gulou', state: 'dispatched' })
    expect((await asked.refused('unit-clerk of gulou', other)).status).toBe(409)
  })

  it('[case 18] is closed to a unit that was designated in weifang [W-20]', async () => {
    for (const method of ['designated', 'study_determined'] as const) {
      const order = await stage.filed('weifang')
      await order.does('dispatcher', dispatch('housing', { method }))
      await order.does('unit-clerk of housing', sign)
      expect(await order.refused('unit-clerk of housing', back())).toMatchObject(byRule('第二十二条第二款'))
    }
    const ordinary = await stage.filed('weifang')
    await ordinary.does('dispatcher', dispatch('housing'))
    expect((await ordinary.does('unit-clerk of housing', back())).state).toBe('return_requested')
  })

  it('[case 19] goes up one level at a time in the district, never straight to its centre [D-12]', async () => {
    const order = await inVillage()
    const beyond = back({ ground: 'beyond_powers', reason: '超出村社区事权' })
    const jump = await order.refused('unit-clerk of beimen', { ...beyond, to: 'hotline' })
    expect(jump).toMatchObject(byRule('第十二条第（二）项'))
    await order.does('unit-clerk of beimen', beyond)
    const agree = { type: 'approve-return', reason: '同意' } as const
    expect((await order.refused('dispatcher', agree)).status).toBe(403)
    const sent = await order.does('unit-admin of chengguan', agree)
    expect(sent).toMatchObject({ holder: 'chengguan', lead: 'chengguan' })
  })

  it('[case 20] that was refused in the district counts as improper and leads to a joint inspection [D-20]', async () => {
    const [order, plain] = [await inVillage(), await inVillage()]
    await order.does('unit-clerk of beimen', back({ ground: 'out_of_scope' }))
    await order.does('unit-admin of chengguan', { type: 'refuse-return', reason: '属于社区职责' })
    const inspect = {
      type: 'supervise',
      level: 'joint',
      trigger: 'improper_return',
      reason: '不当退单',
    } as const
    expect((await order.does('supervisor', inspect)).supervisions).toMatchObject([
      { level: 'joint', trigger: 'improper_return', article: expect.stringContaining('第十四条') },
    ])
    expect((await plain.refused('supervisor', inspect)).status).toBe(409)
    const { body } = await (await stage.desk('district-supervision', 'supervisor')).get(
      '/reports?from=2026-09-28&to=2026-09-28',
    )
    expect(body.total.improperReturns).toBeGreaterThanOrEqual(1)
  })
})
