import { describe, expect, it } from 'vitest'
import { countsForSatisfaction } from './counted-rating.ts'
import { fullReply } from './full-reply.ts'
import { given, type Story } from './scene.ts'

const to = (lead: string) => ({ type: 'dispatch', lead, requirement: '请核实并答复' }) as const
const unit = 'housing'
const approvers = { 'unit-leader': ['pingdingshan', 'fuzhou'], 'unit-admin': ['district-supervision'] }

const approvedBy = (place: string) =>
  Object.entries(approvers).find(([, places]) => places.includes(place))?.[0]

/** The unit signs where it has to, and answers; whoever has to approve it does. */
const answers = (place: string, story: Story, more: object = {}): Story => {
  const signed =
    story.order.state === 'dispatched'
      ? story.does(`unit-clerk of ${unit}`, { type: 'sign', leader: '周建国' })
      : story
  const reply = { ...fullReply, reply: { ...fullReply.reply, ...more } }
  const sent = signed.does(`unit-clerk of ${unit}`, reply as never)
  const approver = approvedBy(place)
  return approver ? sent.does(`${approver} of ${unit}`, { type: 'approve-reply' }) : sent
}

const sent = (place: string, told: object = {}) => given(place).filed(told).does('dispatcher', to(unit))
const answered = (place: string, more: object = {}) => answers(place, sent(place), more)

describe('callbacks', () => {
  const call = { type: 'record-callback', level: 'level_one', resolved: true, process: 2, result: 2 } as const
  const full = { ...call, comments: '希望坚持' } as const

  it('are complete only with all four parts [P-15] [case 42]', () => {
    const story = answered('pingdingshan')
    for (const field of ['resolved', 'process', 'result', 'comments'] as const) {
      const refused = story.refuses('agent', { ...full, [field]: undefined })
      expect(refused).toMatchObject({ fault: 'invalid', missing: [field], article: '五（五）' })
    }
    expect(story.does('agent', full).order.callbacks).toHaveLength(1)
  })

  it('close the order once both levels have called [P-15]', () => {
    const once = answered('pingdingshan').does('agent', full)
    expect(once.order.state).toBe('replied')
    const twice = once.does(`unit-clerk of ${unit}`, { ...full, level: 'level_two' })
    expect(twice.order.state).toBe('closed')
  })

  it('belong to the level that is asked for', () => {
    const story = answered('pingdingshan')
    expect(story.refuses('agent', { ...full, level: 'level_two' }).instead).toContain('承办单位')
    expect(story.refuses(`unit-clerk of ${unit}`, full).fault).toBe('forbidden')
    expect(story.refuses('agent', { ...full, level: 'district' }).article).toBe('五（五）')
    expect(story.refuses('agent', { ...full, method: 'visit' }).instead).toContain('电话核实')
  })

  it('send an untrue answer back and propose supervision [P-15] [P-18] [case 42]', () => {
    const back = answered('pingdingshan').does('agent', { ...full, resolved: false, untrue: true })
    expect(back.order).toMatchObject({ state: 'rework', reworkRound: 1, reworkBecause: 'callback_untrue' })
    expect(back.order.proposals.map(({ level, trigger }) => [level, trigger])).toEqual([
      ['written', 'unqualified'],
    ])
    expect(back.clock('handle')?.startedAt).toBe(back.scene().now.toISOString())
  })

  it('point out an untrue answer where the rules send nothing back for it', () => {
    const story = answered('fuzhou').does('auditor', { type: 'pass-audit' })
    const untrue = { type: 'record-callback', level: 'center', resolved: false, untrue: true } as const
    const noted = story.does('agent', { ...untrue, result: 5, comments: '没有清' })
    expect(noted.order.reworkRound).toBe(0)
    expect(noted.warnings.join()).toContain('督办')
  })

  it('send back what was left undone, to be called about once more [D-16]', () => {
    const untrue = { type: 'record-callback', level: 'district', resolved: false, untrue: true } as const
    const back = answered('district-supervision').does('agent', { ...untrue, result: 5, comments: '没有清' })
    expect(back.order).toMatchObject({ state: 'rework', callbacks: [] })
    expect(back.events.find(({ type }) => type === 'rework-ordered')).toMatchObject({ article: '第十三条' })
  })

  it('ask nobody who wanted no reply [W-17] [case 37]', () => {
    const story = answers('weifang', sent('weifang', { replyWanted: false }))
    expect(story.order.state).toBe('closed')
    const open = sent('weifang', { replyWanted: false }).happens({
      type: 'replied',
      text: '已清理',
      told: false,
      via: [],
      publicity: 'private',
    })
    const center = { type: 'record-callback', level: 'center', resolved: true } as const
    expect(open.refuses('agent', center).article).toBe('第二十条第一款')
  })

  it('stand between the answer and the end [W-25]', () => {
    const story = answered('weifang')
    expect(story.order.state).toBe('replied')
    const call = { type: 'record-callback', level: 'center', resolved: true, result: 2 } as const
    expect(story.refuses('agent', call).missing).toEqual(['comments'])
    const called = story.does('agent', { ...call, comments: '可以' })
    expect(called.order).toMatchObject({ state: 'closed', callbacks: [{ resolved: true, result: 2 }] })
  })

  it('keep a call nobody answered and go on trying', () => {
    const story = answered('weifang').does('agent', {
      type: 'record-callback',
      level: 'center',
      reached: false,
    })
    expect(story.order).toMatchObject({ state: 'replied' })
    expect(story.order.callbacks[0]?.reached).toBe(false)
  })

  it('keep telephone numbers out of what was said', () => {
    const said = answered('pingdingshan').does('agent', { ...full, comments: '请打13800001234找我' })
    expect(said.order.callbacks[0]?.comments).not.toContain('13800001234')
  })
})

