import { describe, expect, it } from 'vitest'
import { given, type Story } from './scene.ts'

const to = (lead: string) => ({ type: 'dispatch', lead, requirement: '请核实并答复' }) as const
const supervise = (level: string, trigger: string) =>
  ({ type: 'supervise', level, trigger, reason: '经核实' }) as const
const sent = (place: string, lead = 'housing') => given(place).filed().does('dispatcher', to(lead))
const late = (story: Story) => story.at('2026-10-12T09:00:00+08:00').comesDue('handle')

describe('escalation', () => {
  it('goes one step after another and no further than the last [W-22]', () => {
    const asked = sent('weifang').does('dispatcher', { type: 'escalate', reason: '单位解决不了' })
    expect(asked.order.escalations.map(({ to: whom }) => whom)).toEqual(['市政府办公室组织研究'])
    const answered = asked.does('dispatcher', {
      type: 'answer-escalation',
      by: '市政府办公室',
      text: '仍需研究',
    })
    expect(answered.order.escalations[0]?.answer).toBe('仍需研究')
    const last = answered.does('dispatcher', { type: 'escalate', reason: '仍解决不了' })
    expect(last.order.escalations.at(-1)).toMatchObject({
      level: 2,
      to: '市政府常务会议',
      article: '第二十三条',
    })
    const refused = last.refuses('dispatcher', { type: 'escalate', reason: '仍解决不了' })
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第二十三条' })
  })

  it('points out that the last step has given no opinion yet', () => {
    const asked = sent('weifang').does('dispatcher', { type: 'escalate', reason: '单位解决不了' })
    expect(asked.does('dispatcher', { type: 'escalate', reason: '仍解决不了' }).warnings).toHaveLength(1)
  })

  it('brings a hard matter before the leaders in charge [F-19]', () => {
    const asked = sent('fuzhou').does('dispatcher', { type: 'escalate', reason: '疑难' })
    expect(asked.order.escalations[0]).toMatchObject({ article: '第八条第（八）项' })
    expect(asked.order.escalations[0]?.to).toContain('分管领导')
  })

  it('takes no opinion nobody asked for', () => {
    const answer = { type: 'answer-escalation', by: '市政府办公室', text: '请研究' } as const
    expect(sent('weifang').refuses('dispatcher', answer).article).toBe('第二十三条')
  })
})

