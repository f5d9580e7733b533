import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { type OrderEvent, orderEventSchema } from '../../../src/domain/work-order/event.ts'
import { type Figures, type Measure, measures } from '../../../src/ports/report-figures.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { reprojectStale } from '../../../src/store/orders/order-projection.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { reportStore } from '../../../src/store/reports/report-store.ts'
import { given } from '../../rules/order/scene.ts'
import { onEveryDatabase } from '../../support/database.ts'

const place = placeIdSchema.parse('my-city')
const cipher = aesCipher('a key for tests only')
const rating = { satisfiedTo: 3, exempt: ['law_enforcement'] }
type Happening = z.input<typeof orderEventSchema>

const unit = fc.constantFrom('housing', 'market', 'water')
const reply = (category?: 'law_enforcement' | 'out_of_duty') => ({
  result: '办了',
  ...(category && { category }),
})

/** Any step that is counted, or that changes what a counted one means. */
const step: fc.Arbitrary<Happening> = fc.oneof(
  unit.map((lead): Happening => ({ type: 'dispatched', lead, co: [], why: '职责' })),
  fc.option(unit).map(
    (late): Happening => ({
      ...{ type: 'overdue-noted', clock: 'handle', article: '第七条' },
      ...(late === null ? {} : { unit: late }),
    }),
  ),
  unit.map(
    (from): Happening => ({
      ...{ type: 'return-requested', unit: from, ground: 'out_of_duty', reason: '不属', article: '第八条' },
    }),
  ),
  fc.constant<Happening>({ type: 'return-refused', reason: '属于', silent: false, article: '第八条' }),
  unit.map((by): Happening => ({ type: 'citizen-contacted', unit: by, via: 'phone', note: '已联系' })),
  fc
    .constantFrom(undefined, 'law_enforcement' as const, 'out_of_duty' as const)
    .map((kind): Happening => ({ type: 'reply-submitted', unit: 'housing', reply: reply(kind) })),
  fc.boolean().map(
    (told): Happening => ({
      ...{ type: 'replied', text: '办了', told, via: ['phone'], publicity: 'public' },
    }),
  ),
  fc.integer({ min: 1, max: 5 }).map((score): Happening => ({ type: 'rated', score })),
  fc
    .constantFrom('valid', 'mistaken', 'malicious')
    .map((verdict): Happening => ({ type: 'rating-reviewed', verdict, omission: false, reason: '核实' })),
  fc.tuple(fc.boolean(), fc.option(fc.boolean())).map(
    ([reached, resolved]): Happening => ({
      ...{ type: 'called-back', level: 'center', method: 'phone', reached, untrue: false, article: '九' },
      ...(resolved === null ? {} : { resolved }),
    }),
  ),
  fc.constant<Happening>({ type: 'closed', why: '办结' }),
  fc.constant<Happening>({
    ...{ type: 'extension-granted', workdays: 3, newDueAt: '2026-10-20T00:00:00Z', article: '第七条' },
  }),
)

const first = Date.parse('2026-09-28T09:00:00+08:00')
const moment = (day: number) => new Date(first + day * 86_400_000)
const clock = {
  dueAt: null,
  clock: 'none',
  article: '第七条',
  explanation: '',
  provisional: false,
  soft: false,
  source: { article: '第七条', strength: 'must', origin: 'regulation' },
  warnAt: null,
} as const

const because = { reason: '核实', article: '第七条' } as const
/** What the hotline has against how it was done. */
const held: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant<Happening>({ type: 'rework-ordered', round: 1, because: 'callback_untrue', ...because }),
  fc.constant<Happening>({
    ...{ type: 'supervised', n: 1, level: 'written', label: '书面督办', trigger: 'overdue', by: '热线' },
    ...{ requires: [], ...because },
  }),
  unit.map(
    (whose): Happening => ({
      ...{ type: 'accountability-noted', rule: 'late', cause: '1', unit: whose, of: '单位' },
      ...{ measures: ['通报'], ...because },
    }),
  ),
)