describe('ratings', () => {
  const place = 'district-supervision'
  const bad = (story: Story) => story.does('citizen', { type: 'rate', score: 5, comment: '没有清干净' })
  const review = (verdict: string, omission = false) =>
    ({ type: 'review-rating', verdict, omission, reason: '现场察看' }) as never

  it('send the order back when a bad one is right and something was left undone [D-16]', () => {
    const back = bad(answered(place)).does('auditor', review('valid', true))
    expect(back.order).toMatchObject({ state: 'rework', reworkBecause: 'bad_rating_with_omission' })
    expect(back.clock('handle')).toBeDefined()
  })

  it('lead to nothing when mistaken or malicious, and are left out of the rate', () => {
    for (const verdict of ['mistaken', 'malicious']) {
      const left = bad(answered(place)).does('auditor', review(verdict, true))
      expect(left.order.state).toBe('replied')
      expect(countsForSatisfaction(left)).toBe(false)
    }
    expect(countsForSatisfaction(bad(answered(place)))).toBe(true)
  })

  it('do not measure mediation and enforcement [D-18] [case 43]', () => {
    const enforced = bad(answered(place, { category: 'law_enforcement' }))
    expect(countsForSatisfaction(enforced)).toBe(false)
    const reviewed = enforced.does('auditor', review('valid', true))
    expect(reviewed.order.state).toBe('replied')
    expect(reviewed.warnings.join()).toContain('第十三条')
    const elsewhere = bad(answered('weifang', { category: 'law_enforcement' }))
    expect(countsForSatisfaction(elsewhere)).toBe(true)
  })

  it('may be appealed once, and are then reviewed again', () => {
    const reviewed = bad(answered(place)).does('auditor', review('valid'))
    expect(reviewed.refuses('auditor', review('valid')).instead).toContain('申诉')
    const appealed = reviewed.does(`unit-leader of ${unit}`, { type: 'appeal-rating', reason: '误评' })
    expect(appealed.does('auditor', review('mistaken')).order.ratings[0]?.review?.verdict).toBe('mistaken')
    const again = { type: 'appeal-rating', reason: '再次' } as const
    expect(appealed.refuses(`unit-leader of ${unit}`, again).fault).toBe('forbidden')
  })

  it('are reviewed only when bad', () => {
    expect(answered(place).refuses('auditor', review('valid')).fault).toBe('forbidden')
    const good = answered(place).does('citizen', { type: 'rate', score: 3 })
    expect(good.refuses('auditor', review('valid')).refused).toContain('不是差评')
  })
})

