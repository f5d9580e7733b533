import { describe, expect, it } from 'vitest'
import { nextDue } from '../../../src/domain/work-order/next-due.ts'
import { given, type Story } from './scene.ts'

const to = (lead: string) => ({ type: 'dispatch', lead, requirement: '请核实并答复' }) as const
const kinds = (story: Story) => story.order.overdue.map(({ clock, kind, unit }) => [clock, kind, unit])
const rules = (story: Story) => story.order.accountability.map(({ rule }) => rule)
const next = (story: Story, stage: string) => {
  const clock = story.order.deadlines.find(({ type }) => type === stage)
  return clock ? nextDue(story.order, clock) : undefined
}

const weifang = () => given('weifang').filed().does('dispatcher', to('housing'))

describe('what a clock does', () => {
  it('gives a yellow card, notes the end and gives a red card, each once', () => {
    const sent = weifang()
    expect(next(sent, 'handle')).toBe('2026-10-09T16:00:00.000Z')
    const early = sent.at('2026-10-09T12:00:00+08:00').comesDue('handle')
    expect(early.events).toEqual(sent.events)
    const yellow = sent.at('2026-10-10T00:00:00+08:00').comesDue('handle').comesDue('handle')
    expect(yellow.order.warnings.map(({ colour, unit }) => [colour, unit])).toEqual([['yellow', 'housing']])
    expect(next(yellow, 'handle')).toBe('2026-10-10T16:00:00.000Z')
    const late = yellow.at('2026-10-11T00:00:00+08:00').comesDue('handle').comesDue('handle')
    expect(kinds(late)).toEqual([['handle', 'overdue', 'housing']])
    expect(next(late, 'handle')).toBe('2026-10-11T16:00:00.000Z')
    const red = late.at('2026-10-12T00:00:00+08:00').comesDue('handle').comesDue('handle')
    expect(red.order.warnings.map(({ colour }) => colour)).toEqual(['yellow', 'red'])
    expect(next(red, 'handle')).toBeNull()
  })

  it('gives no yellow card for an end that has passed', () => {
    const late = weifang().at('2026-10-12T09:00:00+08:00').comesDue('handle')
    expect(late.order.warnings.map(({ colour }) => colour)).toEqual(['red'])
    expect(kinds(late)).toHaveLength(1)
    expect(next(late, 'handle')).toBeNull()
  })

  it('warns anew once the end was put off', () => {
    const warned = given('generic-city')
      .filed()
      .does('dispatcher', to('housing'))
      .does('unit-clerk of housing', { type: 'sign' })
      .at('2026-10-10T09:00:00+08:00')
      .comesDue('handle')
      .does('unit-clerk of housing', { type: 'request-extension', workdays: 5, reason: '特别复杂' })
      .does('dispatcher', { type: 'approve-extension' })
    expect(next(warned, 'handle')).toBe('2026-10-15T16:00:00.000Z')
    const again = warned.at('2026-10-16T09:00:00+08:00').comesDue('handle')
    expect(again.order.warnings.map(({ colour }) => colour)).toEqual(['yellow', 'yellow'])
    expect(again.order.overdue).toEqual([])
  })

  it('reminds once where no end is set', () => {
    const internal = { classification: { label: '举报', publicity: 'internal', article: '第三条' } } as const
    const sent = given('fuzhou').filed(internal).does('dispatcher', to('housing'))
    const reminded = sent.at('2026-10-20T09:00:00+08:00').comesDue('handle').comesDue('handle')
    expect(reminded.order.warnings.map(({ colour }) => colour)).toEqual(['reminder'])
    expect(reminded.order.overdue).toEqual([])
  })

  it('does nothing once the order is finished', () => {
    const withdrawn = weifang().does('citizen', { type: 'withdraw' }).at('2026-10-12T09:00:00+08:00')
    expect(withdrawn.comesDue('handle').events).toEqual(withdrawn.events)
  })

  it('proposes supervision where being late is a ground of it [W-26]', () => {
    const late = weifang().at('2026-10-11T09:00:00+08:00').comesDue('handle')
    expect(late.order.proposals.map(({ level, article }) => [level, article])).toEqual([
      ['daily', '第二十六条'],
      ['listed', '第二十六条'],
      ['interview', '第二十六条'],
    ])
  })

  it('says it once for all levels that the moment calls for, and not again while nobody has decided', () => {
    const late = weifang().at('2026-10-11T09:00:00+08:00').comesDue('handle')
    const proposed = (given: typeof late) =>
      given.events.filter(({ type }) => type === 'supervision-proposed')
    expect(proposed(late)).toHaveLength(1)
    expect(proposed(late.at('2026-10-12T09:00:00+08:00').comesDue('handle'))).toHaveLength(1)
  })
})

