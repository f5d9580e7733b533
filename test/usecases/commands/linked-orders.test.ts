import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { lookUpOrder, readOrder } from '../../../src/usecases/own-orders/look-up-order.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf, ledgerOf } from '../turn/cast.ts'
import { filedIn, lamp, phone } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const fuzhou = placeIdSchema.parse('fuzhou')
const weifang = placeIdSchema.parse('weifang')

const matters = [
  { title: '路灯不亮', text: '小区路灯坏了半个月没人修', lead: 'housing', requirement: '请修复并答复。' },
  { title: '积水', text: '小区门口下雨积水没人清', lead: 'urban-management', requirement: '请疏通并答复。' },
] as const

/** An order of two matters, in the queue of the hotline. */
const split = async () => {
  const { citizen, card } = await filedIn(jiban, 'fuzhou', lamp, { publicity: '公开' })
  const parent = castOf(jiban, 'fuzhou', card.no)
  await backInQueue(parent)
  await parent.does('dispatcher', { type: 'split', matters: [...matters] })
  const children = (await parent.order()).children.map(({ no }) => castOf(jiban, 'fuzhou', no))
  return { citizen, card, parent, children }
}

/** What the catalogue dispatched at once comes back to the hotline. */
const backInQueue = async ({ does, order }: ReturnType<typeof castOf>) => {
  const { state, holder } = await order()
  if (state === 'pending_dispatch') return
  await does(`unit-clerk of ${holder}`, {
    type: 'request-return',
    ground: 'out_of_duty',
    reason: '反映的是两个问题',
    suggestedUnit: 'urban-management',
  })
  await does('dispatcher', { type: 'approve-return', reason: '理由充分' })
}

const answer = async ({ does, order }: ReturnType<typeof castOf>, result: string) => {
  const { lead } = await order()
  await does(`unit-clerk of ${lead}`, { type: 'sign', leader: '分管领导' })
  await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result } })
  await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
  await does('auditor', { type: 'pass-audit' })
}

describe('an order split into its matters', () => {
  it('becomes orders of their own, each with unit, clocks and the contact of the whole [F-18]', async () => {
    const { parent, children } = await split()
    expect(await parent.order()).toMatchObject({ state: 'split', deadlines: [] })
    const parts = await Promise.all(children.map(({ order }) => order()))
    expect(parts.map(({ lead, state }) => [lead, state])).toEqual([
      ['housing', 'dispatched'],
      ['urban-management', 'dispatched'],
    ])
    for (const part of parts) {
      expect(part.deadlines.length).toBeGreaterThan(0)
      const personal = await jiban.deps.orders.personal(fuzhou, part.no, 'test', 'test')
      expect(personal?.contactPhone).toBe(phone)
    }
  })

  it('[case 23] is answered part by part and closed with the last answer', async () => {
    const { parent, children } = await split()
    const [first, second] = children
    if (!first || !second) throw new Error('two parts')
    await answer(first, '路灯已经修好。')
    expect(await parent.order()).toMatchObject({
      state: 'split',
      children: [{ finished: true }, { finished: false }],
    })
    expect((await second.order()).state).toBe('dispatched')
    await answer(second, '积水已经疏通。')
    expect(await parent.order()).toMatchObject({ state: 'closed' })
    expect((await parent.types()).filter((type) => type === 'child-finished')).toHaveLength(2)
  })

  it('is closed although both parts are answered at the same moment', async () => {
    const { parent, children } = await split()
    for (const { does, order } of children) {
      const { lead } = await order()
      await does(`unit-clerk of ${lead}`, { type: 'sign', leader: '分管领导' })
      await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '已经办好。' } })
      await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
    }
    await Promise.all(children.map(({ does }) => does('auditor', { type: 'pass-audit' })))
    expect((await parent.order()).state).toBe('closed')
  })

  it('shows its parts under the one code the citizen has, nobody else', async () => {
    const { card, children } = await split()
    const whole = await lookUpOrder(jiban.deps, fuzhou, card.no, card.queryCode)
    expect(whole?.parts.map(({ title }) => title)).toEqual(['路灯不亮', '积水'])
    const no = whole?.parts[0]?.no ?? ''
    expect(await lookUpOrder(jiban.deps, fuzhou, no, card.queryCode)).toMatchObject({ no, title: '路灯不亮' })
    const wrong = card.queryCode === '000000' ? '000001' : '000000'
    expect(await lookUpOrder(jiban.deps, fuzhou, no, wrong)).toBeNull()
    expect(children).toHaveLength(2)
  })

  it('keeps its code from who guesses it by its parts', async () => {
    const { card, parent } = await split()
    const wrong = card.queryCode === '000000' ? '111111' : '000000'
    const { children } = await parent.order()
    const guess = ({ no }: { readonly no: string }) => lookUpOrder(jiban.deps, fuzhou, no, wrong)
    for (let i = 0; i < 10; i += 1) for (const part of children) expect(await guess(part)).toBeNull()
    const right = lookUpOrder(jiban.deps, fuzhou, card.no, card.queryCode)
    await expect(right).rejects.toMatchObject({ code: 'rate_limited' })
  })
})

