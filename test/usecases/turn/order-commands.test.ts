import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { giveCitizenCommand } from '../../../src/usecases/own-orders/give-citizen-command.ts'
import { lookUpOrder } from '../../../src/usecases/own-orders/look-up-order.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { filedIn, noise } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')
const stranger = () => citizenOf(jiban, 'weifang')
const wrongCodeOf = ({ queryCode }: OrderCard) => (queryCode === '000000' ? '000001' : '000000')

const eventsOf = async (no: string) => (await jiban.deps.orders.load(weifang, no))?.events ?? []

describe('查进度', () => {
  it('shows the orders of the conversation without a code [W-09] [D-10]', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang')
    const turn = await citizen.say('查进度')
    expect(turn.outcome).toEqual({ kind: 'status', orderNo: card.no })
    expect(textOf(turn)).toContain('办理中')
    expect(textOf(turn)).toContain('10月10日')
  })

  it('works from anywhere with number and code, also in the form the assistant gives as an example', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    for (const words of [
      `查 ${card.no} ${card.queryCode}`,
      `查进度 ${card.no.toLowerCase()}，查询码${card.queryCode}`,
      `${card.no} ${card.queryCode}`,
    ])
      expect((await stranger().say(words)).outcome, words).toEqual({ kind: 'status', orderNo: card.no })
  })

  it('asks for the code beside a bare number, and says the same whether there is such an order', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    const answers = await Promise.all(
      [`查 ${card.no}`, card.no, '查 WEIF209901010001'].map((words) => stranger().say(words)),
    )
    expect(new Set(answers.map(textOf)).size).toBe(1)
    expect(answers[0]?.outcome).toEqual({ kind: 'status', reason: 'not-found' })
    expect(answers.map(textOf)[0]).toContain('6位查询码')
  })

  it('says the same to a wrong code and to a number that does not exist', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    const answers = await Promise.all(
      [`查 ${card.no} ${wrongCodeOf(card)}`, `查 WEIF209901010001 ${card.queryCode}`].map((words) =>
        stranger().say(words),
      ),
    )
    expect(new Set(answers.map(textOf)).size).toBe(1)
    expect(answers[0]?.outcome).toEqual({ kind: 'status', reason: 'not-found' })
    expect(textOf(answers[0] as never)).not.toContain('办理中')
  })

  it('does not show an order to another place, with the right code', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    const turn = await citizenOf(jiban, 'fuzhou').say(`查 ${card.no} ${card.queryCode}`)
    expect(turn.outcome.reason).toBe('not-found')
  })

  it('asks for number and code when there is nothing to show', async () => {
    expect((await stranger().say('查进度')).outcome).toEqual({ kind: 'status', reason: 'no-order' })
  })

  it('cannot be used to try codes, whatever conversation the tries come from', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    for (let tries = 0; tries < 20; tries++) await stranger().say(`查 ${card.no} ${wrongCodeOf(card)}`)
    const right = await stranger().say(`查 ${card.no} ${card.queryCode}`)
    expect(right.outcome).toEqual({ kind: 'status', reason: 'too-many-looks' })
    expect(await lookUpOrder(jiban.deps, weifang, card.no, card.queryCode).catch((fault) => fault.code)).toBe(
      'rate_limited',
    )
  })

  it.each([
    ['ten minutes later', 10],
    ['when the clock was set back by a day', -24 * 60],
  ])('opens again %s', async (_name, minutes) => {
    const { card } = await filedIn(jiban, 'weifang')
    const before = jiban.clock.now()
    for (let tries = 0; tries < 20; tries++) await stranger().say(`查 ${card.no} ${wrongCodeOf(card)}`)
    jiban.clock.set(new Date(before.getTime() + minutes * 60_000).toISOString())
    expect(await lookUpOrder(jiban.deps, weifang, card.no, card.queryCode)).toMatchObject({ no: card.no })
    jiban.clock.set(before.toISOString())
  })
})

