import { describe, expect, it } from 'vitest'
import { countsForSatisfaction } from '../rules/order/counted-rating.ts'
import { given } from '../rules/order/scene.ts'
import {
  answeredBy,
  approvedBy,
  dispatch,
  end,
  fullReply,
  happened,
  hour,
  type Story,
  sign,
} from './steps.ts'

const handled = (place: string, told = {}): Story =>
  given(place).filed(told).does('dispatcher', dispatch('housing')).does('unit-clerk of housing', sign)

const supervise = (level: string, trigger: string) =>
  ({ type: 'supervise', level, trigger, reason: '群众反映强烈' }) as const

describe('calling back in pingdingshan', () => {
  const whole = {
    type: 'record-callback',
    level: 'level_one',
    resolved: true,
    process: 1,
    result: 2,
    comments: '希望以后快一点',
  } as const

  it('[case 42] asks four things, and is not finished without any of them [P-15]', () => {
    const replied = answeredBy(handled('pingdingshan'), 'housing')
    for (const field of ['resolved', 'process', 'result', 'comments'] as const) {
      const { [field]: _left, ...rest } = whole
      expect(replied.refuses('agent', rest)).toMatchObject({
        fault: 'invalid',
        missing: [field],
        article: expect.stringContaining('五（五）'),
      })
    }
    const first = replied.does('agent', whole)
    expect(first.order.state).toBe('replied')
    const second = first.does('unit-clerk of housing', { ...whole, level: 'level_two' })
    expect(second.order.state).toBe('closed')
  })

  it('[case 42] sends a result that is not true back, and proposes written supervision [P-15 P-18]', () => {
    const replied = answeredBy(handled('pingdingshan'), 'housing')
    const again = replied.does('agent', { ...whole, resolved: false, untrue: true })
    expect(again.order).toMatchObject({ state: 'rework', reworkBecause: 'callback_untrue', reworkRound: 1 })
    expect(again.order.proposals).toMatchObject([
      { level: 'written', article: expect.stringContaining('六（一）') },
    ])
  })
})

describe('bad ratings in the district', () => {
  const rated = (story: Story): Story =>
    story
      .does('citizen', { type: 'rate', score: 5, comment: '没有解决' })
      .does('auditor', { type: 'review-rating', verdict: 'valid', omission: true, reason: '核实有遗漏' })

  it('[case 43] after the second handling ask for a formal letter within 5 days [D-16 D-17]', () => {
    const first = rated(answeredBy(handled('district-supervision'), 'housing'))
    expect(first.order).toMatchObject({ state: 'rework', reworkBecause: 'bad_rating_with_omission' })
    expect(first.clock('formal_letter')).toBeUndefined()
    const again = approvedBy(
      first.at(hour('2026-09-29')).does('unit-clerk of housing', fullReply()),
      'housing',
    )
    const second = again
      .does('citizen', { type: 'rate', score: 5 })
      .does('auditor', { type: 'review-rating', verdict: 'valid', reason: '期望过高' })
    expect(second.clock('formal_letter')).toMatchObject({
      dueAt: end('2026-10-12'),
      article: expect.stringContaining('第十三条'),
    })
    const sent = second.does('unit-admin of housing', {
      type: 'send-letter',
      text: '已两次办理，诉求超出政策规定。',
      excuse: '期望过高',
    })
    expect(sent.clock('formal_letter')).toBeUndefined()
    expect(
      sent.does('auditor', { type: 'review-letter', accepted: true, reason: '属实' }).order.letter?.accepted,
    ).toBe(true)
  })

  it('[case 43] of law enforcement do not count for satisfaction [D-18]', () => {
    const replied = (category?: 'law_enforcement') =>
      answeredBy(handled('district-supervision'), 'housing', fullReply(category ? { category } : {})).does(
        'citizen',
        { type: 'rate', score: 5 },
      )
    expect([countsForSatisfaction(replied()), countsForSatisfaction(replied('law_enforcement'))]).toEqual([
      true,
      false,
    ])
  })
})

describe('the ladder of pingdingshan', () => {
  const late = () =>
    handled('pingdingshan', {
      classification: { class: 'B', label: 'B类', publicity: 'private', article: '四' },
    })
      .at(hour('2026-10-12'))
      .comesDue('handle')

  it('[case 44] does not go on the spot for being late before there was a letter [P-18 P-19]', () => {
    const order = late()
    expect(order.refuses('supervisor', supervise('onsite', 'overdue_after_written'))).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('六（二）'),
    })
    const written = order.does('supervisor', supervise('written', 'overdue'))
    expect(written.order.supervisions).toMatchObject([{ level: 'written', document: '市长热线督办通知' }])
    const onsite = written
      .at(hour('2026-10-15'))
      .does('supervisor', supervise('onsite', 'overdue_after_written'))
    expect(onsite.clock('site_supervision_plan')?.dueAt).toBe(end('2026-10-20'))
    expect(onsite.refuses('supervisor', supervise('handover', 'overdue_after_key')).fault).toBe('forbidden')
  })

  it('[case 44] goes straight on the spot where many complain of the same [P-19]', () => {
    const straight = handled('pingdingshan').does('supervisor', supervise('onsite', 'cluster'))
    expect(straight.order.supervisions).toMatchObject([{ level: 'onsite', trigger: 'cluster' }])
  })
})

describe('the triggers of supervision', () => {
  const late = (place: string) => handled(place).at(hour('2026-10-12')).comesDue('handle')
  const sixth = [
    'overdue',
    'repeat_or_cluster',
    'refused_in_duty',
    'poor_quality_or_fraud',
    'lead_or_co_refused',
    'reply_mismatch',
  ]

  it.each(sixth)('[case 45] %s leads to the inspection office in the nameless city [G-11]', (trigger) => {
    const order = late('generic-city').happens({ type: 'repeat-noted', orders: ['P-1'], answeredInTime: 0 })
    const supervised = order.does('supervisor', supervise('inspection', trigger))
    expect(supervised.order.supervisions).toMatchObject([
      { label: '督查室督办', by: '市政府督查室', article: expect.stringContaining('第八条') },
    ])
  })

  it('[case 45] what the system can see must have happened, and no other reason will do [G-11]', () => {
    const order = handled('generic-city')
    expect(order.refuses('supervisor', supervise('inspection', 'overdue')).fault).toBe('forbidden')
    expect(order.refuses('supervisor', supervise('inspection', 'weather')).fault).toBe('forbidden')
    expect(late('generic-city').order.proposals).toMatchObject([{ trigger: 'overdue' }])
  })

  it.each(['refused_in_duty', 'overdue', 'unresolved', 'bad_handling', 'other'])(
    '[case 46] %s may be supervised daily, listed or by interview in weifang [W-26]',
    (trigger) => {
      for (const level of ['daily', 'listed', 'interview'])
        expect(
          late('weifang').does('supervisor', supervise(level, trigger)).order.supervisions,
        ).toMatchObject([{ level, article: expect.stringContaining('第二十六条') }])
    },
  )

  it('[case 46] what is not put right after it is answered for in weifang [W-32]', () => {
    const note = {
      type: 'note-accountability',
      cause: 'supervised_not_corrected',
      reason: '督办后仍未整改',
    } as const
    expect(late('weifang').refuses('supervisor', note).fault).toBe('forbidden')
    const noted = late('weifang').does('supervisor', supervise('daily', 'overdue')).does('supervisor', note)
    expect(noted.order.accountability).toMatchObject([
      { article: expect.stringContaining('第三十三条第（一）项') },
    ])
    expect(happened(noted, 'accountability-noted')).toHaveLength(1)
  })
})