describe('the ladder of supervision', () => {
  const overdue = late(sent('pingdingshan'))
  const written = overdue.does('supervisor', supervise('written', 'overdue'))

  it('does not begin on its second rung, unless the ground is another [P-19] [case 44]', () => {
    const refused = overdue.refuses('supervisor', supervise('onsite', 'overdue_after_written'))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '六（二）' })
    expect(refused.instead).toContain('书面督办')
    const straight = overdue.does('supervisor', supervise('onsite', 'cluster'))
    expect(straight.order.supervisions.map(({ level }) => level)).toEqual(['onsite'])
  })

  it('wants the names of those responsible in the written answer [P-18]', () => {
    expect(written.order.supervisions[0]).toMatchObject({
      n: 1,
      document: '市长热线督办通知',
      article: '六（一）',
    })
    const answer = { type: 'answer-supervision', n: 1, text: '限期办结' } as const
    const refused = written.refuses('unit-clerk of housing', answer)
    expect(refused).toMatchObject({ fault: 'invalid', missing: ['leader', 'person'], article: '六（一）' })
    const named = { ...answer, leader: '周建国', person: '赵明' }
    expect(written.does('unit-clerk of housing', named).order.supervisions[0]?.answers).toHaveLength(1)
  })

  it('gives three working days for the plan once it is on site [P-19]', () => {
    const onsite = written.does('supervisor', supervise('onsite', 'overdue_after_written'))
    expect(onsite.clock('site_supervision_plan')?.dueAt).toBe('2026-10-15T16:00:00.000Z')
    const answer = { type: 'answer-supervision', n: 2, text: '已到场' } as const
    expect(onsite.does('unit-clerk of housing', answer).clock('site_supervision_plan')).toBeDefined()
    const planned = onsite.does('unit-clerk of housing', { ...answer, plan: '三日内清完' })
    expect(planned.clock('site_supervision_plan')).toBeUndefined()
    expect(planned.order.met.map(({ type }) => type)).toContain('site_supervision_plan')
  })

  it('rests the third rung on an instruction of the leaders [P-20]', () => {
    const onsite = written.does('supervisor', supervise('onsite', 'overdue_after_written'))
    const key = onsite.does('supervisor', supervise('key', 'overdue_after_onsite'))
    const answer = { type: 'answer-supervision', n: 3, text: '按批示办理' } as const
    expect(key.refuses('unit-clerk of housing', answer).missing).toEqual(['leader'])
    const instructed = key.does('supervisor', { type: 'instruct', by: '分管副市长', text: '限三日办结' })
    expect(instructed.does('unit-clerk of housing', answer).order.supervisions[2]?.answers).toHaveLength(1)
  })

  it('ends with those who watch over officials [P-21]', () => {
    const refused = written.refuses('supervisor', supervise('handover', 'overdue_after_key'))
    expect(refused.article).toBe('六（四）')
    expect(written.refuses('supervisor', supervise('handover', 'inaction_after_supervision')).fault).toBe(
      'forbidden',
    )
    const style = written.does('supervisor', supervise('handover', 'cadre_style'))
    expect(style.order.handedOver.map(({ to: whom }) => whom)).toEqual([
      '监察机关或市委干部作风大整顿领导小组办公室',
    ])
  })

  it('is lifted once', () => {
    const lifted = written.does('supervisor', { type: 'lift-supervision', n: 1, why: '已经办结' })
    expect(lifted.order.supervisions[0]?.lifted).toBe(true)
    expect(lifted.refuses('supervisor', { type: 'lift-supervision', n: 1, why: '再次' }).fault).toBe(
      'forbidden',
    )
    expect(lifted.refuses('supervisor', { type: 'lift-supervision', n: 9, why: '没有' }).fault).toBe(
      'forbidden',
    )
  })

  it('knows only the levels and the grounds of the place', () => {
    expect(overdue.refuses('supervisor', supervise('listed', 'overdue')).instead).toContain('书面督办')
    const refused = overdue.refuses('supervisor', supervise('written', 'cadre_style'))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '六（一）' })
    expect(refused.instead).toContain('逾期')
  })
})

describe('levels that watch over those below them', () => {
  it('lets a town press its villages and nobody else [D-20]', () => {
    const atUnit = sent('district-supervision').at('2026-10-20T09:00:00+08:00').comesDue('handle')
    expect(atUnit.order.proposals.map(({ level }) => level)).toEqual(['district'])
    expect(atUnit.refuses('supervisor', supervise('town', 'overdue')).article).toBe('第十四条')
  })

  it('counts returns that were refused as improper [D-20]', () => {
    const story = sent('district-supervision')
    expect(story.refuses('supervisor', supervise('joint', 'improper_return')).article).toBe('第十四条')
    const back = story
      .does('unit-clerk of housing', { type: 'request-return', ground: 'beyond_powers', reason: '超出事权' })
      .does('dispatcher', { type: 'refuse-return', reason: '属于你单位' })
    expect(back.order.proposals).toMatchObject([{ level: 'joint', trigger: 'improper_return' }])
    expect(back.does('supervisor', supervise('joint', 'improper_return')).order.supervisions).toHaveLength(1)
  })
})

