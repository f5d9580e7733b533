import { describe, expect, it } from 'vitest'
import { allPlaces, inForce, packOf } from '../../src/rules/index.ts'
import { weifang } from '../../src/rules/packs/weifang.ts'
import { type Dated, valueOn } from '../../src/rules/rule-pack/dated.ts'
import { rulePackSchema } from '../../src/rules/rule-pack.ts'

const at = new Date('2026-11-20T02:00:00Z')
const day = '2026-11-20'
const source = { article: '第一条', strength: 'must', origin: 'regulation' } as const

const histories = (value: unknown): Dated<unknown>[] => {
  if (
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null && 'source' in item)
  )
    return [value as Dated<unknown>]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(histories)
}

describe('dated values', () => {
  const history: Dated<number> = [
    { from: '2020-01-01', value: 5, source },
    { from: '2026-11-20', value: 7, source },
    { from: '2027-01-01', value: null, source },
  ]

  it('hold from their day on, until the next; null repeals', () => {
    const on = (when: string) => valueOn(history, when)?.value
    expect([on('2019-12-31'), on('2026-11-19'), on('2026-11-20'), on('2027-01-01')]).toEqual([
      undefined,
      5,
      7,
      undefined,
    ])
  })

  it('must ascend', () => {
    const reply = { ...weifang.reply, asksOpinion: [history[1], history[0]] }
    expect(rulePackSchema.safeParse({ ...weifang, reply }).success).toBe(false)
  })
})

describe('every pack', () => {
  it.each(allPlaces)('%s says of each value where it stands, and why when it is not its own', (place) => {
    const all = histories(packOf(place)).flat()
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((item) => item.source.article.trim() === '')).toEqual([])
    expect(
      all.filter((item) => item.source.origin !== 'regulation' && item.source.note === undefined),
    ).toEqual([])
  })

  it.each(allPlaces)('%s speaks plainly to citizens', (place) => {
    const { grounds, intake } = packOf(place)
    const told = [
      ...grounds.flatMap(({ rule }) => rule.map(({ value }) => `${value?.reason}${value?.hint ?? ''}`)),
      ...intake.fields.flatMap(({ rule }) => rule.map(({ value }) => value?.question ?? '')),
    ]
    expect(told.filter((text) => /[!！,;:?]/.test(text))).toEqual([])
  })

  it('is refused when a value has no source', () => {
    const audit = [{ from: '2021-12-15', value: null }]
    expect(rulePackSchema.safeParse({ ...weifang, audit }).success).toBe(false)
  })
})