/** Times that begin (now, earlier, or of another step) and end, met or not. */
const timed: fc.Arbitrary<Happening> = fc.oneof(
  fc.option(fc.integer({ min: 0, max: 4 })).map(
    (day): Happening => ({
      type: 'clocks-started',
      deadlines: [
        { ...clock, type: 'handle', ...(day === null ? {} : { startedAt: moment(day).toISOString() }) },
      ],
    }),
  ),
  fc.constant<Happening>({ type: 'clocks-started', deadlines: [{ ...clock, type: 'view' }] }),
  fc
    .tuple(fc.constantFrom('handle' as const, 'rework' as const), fc.boolean())
    .map(([stage, met]): Happening => ({ type: 'clocks-stopped', clocks: ['view', stage], met })),
)

type Step = { readonly day: number; readonly event: OrderEvent }
type Story = readonly Step[]

const stories = fc.array(
  fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 4 }),
      event: fc.oneof({ arbitrary: step, weight: 3 }, timed, held),
    }),
    {
      maxLength: 24,
      size: 'max',
    },
  ),
  { minLength: 8, maxLength: 10 },
)

/** Too seldom among those drawn to be left to chance. */
const onTheDay: readonly { readonly day: number; readonly event: Happening }[] = [
  { day: 1, event: { type: 'clocks-started', deadlines: [{ ...clock, type: 'handle' }] } },
  { day: 1, event: { type: 'clocks-stopped', clocks: ['handle'], met: true } },
]

/** The same figures counted the long way, one event after the other. */
const recount = (told: readonly Story[], from: number, to: number): Figures => {
  const total = Object.fromEntries(measures.map((measure) => [measure, 0])) as Record<Measure, number>
  for (const story of told)
    for (const [at, { day }] of story.entries())
      if (day >= from && day <= to) for (const measure of countedIn(story, at)) total[measure] += 1
  return total
}

const countedIn = (story: Story, at: number): readonly Measure[] => {
  const before = story.slice(0, at).map(({ event }) => event)
  const after = story.slice(at + 1).map(({ event }) => event)
  const all = story.map(({ event }) => event)
  const event = story[at]?.event
  const touched = all.some(
    (each) => each.type === 'citizen-contacted' || (each.type === 'replied' && each.told),
  )
  if (event?.type === 'filed') return ['filed']
  if (event?.type === 'dispatched')
    return before.some(({ type }) => type === 'dispatched')
      ? []
      : ['dispatched', ...(touched ? (['responded'] as const) : [])]
  if (event?.type === 'clocks-stopped') return endedAs(story, at)
  if (event?.type === 'closed')
    return ['closed', ...(all.some(({ type }) => type === 'overdue-noted') ? [] : (['onTime'] as const))]
  if (event?.type === 'overdue-noted') return ['overdue']
  if (event?.type === 'rework-ordered') return ['rework']
  if (event?.type === 'supervised') return ['supervised']
  if (event?.type === 'accountability-noted') return ['accountability']
  if (event?.type === 'return-requested') return ['returns']
  if (event?.type === 'return-refused') return ['improperReturns']
  if (event?.type === 'extension-granted') return ['extensions']
  if (event?.type === 'called-back' && event.reached && event.resolved !== undefined)
    return event.resolved ? ['asked', 'resolved'] : ['asked']
  if (event?.type === 'rated') return ratedAs(event.score, before, after)
  return []
}

const endedAs = (story: Story, at: number): Measure[] => {
  const { event, day } = story[at] ?? {}
  if (event?.type !== 'clocks-stopped' || !event.met || !event.clocks.includes('handle')) return []
  let began: number | null = null
  for (const each of story.slice(0, at))
    if (each.event.type === 'clocks-started')
      for (const { type, startedAt } of each.event.deadlines)
        if (type === 'handle')
          began = startedAt === undefined ? each.day : (Date.parse(startedAt) - first) / 86_400_000
  return began === day ? ['handled', 'sameDay'] : ['handled']
}