describe('补充', () => {
  it('is added to the last order of the conversation, masked', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang')
    const turn = await citizen.say('补充：今天晚上又开始了，他们老板电话13911112222')
    expect(turn.outcome).toEqual({ kind: 'status', reason: 'supplement', orderNo: card.no })
    expect((await eventsOf(card.no)).at(-1)).toMatchObject({
      actor: { role: 'citizen' },
      event: { type: 'supplemented', text: '今天晚上又开始了，他们老板电话139****2222' },
    })
    const personal = await jiban.deps.orders.personal(weifang, card.no, 'test', 'test')
    expect(personal?.verbatim).toContain('13911112222')
    expect(personal?.contactPhone).toBe('13800138000')
  })

  it('reaches an order from another conversation by number and code, which stay out of the text', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    await stranger().say(`补充 ${card.no} ${card.queryCode}：噪声是打桩机`)
    expect((await eventsOf(card.no)).at(-1)?.event).toEqual({ type: 'supplemented', text: '噪声是打桩机' })
  })

  it('needs something to add', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang')
    const before = await eventsOf(card.no)
    expect((await citizen.say('补充')).outcome.reason).toBe('incomplete')
    expect(await eventsOf(card.no)).toEqual(before)
  })

  it('needs an order', async () => {
    expect((await stranger().say('补充：今天又开始了')).outcome).toEqual({
      kind: 'status',
      reason: 'no-order',
    })
  })
})

describe('撤回', () => {
  it('ends the order and its clocks, and a second time is refused', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang')
    expect((await citizen.say('撤回')).outcome).toEqual({
      kind: 'status',
      reason: 'withdraw',
      orderNo: card.no,
    })
    const seen = await lookUpOrder(jiban.deps, weifang, card.no, card.queryCode)
    expect(seen).toMatchObject({ status: 'withdrawn', deadlines: [] })
    const running = await jiban.database.db
      .selectFrom('order_deadline')
      .select('type')
      .where('place', '=', 'weifang')
      .where('order_no', '=', card.no)
      .where('met_at', 'is', null)
      .execute()
    expect(running).toEqual([])
    expect((await citizen.say('撤回')).outcome.reason).toBe('refused')
  })

  it('needs the code for an order of somebody else', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    expect((await stranger().say(`撤回 ${card.no}`)).outcome.reason).toBe('not-found')
    expect((await stranger().say(`撤回 ${card.no} ${wrongCodeOf(card)}`)).outcome.reason).toBe('not-found')
    expect((await stranger().say(`撤回 ${card.no} ${card.queryCode}`)).outcome.reason).toBe('withdraw')
  })
})

describe('评价', () => {
  it('is refused before there is a reply, and says what can be done instead', async () => {
    const { citizen } = await filedIn(jiban, 'weifang')
    const turn = await citizen.say('评价')
    expect(turn.outcome.reason).toBe('refused')
    expect(textOf(turn)).toContain('查询进度')
  })
})

describe('two at once on one order', () => {
  it('leave one change and one conflict', async () => {
    const { card } = await filedIn(jiban, 'weifang', noise)
    const version = (await eventsOf(card.no)).length
    const tries = await Promise.allSettled(
      ['第一个人', '第二个人'].map((text) =>
        giveCitizenCommand(jiban.deps, {
          place: weifang,
          no: card.no,
          code: card.queryCode,
          command: { type: 'supplement', text: `${text}补充${randomUUID().slice(0, 4)}` },
          expectedVersion: version,
        }),
      ),
    )
    const failed = tries.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(failed).toHaveLength(1)
    expect(failed[0]).toBeInstanceOf(DomainError)
    expect(failed[0]).toMatchObject({ code: 'version_conflict' })
    expect(await eventsOf(card.no)).toHaveLength(version + 1)
  })

  it('is told to who comes with an old version', async () => {
    const { card } = await filedIn(jiban, 'weifang', noise)
    const supplement = (expectedVersion?: number) =>
      giveCitizenCommand(jiban.deps, {
        place: weifang,
        no: card.no,
        code: card.queryCode,
        command: { type: 'supplement', text: '补充一句' },
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      })
    const { version } = await supplement()
    await expect(supplement(version - 1)).rejects.toMatchObject({ code: 'version_conflict' })
  })
})