describe('the formal letter', () => {
  const place = 'district-supervision'
  const review = (omission: boolean) =>
    ({ type: 'review-rating', verdict: 'valid', omission, reason: '现场察看' }) as const
  const bad = (story: Story) => story.does('citizen', { type: 'rate', score: 4 })
  const later = '2026-09-28T17:00:00+08:00'
  const reworked = answers(place, bad(answered(place)).does('auditor', review(true)).at(later))
  const twice = bad(reworked.at('2026-09-28T18:00:00+08:00')).does('auditor', review(false))
  const leader = `unit-leader of ${unit}`
  const letter = { type: 'send-letter', text: '已经清理并建立巡查' } as const

  it('is owed within five working days when it is still bad after two handlings [D-17] [case 43]', () => {
    expect(twice.clock('formal_letter')).toMatchObject({
      dueAt: '2026-10-10T16:00:00.000Z',
      article: '第十三条',
    })
    const once = bad(answered(place)).does('auditor', review(false))
    expect(once.clock('formal_letter')).toBeUndefined()
  })

  it('may give only the excuses the place allows, and meets its clock [D-17]', () => {
    const refused = twice.refuses(leader, { ...letter, excuse: '太忙' })
    expect(refused).toMatchObject({ fault: 'invalid', missing: ['excuse'], article: '第十三条' })
    const out = twice.does(leader, { ...letter, excuse: '期望过高' })
    expect(out.clock('formal_letter')).toBeUndefined()
    expect(out.refuses(leader, letter).fault).toBe('forbidden')
  })

  it('is accepted, or sends the order back [D-17]', () => {
    const out = twice.does(leader, letter)
    const accepted = out.does('auditor', { type: 'review-letter', accepted: true, reason: '办理到位' })
    expect(accepted.order.letter?.accepted).toBe(true)
    const refused = out.does('auditor', { type: 'review-letter', accepted: false, reason: '仍有遗漏' })
    expect(refused.order).toMatchObject({ state: 'rework', reworkBecause: 'letter_refused', reworkRound: 2 })
  })

  it('keeps a closed order open while it is owed', () => {
    const called = { type: 'record-callback', resolved: true, result: 4, comments: '不满意' } as const
    const closed = bad(
      reworked
        .at('2026-09-28T18:00:00+08:00')
        .does('agent', { ...called, level: 'district' })
        .does(`unit-clerk of ${unit}`, { ...called, level: 'unit' }),
    )
    expect(closed.order.state).toBe('closed')
    const owed = closed.does('auditor', review(false))
    expect(owed.order.state).toBe('replied')
    const done = owed
      .does(leader, letter)
      .does('auditor', { type: 'review-letter', accepted: true, reason: '可以' })
    expect(done.order.state).toBe('closed')
  })

  it('is unknown elsewhere', () => {
    const refused = answered('weifang').refuses(leader, letter)
    expect(refused.fault).toBe('forbidden')
    expect(refused.instead).toContain('差评')
  })
})

describe('ending the handling', () => {
  const clerk = `unit-clerk of ${unit}`
  const working = sent('weifang').does(clerk, { type: 'sign' })
  const ask = {
    type: 'request-termination',
    ground: '服务对象拒不配合致无法办理',
    text: '三次上门均被拒绝',
  } as const

  it('takes a written request, an approval and an explanation [W-18] [case 41]', () => {
    const approve = { type: 'approve-termination', explanation: '因多次拒绝配合，无法继续办理' } as const
    const refused = working.refuses('auditor', approve)
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第二十一条' })
    const ended = working.does(clerk, ask).does('auditor', approve)
    expect(ended.order).toMatchObject({ state: 'terminated', deadlines: [] })
    expect(ended.order.terminated?.explanation).toContain('拒绝配合')
  })

  it('goes on when it is not approved [W-18]', () => {
    const asked = working.does(clerk, ask)
    expect(asked.refuses(clerk, ask).fault).toBe('forbidden')
    const refused = asked.does('auditor', { type: 'refuse-termination', reason: '再联系一次' })
    expect(refused.order).toMatchObject({ state: 'handling', termination: { decision: 'refused' } })
    expect(refused.clock('handle')).toBeDefined()
  })

  it('needs a ground of the place', () => {
    const refused = working.refuses(clerk, { ...ask, ground: '工作太忙' })
    expect(refused).toMatchObject({ fault: 'invalid', missing: ['ground'], article: '第二十一条' })
    expect(working.does(clerk, { ...ask, ground: 'litigation' }).order.termination?.decision).toBe('pending')
  })

  it('is unknown elsewhere, where another way is named [case 41]', () => {
    const other = sent('generic-city').does(clerk, { type: 'sign' })
    expect(other.refuses(clerk, ask)).toMatchObject({ fault: 'forbidden', article: '第七条' })
    expect(other.refuses(clerk, ask).instead).toContain('延期')
    const without = sent('fuzhou').does(clerk, { type: 'sign', leader: '周建国' }).refuses(clerk, ask)
    expect(without.instead).toContain('说明情况')
  })
})

describe('the archive', () => {
  const call = {
    type: 'record-callback',
    level: 'center',
    resolved: true,
    result: 2,
    comments: '可以',
  } as const

  it('says what it holds and takes only what is done [D-21]', () => {
    expect(answered('weifang').refuses('auditor', { type: 'archive' }).fault).toBe('forbidden')
    const put = answered('weifang').does('agent', call).does('auditor', { type: 'archive' })
    const event = put.events.find(({ type }) => type === 'archived')
    expect(event).toMatchObject({ holds: expect.arrayContaining(['诉求原件', '答复', '回访记录']) })
  })

  it('lacks the filing where the hotline has to file it [G-10]', () => {
    const closed = answered('generic-city').happens({ type: 'closed', why: '已办结' })
    const refused = closed.refuses('auditor', { type: 'archive' })
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第七条' })
    expect(refused.refused).toContain('备案')
  })

  it('opens again on new facts, with the time of handling anew', () => {
    const again = answered('weifang')
      .does('agent', call)
      .at('2026-11-02T09:00:00+08:00')
      .does('agent', { type: 'reopen', newFacts: '新的堆物' })
    expect(again.order).toMatchObject({ state: 'handling', holder: unit })
    expect(again.clock('handle')?.dueAt).toBe('2026-11-09T16:00:00.000Z')
  })
})