const ratedAs = (score: number, before: readonly OrderEvent[], after: readonly OrderEvent[]): Measure[] => {
  let exempt = false
  for (const each of before)
    if (each.type === 'reply-submitted') exempt = each.reply.category === 'law_enforcement'
  for (const each of after) {
    if (each.type === 'rated') break
    if (each.type === 'rating-reviewed' && each.verdict !== 'valid') exempt = true
  }
  if (exempt) return ['exempt']
  return score <= 3 ? ['rated', 'satisfied'] : ['rated']
}

const sum = (lines: readonly Figures[]) =>
  Object.fromEntries(measures.map((measure) => [measure, lines.reduce((n, line) => n + line[measure], 0)]))

onEveryDatabase('figures of a period', ({ database }) => {
  const told: Story[] = []
  const reports = () => reportStore(database().db, cipher)
  const orders = () => orderStore(database().db, cipher)

  const append = (no: string, expectedVersion: number, { event, day }: Step) =>
    orders().append(
      place,
      {
        ...{ no, expectedVersion, events: [{ actor: { role: 'system' as const }, event }] },
        ...(expectedVersion === 0 ? { personal: { verbatim: '路灯坏了' }, queryCode: '123456' } : {}),
      },
      moment(day),
    )

  beforeAll(async () => {
    const filed = given('weifang').filed().events[0]
    if (filed === undefined) throw new Error('nothing was filed')
    for (const [n, story] of [
      ...fc.sample(stories, { numRuns: 3, seed: 20260928 }).flat(),
      onTheDay,
    ].entries()) {
      const whole: Story = [
        { day: 0, event: filed },
        ...story
          .toSorted((a, b) => a.day - b.day)
          .map(({ day, event }) => ({ day, event: orderEventSchema.parse(event) })),
      ]
      for (const [version, each] of whole.entries()) await append(`N-${1000 + n}`, version, each)
      told.push(whole)
    }
  })

  const periods: readonly (readonly [number, number])[] = [
    [0, 4],
    [0, 0],
    [1, 2],
    [4, 4],
  ]
  const days = ([from, to]: readonly [number, number]) => ({
    from: `2026-${from < 3 ? `09-${28 + from}` : `10-0${from - 2}`}`,
    to: `2026-${to < 3 ? `09-${28 + to}` : `10-0${to - 2}`}`,
  })

  it.each(periods)('are what the events say, counted one by one, from day %i to day %i', async (from, to) => {
    for (const by of ['unit', 'channel', 'day', 'month', 'area'] as const) {
      const lines = await reports().figuresBy(place, days([from, to]), rating, by)
      expect(sum(lines), by).toEqual(recount(told, from, to))
    }
  })

  it('have something of every kind that stories can tell', async () => {
    const total = recount(told, 0, 4)
    expect(measures.filter((measure) => total[measure] === 0)).toEqual([])
    expect(total.handled).toBeGreaterThan(total.sameDay)
  })

  it('lead to as many steps of orders as they say, line by line', async () => {
    const period = days([0, 4])
    for (const line of await reports().figuresBy(place, period, rating, 'unit'))
      for (const measure of measures) {
        const asked = { period, measure, line: { by: 'unit', key: line.key } as const }
        const found = await reports().ordersBehind(place, asked, rating, { skip: 0, limit: 100 })
        expect(
          found.reduce((n, { times }) => n + times, 0),
          `${line.key} ${measure}`,
        ).toBe(line[measure])
      }
  })

  it('stay the same when the rows are made anew, and when that is done twice', async () => {
    const before = await reports().figuresBy(place, days([0, 4]), rating, 'unit')
    for (const _ of ['once', 'twice']) {
      await database().pool.query("update order_projection set made_by = 'another release'")
      await reprojectStale(database().db, [place])
      expect(await reports().figuresBy(place, days([0, 4]), rating, 'unit')).toEqual(before)
    }
    expect(before.length).toBeGreaterThan(2)
  })

  it('are none of an append that came too late', async () => {
    const before = await reports().figuresBy(place, days([0, 4]), rating, 'unit')
    const late = { day: 1, event: orderEventSchema.parse({ type: 'closed', why: '办结' }) }
    expect(await append('N-1000', 1, late)).toBe('stale')
    expect(await reports().figuresBy(place, days([0, 4]), rating, 'unit')).toEqual(before)
  })
})