describe('the differences between the five regulations', () => {
  const rules = allPlaces.map((place) => inForce(packOf(place), at))
  const each = <T>(pick: (rule: (typeof rules)[number]) => T) => rules.map(pick)

  it('who answers the citizen first', () => {
    expect(each(({ reply }) => reply.flow?.value)).toEqual([
      'unit_direct_then_center_filing',
      'unit_direct',
      'unit_direct',
      'center_audit_then_feedback',
      'unit_direct',
    ])
  })

  it('whether there is an extension, and what its limits are', () => {
    expect(each(({ extension }) => extension.enabled?.value)).toEqual([true, false, true, false, true])
    expect(each(({ extension }) => extension.maxWorkdays?.value.n)).toEqual([
      10,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(each(({ extension }) => extension.maxCount?.source.origin)).toEqual([
      'platform_default',
      undefined,
      'regulation',
      undefined,
      'platform_default',
    ])
    expect(each(({ extension }) => extension.approver?.value)).toEqual([
      'center',
      undefined,
      'center',
      undefined,
      'next_level_up',
    ])
    expect(each(({ extension }) => extension.applyBefore?.value)).toEqual([
      'due',
      undefined,
      'promptly',
      undefined,
      'due',
    ])
    expect(each(({ extension }) => extension.instead?.value)).toEqual([
      undefined,
      ['explanation', 'plan'],
      undefined,
      ['handling', 'problems', 'futureMeasures'],
      undefined,
    ])
  })

  it('what a deadline depends on', () => {
    const keys = each(({ deadlines }) => [
      ...new Set(
        deadlines.filter(({ stage }) => stage === 'handle').flatMap(({ when }) => Object.keys(when)),
      ),
    ])
    expect(keys).toEqual([['complainant'], ['origin'], ['class'], ['publicity'], ['tier', 'kind']])
  })

  it('what a refused or a silent return means', () => {
    expect(each(({ returns }) => returns.silence?.value)).toEqual([
      undefined,
      undefined,
      undefined,
      'deny',
      undefined,
    ])
    expect(each(({ returns }) => returns.lockedAfter?.value)[1]).toEqual(['designated', 'study_determined'])
    expect(each(({ returns }) => returns.lockedAfter?.value)[3]).toEqual(['return_refused'])
    expect(each(({ returns }) => returns.requires?.value)[3]).toEqual(['reason', 'suggested_unit'])
  })

  it('who leads, and whether several issues are split', () => {
    expect(each(({ routing }) => routing.leadRule?.value)).toEqual([
      'first_receiver',
      'center_organized',
      'center_designates_nearest_duty',
      'bureau_designates',
      'coordination_meeting',
    ])
    expect(each(({ routing }) => routing.multiIssue?.value)).toEqual([
      'single_lead',
      'single_lead',
      'single_lead',
      'split_parallel',
      'single_lead',
    ])
  })

  it('what happens in an emergency', () => {
    expect(
      each(({ emergency }) => emergency.mode?.value).filter((mode) => mode === 'redirect_and_order'),
    ).toHaveLength(1)
    expect(rules[2]?.emergency.incidentReport?.value).toBe(true)
  })

  it('how far a petition must have got', () => {
    expect(each(({ intake }) => intake.petitionThreshold?.value.values[0] ?? null)).toEqual([
      'registered',
      'registered',
      'filed',
      null,
      'registered',
    ])
    for (const { intake } of rules) expect(intake.petitionThreshold?.value.values).not.toContain('mentioned')
  })

  it('whether requests are public', () => {
    expect(each(({ publicity }) => publicity.default?.value)).toEqual([
      'private',
      'private',
      'private',
      'public',
      'private',
    ])
  })

  it('how many kinds of overdue there are', () => {
    expect(each(({ overdueKinds }) => overdueKinds?.value.length)).toEqual([1, 1, 1, 2, 1])
  })

  it('which way matters travel, and what must not go down', () => {
    expect(each(({ direction }) => direction?.value)[4]).toBe('bottom_up')
    expect(each(({ routing }) => routing.notBelow?.value.tier)).toEqual([
      undefined,
      'town',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('whether supervision is a ladder', () => {
    expect(each(({ supervision }) => supervision.length)).toEqual([2, 3, 4, 3, 3])
    const ladder = each(
      ({ supervision }) => supervision.filter(({ rule }) => rule?.value.after !== undefined).length,
    )
    expect(ladder).toEqual([0, 0, 3, 0, 0])
  })

  it('what a repeated matter leads to', () => {
    expect(each(({ intake }) => intake.repeat?.value.direction)).toEqual([
      'supervision',
      'reject_when_concluded',
      'supervision',
      'may_not_dispatch',
      'none',
    ])
    expect(rules[3]?.intake.repeat?.value.answeredMoreThan).toBe(3)
  })

  it('what a bad rating leads to', () => {
    expect(each(({ rating }) => rating.formalLetter?.value.afterHandlings)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      2,
    ])
    expect(rules[4]?.rating.exempt?.value).toEqual(['行政调解', '执法办案'])
  })

  it('who must be told of a change of staff', () => {
    expect(each(({ staffChange }) => staffChange?.value.to.length)).toEqual([
      undefined,
      undefined,
      undefined,
      3,
      1,
    ])
    expect(rules[3]?.staffChange?.value.belowCounty?.to).toHaveLength(2)
  })

  it('the rule of a day long past is not the rule of today', () => {
    expect(inForce(packOf('weifang'), new Date('2021-12-01T00:00:00Z')).reply.flow).toBeNull()
    expect(valueOn(packOf('weifang').reply.flow, day)).not.toBeNull()
  })
})

describe('an unknown place', () => {
  it('is refused with the places there are', () => {
    expect(() => packOf('atlantis')).toThrow(
      expect.objectContaining({
        code: 'unknown_place',
        facts: { place: 'atlantis', places: [...allPlaces] },
      }),
    )
  })
})
