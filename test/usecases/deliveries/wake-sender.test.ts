import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WorkOrder } from '../../../src/domain/work-order/work-order.ts'
import type { NewDelivery } from '../../../src/ports/conversation-store.ts'
import { deliveriesOf } from '../../../src/usecases/deliveries/deliveries-of.ts'
import { wakingSender } from '../../../src/usecases/deliveries/wake-sender.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import { filed, here, turnCommit } from '../../store/turns.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'

let jiban: Jiban
let deps: Deps
let woken = 0
beforeAll(async () => {
  jiban = await openJiban()
  deps = wakingSender(jiban.deps, () => {
    woken += 1
  })
})
beforeEach(() => {
  woken = 0
})
afterAll(() => jiban.close())

const line = (changes: Partial<NewDelivery> = {}): NewDelivery => ({
  purpose: 'notice',
  channel: 'wechat',
  address: 'c1',
  body: '通知',
  state: 'queued',
  ...changes,
})
const newOrder = (deliveries: readonly NewDelivery[]) => ({
  no: `R${randomUUID()}`,
  expectedVersion: 0,
  events: [{ actor: { role: 'citizen' as const }, event: filed() }],
  queryCode: '123456',
  deliveries,
})

describe('the bell of the sender', () => {
  it('rings after a turn and after a command that somebody has to be told of', async () => {
    await deps.conversations.commit(turnCommit({ deliveries: [line()] }))
    await deps.conversations.commit(turnCommit({ orders: [newOrder([line()])] }))
    await deps.orders.append(here, newOrder([line()]), jiban.clock.now())
    await deps.orders.appendAll(here, [newOrder([]), newOrder([line()])], jiban.clock.now())
    expect(woken).toBe(4)
  })

  it('is silent for what is fetched, lies on a desk, left already or may still be carried back', async () => {
    const quiet = [
      line({ channel: 'web' }),
      line({ channel: 'api' }),
      line({ channel: 'desk', address: 'hotline' }),
      line({ state: 'sent' }),
      line({ notBefore: jiban.clock.now() }),
    ]
    await deps.conversations.commit(turnCommit({ deliveries: quiet }))
    await deps.orders.append(here, newOrder(quiet), jiban.clock.now())
    expect(woken).toBe(0)
  })

  it('is silent for what was not stored', async () => {
    const turn = turnCommit({ deliveries: [line()] })
    await deps.conversations.commit(turn)
    await deps.conversations.commit(turn)
    const order = newOrder([line()])
    await deps.orders.append(here, order, jiban.clock.now())
    expect(await deps.orders.append(here, order, jiban.clock.now())).toBe('stale')
    expect(await deps.ledgerDesk.resend(here, 999_999, 'lead', jiban.clock.now())).toBe('unknown')
    expect(woken).toBe(2)
  })
})

describe('a notice of an order', () => {
  const order = (flags: readonly string[]) =>
    ({ no: 'A1', channel: 'wechat', conversationId: 'c1', flags }) as unknown as WorkOrder
  const notices = [
    { to: 'citizen', purpose: 'notice', body: '甲' },
    { to: 'hotline', purpose: 'notice', body: '乙' },
  ] as const

  it('goes out at any hour when the event is a sudden one, and within the hours otherwise', () => {
    expect(deliveriesOf(order(['sudden']), notices).map(({ urgent }) => urgent)).toEqual([true, undefined])
    expect(deliveriesOf(order(['mass']), notices).map(({ urgent }) => urgent)).toEqual([undefined, undefined])
  })
})
