import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch, fullReply, sign } from '../steps.ts'
import { openStage, type Played, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const unit = 'urban-management'
/** Signed, answered and signed off by the unit. */
const handled = async (order: Played, place: string, reply = {}) => {
  await order.does('dispatcher', dispatch(unit))
  await order.does(`unit-clerk of ${unit}`, sign)
  const { state } = await order.does(`unit-clerk of ${unit}`, fullReply(reply))
  if (state === 'unit_approval') {
    const admin = place === 'district-supervision'
    await order.does(`${admin ? 'unit-admin' : 'unit-leader'} of ${unit}`, { type: 'approve-reply' })
  }
  return order
}
const published = async (no: string) => {
  const response = await stage.app.request('/api/v1/fuzhou/published?limit=100')
  const { results }: { results: readonly { readonly no: string }[] } = await response.json()
  const found = results.find((result) => result.no === no)
  return found === undefined ? null : JSON.stringify(found)
}

describe('what is published in fuzhou, by the contract', () => {
  /** internal, wanted public by the citizen, unit against and bureau agreed -> on the open pages. */
  it.each([
    [false, true, false, true],
    [false, true, true, false],
    [false, false, false, false],
    [false, false, true, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, false, false, false],
    [true, false, true, false],
  ] as const)(
    '[case 33] internal %s, citizen wants it %s, unit suggests not and it is agreed %s: public %s [F-21]',
    async (internal, wanted, against, open) => {
      const order = await stage.filed('fuzhou', {
        publicity: wanted ? 'citizen_opt_in' : 'citizen_opt_out',
        ...(internal ? { facts: { discipline: 'style' } } : {}),
      })
      await handled(order, 'fuzhou', against ? { suggestPrivate: '涉及住户隐私' } : {})
      const passed = await order.does('auditor', { type: 'pass-audit', confirmPrivate: against })
      expect((await published(order.no)) !== null).toBe(open)
      expect(passed.events.filter(({ event }) => event.type === 'replied')).toHaveLength(1)
      expect(passed.reply?.via).toContain('original_channel')
    },
  )

  it('[case 33] goes public where the bureau does not agree with the unit [F-21]', async () => {
    const order = await handled(await stage.filed('fuzhou'), 'fuzhou', { suggestPrivate: '涉及住户隐私' })
    await order.does('auditor', { type: 'pass-audit' })
    expect(await published(order.no)).not.toBeNull()
  })
})

describe('when the citizen reads it, by the contract', () => {
  const said = '已派人清理楼道堆物'

  it('[case 34] nothing of the answer before the audit in fuzhou, at once elsewhere [F-20 G-10 D-19]', async () => {
    const waiting = await handled(await stage.filed('fuzhou'), 'fuzhou')
    const before = await stage.reader('fuzhou', waiting).citizen()
    expect(before.status).toBe('auditing')
    expect(JSON.stringify(before)).not.toContain(said)
    await waiting.does('auditor', { type: 'pass-audit' })
    expect((await stage.reader('fuzhou', waiting).citizen()).reply).toContain(said)
    for (const place of ['generic-city', 'weifang', 'district-supervision']) {
      const order = await handled(await stage.filed(place), place)
      expect((await stage.reader(place, order).citizen()).reply, place).toContain(said)
    }
  })

  it('[case 35] goes back the way it came in: chat by chat, telephone by a call [F-06 F-21]', async () => {
    const chat = await stage.written('fuzhou', '鼓楼区五四路公交站前井盖堵了几个月没人清，要投诉', {
      publicity: '公开',
    })
    await handled(chat, 'fuzhou')
    await chat.does('auditor', { type: 'pass-audit' })
    expect(await chat.citizen.told()).toContain(said)
    const phone = await handled(await stage.filed('fuzhou'), 'fuzhou')
    await phone.does('auditor', { type: 'pass-audit' })
    // A call is a person's work: the ledger is where it stands.
    const { rows } = await stage.jiban.database.pool.query(
      "select distinct channel from delivery where order_no = $1 and purpose = 'reply'",
      [phone.no],
    )
    expect(rows).toEqual([{ channel: 'phone' }])
  })

  it('[case 36] the open page names nobody: no telephone, identity card, door or name', async () => {
    const result =
      '反映人王小明（电话13800138000，身份证370702199003074518）所住12号楼3单元402室门前堆物已清理，处理人员再次联系王女士确认。'
    const order = await handled(await stage.filed('fuzhou'), 'fuzhou', { result })
    await order.does('auditor', { type: 'pass-audit' })
    const open = await published(order.no)
    expect(open).toContain('已清理')
    const page = await (await stage.app.request('/fuzhou/published')).text()
    for (const secret of ['13800138000', '370702199003074518', '402', '王小明', '王女士'])
      expect(`${open}${page}`, secret).not.toContain(secret)
  })

  it('[case 37] no reply and no call to who wants none in weifang, but the hotline hears the result [W-17]', async () => {
    const order = await handled(await stage.filed('weifang', { replyWanted: false }), 'weifang')
    const seen = await order.sees()
    expect(seen.reply?.told).toBe(false)
    expect(seen.state).toBe('closed')
    const call = {
      type: 'record-callback',
      level: 'center',
      resolved: true,
      result: 1,
      comments: '好',
    } as const
    expect((await order.refused('agent', call)).status).toBe(409)
    const { cookie } = await stage.desk('weifang', 'auditor')
    const desk = await (await stage.app.request('/weifang/desk/messages', { headers: { cookie } })).text()
    expect(desk).toContain(order.no)
  })
})