describe('natural clocks', () => {
  const eve = given('pingdingshan').at('2026-10-01T10:00:00+08:00')
  const ofClass = (letter: 'A' | 'B' | 'D') => ({
    classification: { label: `${letter}类`, class: letter, publicity: 'public', article: '四' } as const,
  })
  const sent = (letter: 'A' | 'B' | 'D') =>
    eve.filed(ofClass(letter)).does('dispatcher', to('urban-management'))

  it('run through holidays for A and D, not for B [P-06] [P-09] [case 3]', () => {
    const a = sent('A')
    expect(a.clock('handle')?.dueAt).toBe('2026-10-02T02:00:00.000Z')
    expect(sent('B').clock('handle')?.dueAt).toBe('2026-10-13T16:00:00.000Z')
    const alarmed = a.at('2026-10-02T10:00:00+08:00').comesDue('handle').comesDue('handle')
    expect(alarmed.order.warnings.map(({ unit }) => unit)).toEqual(['urban-management'])
    expect(next(alarmed, 'handle')).toBe('2026-10-03T02:00:00.000Z')
  })

  it('remind every day of what was to be done at once and is not done [P-06] [P-09]', () => {
    const third = sent('A')
      .does('unit-clerk of urban-management', { type: 'sign', leader: '周建国' })
      .at('2026-10-02T10:00:00+08:00')
      .comesDue('handle')
      .at('2026-10-03T10:00:00+08:00')
      .comesDue('handle')
      .comesDue('handle')
      .at('2026-10-04T10:00:00+08:00')
      .comesDue('handle')
    expect(third.order.warnings.map(({ colour }) => colour)).toEqual(['yellow', 'reminder', 'reminder'])
    expect(third.order.overdue).toEqual([])
    const sorted = third.does('agent', { type: 'classify', why: '核对类别' })
    expect(next(sorted, 'handle')).toBe('2026-10-05T02:00:00.000Z')
  })

  it('alarm when nobody has signed a D matter in time, and only then call it late [P-09]', () => {
    const unsigned = sent('D').at('2026-10-01T10:30:00+08:00').comesDue('handle')
    expect([unsigned.order.warnings.length, unsigned.order.overdue.length]).toEqual([1, 1])
    const signed = sent('D')
      .does('unit-clerk of urban-management', { type: 'sign', leader: '周建国' })
      .at('2026-10-01T10:30:00+08:00')
      .comesDue('handle')
      .comesDue('handle')
    expect([signed.order.warnings.length, signed.order.overdue.length]).toEqual([1, 0])
  })
})

