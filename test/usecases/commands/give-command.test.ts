import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { giveCitizenCommand } from '../../../src/usecases/own-orders/give-citizen-command.ts'
import { readOrder } from '../../../src/usecases/own-orders/look-up-order.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf, ledgerOf } from '../turn/cast.ts'
import { filedIn, lamp } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')

/** An order that lies with a bureau, with everybody around it. */
const withBureau = async () => {
  const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
  const cast = castOf(jiban, 'weifang', card.no)
  await cast.does('dispatcher', {
    type: 'dispatch',
    lead: 'housing',
    requirement: '请修复路灯并答复。',
    why: '属住建职责',
  })
  return { citizen, card, ...cast }
}

const clerk = 'unit-clerk of housing'

describe('a command on an order', () => {
  it('is decided, stored and told', async () => {
    const { does, order } = await withBureau()
    const result = await does(clerk, { type: 'sign' })
    expect(result).toMatchObject({ repeated: false, order: { state: 'handling' } })
    expect(result.events.map(({ type }) => type)).toContain('signed')
    expect((await order()).firstHandler?.person).toBe('unit-clerk.housing.weifang')
  })

  it('of two clerks at once is one done, the other told of the present version', async () => {
    const { does, types } = await withBureau()
    const tries = await Promise.allSettled([
      does(clerk, { type: 'sign' }),
      does('unit-admin of housing', { type: 'sign' }),
    ])
    const failed = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(failed).toHaveLength(1)
    expect(['version_conflict', 'forbidden_by_rule']).toContain(failed[0].code)
    expect((await types()).filter((type) => type === 'signed')).toHaveLength(1)
  })

  it('with an old version changes nothing and names the present one', async () => {
    const { does, order } = await withBureau()
    const { version } = await order()
    await expect(does(clerk, { type: 'sign' }, { expectedVersion: version - 1 })).rejects.toMatchObject({
      code: 'version_conflict',
      facts: { version },
    })
    expect(await order()).toMatchObject({ state: 'dispatched', version })
  })

  it('with the same key is done once, also when both come at the same moment', async () => {
    const { does, types } = await withBureau()
    const contact = {
      type: 'record-contact' as const,
      via: 'phone' as const,
      note: '已电话联系，约定明天到场',
    }
    const both = await Promise.all([
      does(clerk, contact, { idempotencyKey: 'k-1' }),
      does(clerk, contact, { idempotencyKey: 'k-1' }),
    ])
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true])
    expect((await does(clerk, contact, { idempotencyKey: 'k-1' })).repeated).toBe(true)
    expect((await types()).filter((type) => type === 'citizen-contacted')).toHaveLength(1)
  })

  it('with the key of another command is refused, with that of another person done', async () => {
    const { does } = await withBureau()
    await does(clerk, { type: 'sign' }, { idempotencyKey: 'k-2' })
    const contact = { type: 'record-contact' as const, via: 'phone' as const, note: '已电话联系' }
    await expect(does(clerk, contact, { idempotencyKey: 'k-2' })).rejects.toMatchObject({
      code: 'key_reused',
      facts: { key: 'k-2' },
    })
    await expect(does('unit-admin of housing', contact, { idempotencyKey: 'k-2' })).resolves.toMatchObject({
      repeated: false,
    })
  })

  it('of the wrong role names the roles that may', async () => {
    const { does } = await withBureau()
    await expect(does('agent', { type: 'dispatch', lead: 'housing' })).rejects.toMatchObject({
      code: 'not_allowed',
      message: expect.stringContaining('派单员'),
      facts: { roles: ['dispatcher', 'hotline-lead'] },
    })
  })

  it('of another unit is answered as if there were no such order', async () => {
    const { does } = await withBureau()
    await expect(does('unit-clerk of health', { type: 'sign' })).rejects.toMatchObject({
      code: 'unknown_order',
    })
    await expect(
      castOf(jiban, 'weifang', 'WEIF209901010001').does('dispatcher', { type: 'archive' }),
    ).rejects.toMatchObject({ code: 'unknown_order' })
    await expect(
      castOf(jiban, 'fuzhou', (await withBureau()).card.no).does('dispatcher', { type: 'archive' }),
    ).rejects.toMatchObject({ code: 'unknown_order' })
  })

  it('out of order is refused with the steps that are possible', async () => {
    const { does, types } = await withBureau()
    const before = await types()
    await expect(does(clerk, { type: 'submit-reply', reply: { result: '已修好' } })).rejects.toMatchObject({
      code: 'forbidden_by_rule',
      facts: { instead: expect.stringContaining('办理中') },
    })
    expect(await types()).toEqual(before)
  })

  it('against a rule names its article and what may be done instead [W-17]', async () => {
    const { does } = await withBureau()
    await does(clerk, { type: 'sign' })
    await expect(
      does(clerk, { type: 'request-extension', workdays: 3, reason: '需要采购材料' }),
    ).rejects.toMatchObject({
      code: 'forbidden_by_rule',
      facts: { article: expect.stringContaining('第二十条') },
    })
  })

  it('with something missing says what', async () => {
    const { card } = await filedIn(jiban, 'fuzhou', lamp)
    const { does } = castOf(jiban, 'fuzhou', card.no)
    await does('dispatcher', {
      type: 'dispatch',
      lead: 'housing',
      requirement: '请核查',
      why: '谁主管谁负责',
    })
    await expect(does('unit-clerk of housing', { type: 'sign' })).rejects.toMatchObject({
      code: 'invalid_input',
      facts: { missing: ['leader'] },
    })
  })
})