describe('an order merged into another', () => {
  const pair = async () => {
    const [one, two] = [await filedIn(jiban, 'weifang', lamp), await filedIn(jiban, 'weifang', lamp)]
    const target = castOf(jiban, 'weifang', one.card.no)
    const merged = castOf(jiban, 'weifang', two.card.no)
    await target.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
    return { one, two, target, merged }
  }

  it('is handled with it, and both citizens get the answer', async () => {
    const { one, two, target, merged } = await pair()
    await merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '同一处路灯' })
    expect((await merged.order()).state).toBe('merged')
    expect((await target.order()).joined).toEqual([two.card.no])
    await target.does('unit-clerk of housing', { type: 'sign' })
    await target.does('unit-clerk of housing', { type: 'submit-reply', reply: { result: '三盏灯已修好。' } })
    const told = (await ledgerOf(jiban, two.card.no)).filter(({ purpose }) => purpose === 'reply')
    expect(told).toMatchObject([
      { to: two.citizen.conversationId, body: expect.stringContaining('三盏灯已修好') },
    ])
    expect((await readOrder(jiban.deps, weifang, two.card.no))?.reply).toContain('三盏灯已修好')
  })

  it("does not show one citizen the other's words", async () => {
    const { one, merged } = await pair()
    await merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '同一处路灯' })
    expect((await readOrder(jiban.deps, weifang, one.card.no))?.supplements).toEqual([])
  })

  it('is answered under its own number, without a word of who else reported it', async () => {
    const { one, two, target, merged } = await pair()
    await merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '同一处路灯' })
    await target.does('unit-clerk of housing', { type: 'sign' })
    const result = '王女士您好，您家12号楼3单元402室门前的灯已修好。'
    await target.does('unit-clerk of housing', { type: 'submit-reply', reply: { result } })
    const [told] = (await ledgerOf(jiban, two.card.no)).filter(({ purpose }) => purpose === 'reply')
    const seen = (await readOrder(jiban.deps, weifang, two.card.no))?.reply
    for (const text of [told?.body ?? '', seen ?? '']) {
      expect(text).toContain('门前的灯已修好')
      expect(text).not.toMatch(/王女士|402|3单元/)
    }
    expect(told?.body).toContain(two.card.no)
    expect(told?.body).not.toContain(one.card.no)
  })

  it.each([
    ['an order that does not exist', 'WEIF209901010001'],
    ['itself', 'itself'],
  ])('is not merged into %s', async (_name, into) => {
    const { two, merged } = await pair()
    await expect(
      merged.does('dispatcher', { type: 'merge', into: into === 'itself' ? two.card.no : into, why: '重复' }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/invalid_input|forbidden_by_rule/) })
    expect((await merged.order()).state).not.toBe('merged')
  })

  it('is not merged where the unit it complains of would read it [W-11] [case 31]', async () => {
    const { one } = await pair()
    const two = await filedIn(jiban, 'weifang', '我要投诉市住房和城乡建设局工作人员态度恶劣，推诿扯皮。')
    const against = castOf(jiban, 'weifang', two.card.no)
    expect((await against.order()).complainedOf).toContain('housing')
    await expect(
      against.does('dispatcher', { type: 'merge', into: one.card.no, why: '重复' }),
    ).rejects.toMatchObject({ code: 'forbidden_by_rule', message: expect.stringContaining('被反映的单位') })
  })

  it('is told why the handling ended, as the other citizen is [W-18]', async () => {
    const { one, two, target, merged } = await pair()
    await merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '同一处路灯' })
    await target.does('unit-clerk of housing', { type: 'sign' })
    const ground = '服务对象拒不配合致无法办理'
    await target.does('unit-clerk of housing', { type: 'request-termination', ground, text: '三次联系无果' })
    await target.does('auditor', { type: 'approve-termination', explanation: '多次联系均未配合' })
    const bodies = (await ledgerOf(jiban, two.card.no)).map(({ body }) => body)
    expect(bodies).toContainEqual(expect.stringContaining('终止办理'))
  })

  it('is not merged in a circle', async () => {
    const { one, two, target, merged } = await pair()
    await merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '同一处路灯' })
    await expect(
      target.does('dispatcher', { type: 'merge', into: two.card.no, why: '同一处路灯' }),
    ).rejects.toMatchObject({ code: 'forbidden_by_rule' })
    expect((await target.order()).state).not.toBe('merged')
  })

  it('is not merged into one that is finished', async () => {
    const { one, target, merged } = await pair()
    await target.does('citizen', { type: 'withdraw' })
    await expect(
      merged.does('dispatcher', { type: 'merge', into: one.card.no, why: '重复' }),
    ).rejects.toMatchObject({
      code: 'forbidden_by_rule',
      message: expect.stringContaining('已撤回'),
      facts: { article: expect.stringMatching(/./) },
    })
    expect((await merged.order()).state).not.toBe('merged')
  })
})