describe('whose step is late', () => {
  it('notes a missing interim report though the matter itself has no end [P-08] [case 4]', () => {
    const classC = { label: 'C类', class: 'C', publicity: 'public', article: '四' } as const
    const sent = given('pingdingshan').filed({ classification: classC }).does('dispatcher', to('housing'))
    const late = sent.at('2026-10-11T09:00:00+08:00').comesDue('interim_report').comesDue('handle')
    expect(kinds(late)).toEqual([['interim_report', 'overdue', 'housing']])
    expect(late.clock('handle')?.dueAt).toBeNull()
  })

  const seen = given('fuzhou').filed().does('dispatcher', to('housing'))
  const unseen = seen.at('2026-10-08T09:00:00+08:00')

  it('notes a late look once and leaves the time of handling as it is [case 5]', () => {
    const dueAt = seen.clock('handle')?.dueAt
    const late = unseen.comesDue('view').does('unit-clerk of housing', { type: 'sign', leader: '分管领导' })
    expect(kinds(late.comesDue('view'))).toEqual([['view', null, 'housing']])
    expect(late.clock('handle')?.dueAt).toBe(dueAt)
    expect(rules(late)).toEqual(['view-late'])
  })

  it('admonishes for the third late look of a month, not the second or the fourth [F-24] [case 6]', () => {
    const following = (view: number) =>
      rules(unseen.with({ elsewhere: { overdueThisMonth: { view } } }).comesDue('view'))
    expect([following(0), following(1), following(2), following(3)]).toEqual([
      ['view-late'],
      ['view-late'],
      ['view-late', 'view-late-thrice'],
      ['view-late'],
    ])
    const third = unseen.with({ elsewhere: { overdueThisMonth: { view: 2 } } }).comesDue('view')
    expect(third.order.proposals.map(({ level, trigger }) => [level, trigger])).toEqual([
      ['bulletin', 'view_late'],
      ['admonition', 'view_late_three_a_month'],
    ])
    expect(third.events.filter(({ type }) => type === 'supervision-proposed')).toHaveLength(1)
  })

  it('leaves it to people to say who caused an end without answer [F-24]', () => {
    const late = seen.at('2026-10-20T09:00:00+08:00').comesDue('handle')
    expect(kinds(late)).toEqual([['handle', 'expired_unhandled', 'housing']])
    expect(rules(late)).toEqual([])
    expect(late.order.proposals.map(({ trigger }) => trigger)).toEqual([
      'expired_unhandled',
      'expired_unhandled',
    ])
  })

  it('notes a late dispatch on the level that had to pass it on [F-07] [case 7]', () => {
    const filed = given('fuzhou').filed()
    const atCity = filed.at('2026-09-30T09:00:00+08:00').comesDue('dispatch_city')
    expect(kinds(atCity)).toEqual([['dispatch_city', null, null]])
    const atCounty = filed
      .does('dispatcher', to('gulou-housing'))
      .at('2026-09-30T09:00:00+08:00')
      .comesDue('dispatch_county')
    expect(kinds(atCounty)).toEqual([['dispatch_county', null, 'gulou']])
  })

  it('takes silence for a refusal: it stays with the county [F-13] [case 17]', () => {
    const asked = given('fuzhou')
      .filed()
      .does('dispatcher', to('gulou-housing'))
      .does('unit-clerk of gulou', {
        type: 'request-return',
        ground: 'out_of_duty',
        reason: '不在本区',
        suggestedUnit: 'taijiang',
      })
    const silent = asked.at('2026-09-30T09:00:00+08:00').comesDue('return_county_review')
    expect(silent.order.returns.at(-1)?.decision).toBe('refused_by_silence')
    expect(silent.order).toMatchObject({ holder: 'gulou', overdue: [] })
    expect(silent.clock('return_county_review')).toBeUndefined()
  })

  it('calls a second handling that runs out late handling [F-14] [case 8]', () => {
    const clocks = seen.happens(
      { type: 'rework-ordered', round: 1, because: 'audit_refused', reason: '不符合', article: '第八条' },
      {
        type: 'clocks-started',
        deadlines: [{ ...dueClock, type: 'rework', dueAt: '2026-10-09T16:00:00.000Z' }],
      },
    )
    const late = clocks.at('2026-10-10T09:00:00+08:00').comesDue('rework')
    expect(kinds(late)).toEqual([['rework', 'overdue_handling', 'housing']])
  })
})

const dueClock = {
  clock: 'workday',
  article: '第八条第（四）项',
  source: { article: '第八条第（四）项', strength: 'must', origin: 'regulation' },
  explanation: '',
  provisional: false,
  soft: false,
  warnAt: null,
} as const