describe("a citizen's command", () => {
  it('needs the code of the order', async () => {
    const { card } = await withBureau()
    const given = {
      place: weifang,
      no: card.no,
      command: { type: 'supplement', text: '灯杆编号八' } as const,
    }
    await expect(giveCitizenCommand(jiban.deps, { ...given, code: '000000x' })).rejects.toMatchObject({
      code: 'unknown_order',
    })
    const seen = await giveCitizenCommand(jiban.deps, { ...given, code: card.queryCode })
    expect(seen.supplements).toEqual(['灯杆编号八'])
  })

  it('keeps the words as written sealed and the history masked', async () => {
    const { card, does, events } = await withBureau()
    await does(clerk, { type: 'sign' })
    await does(clerk, { type: 'submit-reply', reply: { result: '已经修好。' } })
    await does('unit-leader of housing', { type: 'approve-reply' }).catch(() => undefined)
    await does('citizen', { type: 'object', text: '没有修好，打我电话13911112222' })
    expect(JSON.stringify(await events())).not.toContain('13911112222')
    const personal = await jiban.deps.orders.personal(weifang, card.no, 'test', 'test')
    expect(personal?.verbatim).toContain('13911112222')
  })
})

describe('the way to the answer', () => {
  it('tells the citizen on the channel they came by, once answered, how to rate [F-21]', async () => {
    const { citizen, card, does } = await withBureau()
    await does(clerk, { type: 'sign' })
    await does(clerk, { type: 'submit-reply', reply: { result: '三盏路灯已经修好。' } })
    const told = (await ledgerOf(jiban, card.no)).filter(({ purpose }) => purpose === 'reply')
    expect(told).toMatchObject([
      { channel: 'web', to: citizen.conversationId, body: expect.stringContaining('三盏路灯已经修好') },
    ])
    expect(told[0]?.body).toContain('非常满意')
    expect(told[0]?.body).toContain('住房')
  })

  it('shows the answer to the citizen and lets them rate it', async () => {
    const { card, does } = await withBureau()
    expect((await readOrder(jiban.deps, weifang, card.no))?.actions).not.toContain('rate')
    await does(clerk, { type: 'sign' })
    await does(clerk, { type: 'submit-reply', reply: { result: '三盏路灯已经修好。' } })
    const seen = await readOrder(jiban.deps, weifang, card.no)
    expect(seen).toMatchObject({ reply: '三盏路灯已经修好。', rating: null })
    expect(seen?.actions).toEqual(expect.arrayContaining(['rate', 'object']))
    expect(seen?.actions).not.toContain('withdraw')
    await does('citizen', { type: 'rate', score: 2, comment: '不错' })
    expect((await readOrder(jiban.deps, weifang, card.no))?.rating).toEqual({
      score: 2,
      word: '满意',
      comment: '不错',
    })
  })

  it('puts new work on the desk of the unit, with its end and nothing personal', async () => {
    const { card } = await withBureau()
    const desk = (await ledgerOf(jiban, card.no)).filter(({ channel }) => channel === 'desk')
    const housing = desk.filter(({ to }) => to === 'housing')
    expect(housing.at(-1)?.body).toContain('由本单位主办')
    expect(housing.at(-1)?.body).toContain('2026年10月10日')
    expect(JSON.stringify(desk)).not.toContain('13800138000')
  })
})