describe('the six grounds of the general rules [G-11] [case 45]', () => {
  const seen: readonly [string, (story: Story) => Story][] = [
    ['overdue', late],
    [
      'repeat_or_cluster',
      (story) => story.happens({ type: 'repeat-noted', orders: ['N-0', 'N-00'], answeredInTime: 0 }),
    ],
  ]
  it.each(seen)('%s must be there to be seen', (trigger, happens) => {
    const story = sent('generic-city')
    const refused = story.refuses('supervisor', supervise('inspection', trigger))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第八条' })
    const supervised = happens(story).does('supervisor', supervise('inspection', trigger))
    expect(supervised.order.supervisions.at(-1)?.by).toBe('市政府督查室')
  })

  it('leaves it to the inspectors where the rules do', () => {
    const asked = sent('generic-city').does('supervisor', supervise('request', 'low_satisfaction'))
    expect(asked.order.supervisions).toHaveLength(1)
    expect(asked.warnings.join()).toContain('视情况')
  })

  const judged = ['refused_in_duty', 'poor_quality_or_fraud', 'lead_or_co_refused', 'reply_mismatch']
  it.each(judged)('%s is for the supervisor to judge', (trigger) => {
    const supervised = sent('generic-city').does('supervisor', supervise('inspection', trigger))
    expect(supervised.order.supervisions.at(-1)?.trigger).toBe(trigger)
  })
})

describe('the five grounds of the ordinance [W-26] [case 46]', () => {
  it('sees for itself whether it is overdue', () => {
    const story = sent('weifang')
    expect(story.refuses('supervisor', supervise('daily', 'overdue')).article).toBe('第二十六条')
    expect(late(story).does('supervisor', supervise('listed', 'overdue')).order.supervisions).toHaveLength(1)
  })

  it.each(['refused_in_duty', 'unresolved', 'bad_handling', 'other'])('leaves %s to judgement', (trigger) => {
    const supervised = sent('weifang').does('supervisor', supervise('interview', trigger))
    expect(supervised.order.supervisions[0]).toMatchObject({
      trigger,
      label: '约谈督办',
      article: '第二十六条',
    })
  })

  it('holds people to account for what was supervised and not corrected [W-32] [case 46]', () => {
    const note = {
      type: 'note-accountability',
      cause: 'supervised_not_corrected',
      reason: '限期已过',
    } as const
    const story = sent('weifang')
    expect(story.refuses('supervisor', note).article).toBe('第三十三条第（一）项')
    const noted = story.does('supervisor', supervise('daily', 'unresolved')).does('supervisor', note)
    expect(noted.order.accountability[0]).toMatchObject({
      rule: 'not-corrected',
      unit: 'housing',
      article: '第三十三条第（一）项',
    })
  })
})

describe('accountability', () => {
  const note = (cause: string, more: object = {}) =>
    ({ type: 'note-accountability', cause, reason: '经查实', ...more }) as const

  it('knows only what the place lists [W-33] [D-26]', () => {
    expect(sent('weifang').refuses('supervisor', note('inaction')).instead).toContain('打击报复')
    const noted = sent('weifang').does('supervisor', note('retaliation'))
    expect(noted.order.accountability[0]?.article).toBe('第三十五条')
    const district = sent('district-supervision')
    for (const cause of ['inaction', 'aggravation', 'false_report', 'improper_reply'])
      expect(district.does('supervisor', note(cause)).order.accountability).toHaveLength(1)
    expect(sent('generic-city').refuses('supervisor', note('inaction')).instead).toContain('督办')
  })

  it('presupposes that people caused it where the rules say so [F-24]', () => {
    const expired = sent('fuzhou').at('2026-10-20T09:00:00+08:00').comesDue('handle')
    const refused = expired.refuses('supervisor', note('expired_unhandled'))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第十一条第（二）项' })
    const noted = expired.does('supervisor', note('expired_unhandled', { humanCause: true }))
    expect(noted.order.accountability[0]?.measures).toEqual(['通报', '效能告诫'])
    expect(sent('fuzhou').refuses('supervisor', note('expired_unhandled', { humanCause: true })).fault).toBe(
      'forbidden',
    )
  })

  it('holds the leaders to account where nobody was made responsible [F-23]', () => {
    const noted = sent('fuzhou').does('supervisor', note('responsibility_not_kept'))
    expect(noted.order.accountability[0]).toMatchObject({ of: '单位主要领导', article: '第十条' })
  })
})
