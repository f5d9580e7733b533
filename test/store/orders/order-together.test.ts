import { expect, it } from 'vitest'
import { unitIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import type { OrderCommit } from '../../../src/ports/conversation-store.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { at, elsewhere, filed, here, orderCommit, turnCommit } from '../turns.ts'

const cipher = aesCipher('the data key of a test')
const later = new Date('2026-09-29T03:00:00Z')
const clerk = { role: 'unit-clerk', id: 'clerk.here' } as const
const noted: OrderEvent = { type: 'supplemented', text: '又' }

const step = (no: string, expectedVersion: number, more: Partial<OrderCommit> = {}): OrderCommit => ({
  no,
  expectedVersion,
  events: [{ actor: clerk, event: noted }],
  ...more,
})

onEveryDatabase('orders changed together', ({ database }) => {
  const store = () => orderStore(database().db, cipher)
  const versionOf = async (no: string) => (await store().load(here, no))?.events.length

  it('appends to all or to none', async () => {
    for (const no of ['T1', 'T2']) await store().append(here, orderCommit(no), at)
    expect(await store().appendAll(here, [step('T1', 3), step('T2', 2)], later)).toBe('stale')
    expect([await versionOf('T1'), await versionOf('T2')]).toEqual([3, 3])
    expect(await store().appendAll(here, [step('T2', 3), step('T1', 3)], later)).toBe('appended')
    expect([await versionOf('T1'), await versionOf('T2')]).toEqual([4, 4])
  })

  it('tells people together with the events, or not at all', async () => {
    const notice = {
      purpose: 'unit-notice',
      channel: 'desk',
      address: 'housing',
      body: '有一件新工单。',
      orderNo: 'T1',
      state: 'queued',
    } as const
    const ledger = () =>
      database().db.selectFrom('delivery').selectAll().where('order_no', '=', 'T1').execute()
    await store().append(here, step('T1', 9, { deliveries: [notice] }), later)
    expect(await ledger()).toEqual([])
    await store().append(here, step('T1', 4, { deliveries: [notice] }), later)
    const [row] = await ledger()
    expect(row).toMatchObject({ purpose: 'unit-notice', channel: 'desk', state: 'queued', at: later })
    expect(row?.body_sealed).not.toContain('新工单')
    expect(await cipher.open(row?.body_sealed ?? '')).toBe('有一件新工单。')
  })

  it('gives a child order the contact data of its parent, and finds it as one of the same person', async () => {
    await store().append(here, orderCommit('T3'), at)
    const child = { no: 'T3-1', expectedVersion: 0, personalFrom: 'T3' }
    const event = filed({ title: '第一个问题', parent: 'T3' })
    await store().append(here, { ...child, events: [{ actor: { role: 'system' }, event }] }, later)
    expect(await store().personal(here, 'T3-1', 'clerk', '联系')).toEqual(orderCommit('T3').personal)
    const same = await store().earlier(here, { phone: '13800138000' }, at)
    expect(same.map(({ no }) => no)).toContain('T3-1')
  })

  it('does a command once for one key, and tells another command under it apart', async () => {
    await store().append(here, orderCommit('T4'), at)
    const claim = { key: 'k1', actor: 'clerk.here', digest: 'd1' }
    expect(await store().claimed(here, 'T4', claim)).toBeNull()
    expect(await store().append(here, step('T4', 3, { claim }), later)).toBe('appended')
    expect(await store().claimed(here, 'T4', claim)).toBe('d1')
    expect(await store().append(here, step('T4', 4, { claim }), later)).toBe('stale')
    expect(await versionOf('T4')).toBe(4)
    expect(await store().claimed(here, 'T4', { key: 'k1', actor: 'another' })).toBeNull()
    expect(await store().claimed(elsewhere, 'T4', claim)).toBeNull()
  })

  it('counts overdue steps by unit, stage and month, and sees when another was counted meanwhile', async () => {
    const unit = unitIdSchema.parse('housing')
    await store().append(here, orderCommit('T5'), at)
    const tally = { unit, stage: 'view', month: '2026-09', count: 1 }
    expect(await store().append(here, step('T5', 3, { tally }), later)).toBe('appended')
    expect(await store().append(here, step('T5', 4, { tally }), later)).toBe('stale')
    expect(await store().append(here, step('T5', 4, { tally: { ...tally, count: 2 } }), later)).toBe(
      'appended',
    )
    expect(await store().overdueInMonth(here, unit, '2026-09')).toEqual({ view: 2 })
    expect(await store().overdueInMonth(here, unit, '2026-10')).toEqual({})
    expect(await store().overdueInMonth(elsewhere, unit, '2026-09')).toEqual({})
  })

  it('finds the earlier orders of a person by telephone however typed, or by citizen key, and nobody else’s', async () => {
    const personal = { contactPhone: '13900139000', verbatim: '路灯坏了' }
    await store().append(here, orderCommit('E1', { personal }), at)
    const turn = turnCommit({ citizenKey: 'openid-7', orders: [orderCommit('E2', { personal })] })
    expect(await conversationStore(database().db, cipher).commit(turn)).toEqual({ kind: 'committed' })
    const numbers = async (person: object, since = at) =>
      (await store().earlier(here, person, since)).map(({ no }) => no)
    expect(await numbers({ phone: '+86 139-0013-9000' })).toEqual(['E2', 'E1'])
    expect(await numbers({ citizenKey: 'openid-7' })).toEqual(['E2'])
    expect(await numbers({ phone: '13900139001' })).toEqual([])
    expect(await numbers({})).toEqual([])
    expect(await numbers({ phone: '13900139000' }, later)).toEqual([])
    expect(await store().earlier(elsewhere, { phone: '13900139000' }, at)).toEqual([])
    const [order] = await store().earlier(here, { citizenKey: 'openid-7' }, at)
    expect(order).toEqual({
      no: 'E2',
      title: '夜间施工噪声',
      text: '工地半夜还在施工，电话138****8000',
      state: 'dispatched',
      answeredInTime: 0,
    })
    const row = await database().db.selectFrom('work_order').selectAll().where('no', '=', 'E2').execute()
    expect(JSON.stringify(row)).not.toMatch(/13900139000|openid-7/)
  })

  it('counts an order as answered in time once, and not when its clock ran out', async () => {
    const stopped: OrderEvent = { type: 'clocks-stopped', clocks: ['handle'], met: true }
    const reply: OrderEvent = {
      type: 'replied',
      text: '已处理',
      told: true,
      via: ['phone'],
      publicity: 'public',
    }
    const answer = { events: [stopped, reply].map((event) => ({ actor: clerk, event })), expectedVersion: 3 }
    const personal = { contactPhone: '13700137000', verbatim: '路灯坏了' }
    for (const no of ['E3', 'E4']) await store().append(here, orderCommit(no, { personal }), at)
    await store().append(here, { no: 'E3', ...answer }, later)
    await store().append(here, { no: 'E4', ...answer }, new Date('2026-10-11T03:00:00Z'))
    const found = await store().earlier(here, { phone: '13700137000' }, at)
    expect(found.map(({ no, answeredInTime }) => [no, answeredInTime])).toEqual([
      ['E4', 0],
      ['E3', 1],
    ])
  })

  it('walks over all orders of a place by their numbers', async () => {
    const seen: string[] = []
    for (let no: string | undefined = ''; no !== undefined; ) {
      const page: readonly string[] = await store().numbersAfter(here, no, 2)
      seen.push(...page)
      no = page.at(-1)
    }
    expect(seen).toEqual(expect.arrayContaining(['E1', 'E2', 'T1', 'T3-1']))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

onServerDatabase('orders changed together under races', ({ database }) => {
  const store = () => orderStore(database().db, cipher)

  it('does one of many at once that carry the same key', async () => {
    await store().append(here, orderCommit('S1'), at)
    const claim = { key: 'k', actor: 'clerk.here', digest: 'd' }
    const results = await Promise.all(
      Array.from({ length: 6 }, () => store().append(here, step('S1', 3, { claim }), later)),
    )
    expect(results.filter((result) => result === 'appended')).toHaveLength(1)
  })

  it('lets two that change the same orders in another order wait for each other, never for ever', async () => {
    for (const no of ['S2', 'S3']) await store().append(here, orderCommit(no), at)
    for (let version = 3; version < 13; version += 1) {
      const results = await Promise.all([
        store().appendAll(here, [step('S2', version), step('S3', version)], later),
        store().appendAll(here, [step('S3', version), step('S2', version)], later),
      ])
      expect(results.toSorted()).toEqual(['appended', 'stale'])
    }
  })
})
