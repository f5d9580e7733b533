import { describe, expect, it } from 'vitest'
import { deadlineSchema } from '../../src/domain/deadline.ts'
import { allPlaces, deadlinesFor, packOf } from '../../src/rules/index.ts'
import { deadlineCases } from './deadline-cases.ts'

const at = (instant: string) => new Date(instant)
const monday = at('2026-09-28T02:00:00Z')

describe('deadlines', () => {
  it.each(deadlineCases)('$name', ({ place, conditions, startAt, gives, article, origin }) => {
    const deadlines = deadlinesFor(packOf(place), conditions, at(startAt))
    expect(deadlines.map(({ type, dueAt, clock }) => [type, dueAt, clock])).toEqual(gives)
    if (article !== undefined) expect(deadlines.map((deadline) => deadline.article)).toContain(article)
    if (origin !== undefined) expect(deadlines.map(({ source }) => source.origin)).toContain(origin)
  })

  it('explains the count so that a citizen can follow it', () => {
    const [deadline] = deadlinesFor(packOf('generic-city'), {}, monday)
    expect(deadline?.explanation).toContain('第七条')
    expect(deadline?.explanation).toContain(
      '2026年9月28日（周一）的次日起算5个工作日：国庆节10月1日至7日不计，10月10日（周六）是调休上班日，到10月10日24时届满。',
    )
  })

  it('marks 一般 as soft and 应当 as not', () => {
    const soft = (complainant: 'citizen' | 'enterprise') =>
      deadlinesFor(packOf('generic-city'), { complainant }, monday)[0]?.soft
    expect([soft('citizen'), soft('enterprise')]).toEqual([true, false])
  })

  it('turns a shorter statutory limit into a warning where only a longer one counts', () => {
    const [deadline] = deadlinesFor(packOf('weifang'), { statutory: { n: 3, unit: 'workday' } }, monday)
    expect(deadline?.warnAt).toBe('2026-10-08T16:00:00.000Z')
  })

  it('reminds about an internal matter after ten working days', () => {
    const [deadline] = deadlinesFor(packOf('fuzhou'), { publicity: 'internal' }, monday)
    expect(deadline?.warnAt).toBe('2026-10-16T16:00:00.000Z')
  })

  it('gives the yellow card on the last working day and the red one on the first after it', () => {
    const [handle] = deadlinesFor(packOf('generic-city'), {}, monday)
    expect(handle).toMatchObject({ warnAt: '2026-10-09T16:00:00.000Z', redAt: '2026-10-11T16:00:00.000Z' })
    const [view] = deadlinesFor(packOf('fuzhou'), { stage: 'view' }, monday)
    expect(view).toMatchObject({ warnAt: '2026-09-29T16:00:00.000Z', redAt: '2026-10-07T16:00:00.000Z' })
  })

  it('gives no yellow card for a single day, and no cards for what is to be done at once', () => {
    const [oneDay] = deadlinesFor(packOf('fuzhou'), { stage: 'dispatch_city' }, monday)
    expect(oneDay).toMatchObject({ warnAt: null, redAt: '2026-09-29T16:00:00.000Z' })
    const [atOnce] = deadlinesFor(packOf('pingdingshan'), { stage: 'handle', class: 'A' }, monday)
    expect(atOnce?.warnAt).toBe(atOnce?.dueAt)
    expect(atOnce?.redAt).toBeUndefined()
  })

  it('flags a count that runs into a year without calendar', () => {
    const [late] = deadlinesFor(packOf('weifang'), {}, at('2026-12-28T02:00:00Z'))
    expect(late).toMatchObject({ provisional: true, dueAt: '2027-01-04T16:00:00.000Z' })
    expect(late?.explanation).toContain('尚未公布')
    expect(deadlinesFor(packOf('weifang'), {}, monday)[0]?.provisional).toBe(false)
  })

  it('does not list every holiday of a long count', () => {
    const [long] = deadlinesFor(
      packOf('district-supervision'),
      { statutory: { n: 1000, unit: 'workday' } },
      at('2020-01-02T02:00:00Z'),
    )
    expect(long?.explanation).toContain('法定节假日不计，周末不计，调休上班日计入')
  })

  it('says what is wrong with a start that cannot be counted from', () => {
    const count = (startAt: Date) => () => deadlinesFor(packOf('weifang'), {}, startAt)
    expect(count(at('9999-12-31T00:00:00Z'))).toThrow(expect.objectContaining({ code: 'invalid_input' }))
    expect(count(new Date(Number.NaN))).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })

  it('starts at the Beijing day, not the UTC day', () => {
    const before = deadlinesFor(packOf('weifang'), {}, at('2026-11-01T15:59:00Z'))[0]
    const after = deadlinesFor(packOf('weifang'), {}, at('2026-11-01T16:01:00Z'))[0]
    expect([before?.dueAt, after?.dueAt]).toEqual(['2026-11-06T16:00:00.000Z', '2026-11-09T16:00:00.000Z'])
  })

  it('ends at the closing hour where a pack says so', () => {
    const pack = packOf('weifang')
    const counting = pack.counting.map((item) => ({
      ...item,
      value: item.value && { ...item.value, end: '17:30' },
    }))
    const [deadline] = deadlinesFor({ ...pack, counting }, {}, monday)
    expect(deadline?.dueAt).toBe('2026-10-10T09:30:00.000Z')
    expect(deadline?.explanation).toContain('到10月10日17时30分届满。')
  })

  it('gives every deadline a full sentence with its article, in every place', () => {
    for (const place of allPlaces) {
      for (const line of packOf(place).deadlines) {
        for (const deadline of deadlinesFor(packOf(place), { stage: line.stage }, monday)) {
          expect(deadlineSchema.parse(deadline).explanation, `${place} ${line.id}`).toMatch(
            /^依照《.+》.+。$/,
          )
          expect(deadline.explanation).toContain(deadline.article)
          expect(deadline.explanation).not.toMatch(/[!！]/)
        }
      }
    }
  })
})
