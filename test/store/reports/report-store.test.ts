import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { orderEventSchema } from '../../../src/domain/work-order/event.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { reportStore } from '../../../src/store/reports/report-store.ts'
import { given } from '../../rules/order/scene.ts'
import { onEveryDatabase } from '../../support/database.ts'

const place = placeIdSchema.parse('my-city')
const cipher = aesCipher('a key for tests only')
type Happening = z.input<typeof orderEventSchema>

const september = [new Date('2026-09-01T00:00:00+08:00'), new Date('2026-10-01T00:00:00+08:00')] as const
const days = { from: '2026-09-01', to: '2026-09-30' }
const rating = { satisfiedTo: 3, exempt: ['law_enforcement'] }

const dispatched: Happening = { type: 'dispatched', lead: 'housing', co: [], why: '职责' }
const replied = (category?: 'law_enforcement'): readonly Happening[] => [
  {
    type: 'reply-submitted',
    unit: 'housing',
    reply: { result: '已处理。', ...(category ? { category } : {}) },
  },
  { type: 'replied', text: '已处理。', told: true, via: ['phone'], publicity: 'public' },
]
const late: Happening = { type: 'overdue-noted', clock: 'handle', article: '第七条', unit: 'housing' }
const closed: Happening = { type: 'closed', why: '办结' }
const reviewed = (verdict: 'valid' | 'malicious'): Happening => ({
  type: 'rating-reviewed',
  verdict,
  omission: false,
  reason: '核实',
})
const noted: Happening = {
  type: 'accountability-noted',
  rule: 'late',
  cause: 'overdue',
  unit: 'housing',
  of: '承办单位',
  measures: ['通报'],
  reason: '逾期',
  article: '第十一条',
}

/** What happened to each order in September, and later. */
const orders: Readonly<Record<string, readonly Happening[]>> = {
  'N-0001': [dispatched, ...replied(), { type: 'rated', score: 2 }, closed],
  'N-0002': [dispatched, late, ...replied(), { type: 'rated', score: 5 }, reviewed('valid'), closed, noted],
  'N-0003': [dispatched, ...replied('law_enforcement'), { type: 'rated', score: 5 }],
  'N-0004': [dispatched, ...replied(), { type: 'rated', score: 4 }, reviewed('malicious')],
  'N-0005': [
    { type: 'dispatched', lead: 'market', co: [], why: '职责' },
    { type: 'return-requested', unit: 'market', ground: 'out_of_duty', reason: '不属', article: '第八条' },
    { type: 'return-refused', reason: '属于', silent: false, article: '第八条' },
  ],
  'N-0006': [{ type: 'overdue-noted', clock: 'dispatch_city', article: '第五条' }],
}

onEveryDatabase('report store', ({ database }) => {
  const reports = () => reportStore(database().db, cipher)
  beforeAll(async () => {
    for (const [no, events] of Object.entries(orders)) {
      const [filed] = given('weifang').filed().events
      if (!filed) throw new Error('nothing was filed')
      await orderStore(database().db, cipher).append(
        place,
        {
          no,
          expectedVersion: 0,
          events: [filed, ...events.map((event) => orderEventSchema.parse(event))].map((event) => ({
            actor: { role: 'system' },
            event,
          })),
          personal: { verbatim: '路灯坏了' },
          queryCode: '123456',
          deliveries: [
            {
              purpose: 'reply',
              channel: 'phone',
              address: '13800138000',
              body: '已处理',
              orderNo: no,
              state: 'queued',
            },
            {
              purpose: 'unit-notice',
              channel: 'desk',
              address: 'housing',
              body: '请签收',
              orderNo: no,
              state: 'sent',
            },
          ],
        },
        new Date('2026-09-28T09:00:00+08:00'),
      )
    }
  })

  it('counts each step for the unit it belongs to, ratings without exempt kinds [G-13 D-18 D-24]', async () => {
    const figures = await reports().figuresBy(place, days, rating, 'unit')
    expect(figures.map(({ key }) => key)).toEqual([null, 'housing', 'market'])
    expect(figures.find(({ key }) => key === 'housing')).toMatchObject({
      filed: 4,
      closed: 2,
      onTime: 1,
      overdue: 1,
      rated: 2,
      satisfied: 1,
      exempt: 2,
      accountability: 1,
    })
    expect(figures.find(({ key }) => key === 'market')).toMatchObject({
      filed: 1,
      returns: 1,
      improperReturns: 1,
    })
    expect(figures.find(({ key }) => key === null)).toMatchObject({ filed: 1, overdue: 1, closed: 0 })
  })

  it('counts nothing outside the period and the place', async () => {
    const october = { from: '2026-10-01', to: '2026-10-31' }
    expect(await reports().figuresBy(place, october, rating, 'unit')).toEqual([])
    expect(await reports().figuresBy(placeIdSchema.parse('other-city'), days, rating, 'unit')).toEqual([])
  })

  it('lists what was noted against whom, with the article', async () => {
    expect(await reports().accountability(place, ...september, 10)).toEqual([
      expect.objectContaining({ no: 'N-0002', unit: 'housing', measures: ['通报'], article: '第十一条' }),
    ])
  })

  it('shows the ledger from its end, opening only what lies on a desk', async () => {
    const lines = await reports().deliveries(place, { limit: 3 })
    expect(lines.map(({ orderNo }) => orderNo)).toEqual(['N-0006', 'N-0006', 'N-0005'])
    expect(lines.find(({ channel }) => channel === 'desk')).toMatchObject({ desk: 'housing', body: '请签收' })
    expect(JSON.stringify(lines)).not.toContain('13800138000')
    const next = await reports().deliveries(place, {
      limit: 2,
      before: lines.at(-1)?.id ?? 0,
      state: 'queued',
    })
    expect(next.map(({ orderNo, state }) => [orderNo, state])).toEqual([
      ['N-0005', 'queued'],
      ['N-0004', 'queued'],
    ])
  })
})
