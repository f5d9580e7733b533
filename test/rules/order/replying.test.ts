import { describe, expect, it } from 'vitest'
import { approve, clerk, handled, leader, pass, requirement, sign, submit } from './handled.ts'
import { given, type Story } from './scene.ts'

const admin = 'unit-admin of housing'
const ofClass = (letter: 'B' | 'C') => ({
  classification: { class: letter, label: `${letter}类`, publicity: 'private', article: '四' } as const,
})
const whole = {
  process: '现场核查，督促清理。',
  handledAt: '2026-09-28T15:00:00+08:00',
  responsible: { name: '周建国', title: '副局长', phone: '0000-1234510' },
  attachments: [
    { kind: 'leader_signoff', name: '签发单' },
    { kind: 'process_photos', name: '现场照片' },
  ],
} as const
const material = { kind: 'written_material', name: '书面材料' } as const
const inDistrict = { informedVia: 'phone', attachments: [material] } as const
const openly = { classification: { label: '网上公开', publicity: 'public', article: '第六条' } } as const

describe('a reply', () => {
  it('names the official, the time, the course and both papers, or lists what is missing [P-14]', () => {
    const order = handled('pingdingshan', ofClass('B'))
    const refused = order.refuses(clerk, submit())
    expect(refused).toMatchObject({ fault: 'invalid', article: '五（四）' })
    expect(refused.missing).toEqual([
      'handledAt',
      'responsible.name',
      'responsible.title',
      'responsible.phone',
      'process',
      'attachments.leader_signoff',
      'attachments.process_photos',
    ])
    expect(refused.refused).toContain('负责人职务')
    expect(order.does(clerk, submit(whole)).order.state).toBe('unit_approval')
  })

  it('is in writing for an important matter [P-08]', () => {
    const order = handled('pingdingshan', ofClass('C'))
    expect(order.refuses(clerk, submit(whole))).toMatchObject({
      missing: ['attachments.written_material'],
      article: '四（C类）',
    })
    const attachments = [...whole.attachments, material]
    const sent = order.does(clerk, submit({ ...whole, attachments }))
    expect(sent.clock('interim_report')).toBeUndefined()
  })

  it('carries what the citizen thinks of the result, where one can ask them [G-09]', () => {
    const refused = handled('generic-city').refuses(clerk, submit())
    expect(refused).toMatchObject({ missing: ['opinion'], article: '第七条' })
    const anonymous = handled('generic-city', { anonymous: true }).does(clerk, submit())
    expect(anonymous.order.state).toBe('replied')
  })

  it('says in a complex matter what was done, what remains and what comes [F-10]', () => {
    const order = handled('fuzhou', openly)
    expect(order.refuses(clerk, submit({ complex: true }))).toMatchObject({
      missing: ['handling', 'problems', 'futureMeasures'],
      article: '第八条第（二）项',
    })
    expect(order.does(clerk, submit()).order.state).toBe('unit_approval')
  })

  it('need not repeat the explanation that was given before [W-17]', () => {
    const order = handled('weifang')
    expect(order.refuses(clerk, submit({ complex: true })).missing).toEqual(['explanation', 'plan'])
    const told = order.does(clerk, { type: 'explain', explanation: '等检测报告', plan: '三日内答复' })
    expect(told.does(clerk, submit({ complex: true })).order.state).toBe('replied')
  })

  it('tells how the citizen was informed, by one of the ways of the place [D-19]', () => {
    const order = handled('district-supervision')
    expect(order.refuses(clerk, submit())).toMatchObject({
      fault: 'invalid',
      missing: ['attachments.written_material', 'informedVia'],
      article: '第十四条',
    })
    const web = order.refuses(clerk, submit({ ...inDistrict, informedVia: 'web' }))
    expect(web).toMatchObject({ missing: ['informedVia'], article: '第十四条' })
    expect(web.refused).toContain('书面、电话、当面')
  })

  it('keeps numbers of people out of the history, and telephones of offices in', () => {
    const sent = handled('weifang').does(clerk, submit({ result: '已告知13800138000，咨询0536-8330000。' }))
    expect(sent.order.reply?.text).toBe('已告知138****8000，咨询0536-8330000。')
    expect(JSON.stringify(sent.events)).not.toContain('13800138000')
  })

  it('warns the lead of helping units that have not spoken [D-13] [case 24]', () => {
    const order = handled('district-supervision', {}, { co: ['water'] })
    const sent = order.does(clerk, submit(inDistrict))
    expect(sent.warnings.join()).toContain('区水利局还没有提交协办意见')
    const spoken = order.does('unit-clerk of water', { type: 'co-answer', text: '水管已修' })
    expect(spoken.does(clerk, submit(inDistrict)).warnings.join()).not.toContain('协办')
    expect(order.mayDo('unit-clerk of water', 'submit-reply')).toBe(false)
  })

  it('warns when nobody has spoken with the citizen', () => {
    const order = handled('weifang')
    expect(order.does(clerk, submit()).warnings.join()).toContain('联系')
    const called = order.does(clerk, { type: 'record-contact', via: 'phone', note: '已联系' })
    expect(called.does(clerk, submit()).warnings).toEqual([])
  })
})

describe('the approval of the unit', () => {
  it('is its leader’s in one place and its administrator’s in another [F-11] [D-19]', () => {
    const fuzhou = handled('fuzhou', openly).does(clerk, submit())
    expect(fuzhou.refuses(admin, approve).article).toBe('第八条第（二）项')
    expect(fuzhou.does(leader, approve).order.state).toBe('auditing')
    const district = handled('district-supervision').does(clerk, submit(inDistrict))
    expect(district.refuses(leader, approve).article).toContain('第十四条')
    expect(district.does(admin, approve).order.state).toBe('replied')
  })

  it('is never given to a draft of one’s own [F-11]', () => {
    const own = handled('fuzhou', openly).does(leader, submit())
    expect(own.refuses(leader, approve).refused).toContain('不能由您自己审签')
  })

  it('is part of the unit’s time: the clock stops when the answer leaves the unit [F-09]', () => {
    const sent = handled('fuzhou', openly).does(clerk, submit())
    expect(sent.clock('handle')?.dueAt).toBeTruthy()
    const back = sent.does(leader, { type: 'send-back-reply', reason: '没有写结果' })
    expect(back.order).toMatchObject({ state: 'handling', handlings: 0 })
    expect(back.clock('handle')?.dueAt).toBe(sent.clock('handle')?.dueAt)
    const left = back.does(clerk, submit()).does(leader, approve)
    expect(left.clock('handle')).toBeUndefined()
    expect(left.order.met.map(({ type }) => type)).toContain('handle')
  })

  it('is not asked for where the place knows none', () => {
    const done = handled('weifang').does(clerk, submit())
    expect(done.order.state).toBe('replied')
    expect(done.clock('handle')).toBeUndefined()
  })
})

const audited = (told: object = openly): Story =>
  handled('fuzhou', told).does(clerk, submit()).does(leader, approve)

describe('the audit before the citizen is answered', () => {
  it('has two working days, and the citizen has no answer until it is passed [F-14] [F-20] [case 34]', () => {
    const order = audited()
    expect(order.clock('audit')?.dueAt).toBe('2026-09-30T16:00:00.000Z')
    expect(order.order.reply).toBeNull()
    const passed = order.does('auditor', pass)
    expect(passed.order.reply).toMatchObject({ told: true, publicity: 'public' })
    expect(passed.clock('audit')).toBeUndefined()
    expect(handled('weifang').does(clerk, submit()).order.reply?.text).toBe('已清理完毕。')
  })

  it('gives three working days for doing it again, and the new answer is audited again [F-14]', () => {
    const refused = audited().does('auditor', { type: 'refuse-audit', reason: '没有写办理结果' })
    expect(refused.order).toMatchObject({ state: 'rework', reworkRound: 1, reworkBecause: 'audit_refused' })
    expect(refused.clock('rework')?.dueAt).toBe('2026-10-08T16:00:00.000Z')
    expect(refused.order.overdue).toEqual([])
    const again = refused.does(clerk, submit()).does(leader, approve)
    expect(again.order.state).toBe('auditing')
    expect(again.clock('audit')?.type).toBe('audit')
  })

  it('counts a rework that is refused again as overdue handling, once [F-14] [case 8]', () => {
    const refuse = { type: 'refuse-audit', reason: '仍不符合要求' } as const
    const again = audited().does('auditor', refuse).does(clerk, submit()).does(leader, approve)
    const twice = again.does('auditor', refuse)
    expect(twice.order.overdue).toMatchObject([
      { clock: 'rework', kind: 'overdue_handling', unit: 'housing' },
    ])
    expect(twice.order).toMatchObject({ state: 'rework', reworkRound: 2 })
    expect(twice.clock('rework')?.type).toBe('rework')
    // Handed in too late, it was noted when the time ran out.
    const late = audited()
      .does('auditor', refuse)
      .at('2026-10-12T10:00:00+08:00')
      .does(clerk, submit())
      .does(leader, approve)
    expect(late.does('auditor', refuse).order.overdue).toEqual([])
  })

  const flagged = (story: Story, flag: 'major' | 'sensitive' | 'city_audit' | 'mass'): Story =>
    story.does('dispatcher', { type: 'flag', flag, why: '社会影响面广' })
  const inCounty = (): Story =>
    given('fuzhou')
      .filed(openly)
      .does('dispatcher', { type: 'dispatch', lead: 'gulou', requirement, why: '属地' })
      .happens({ type: 'forwarded', from: 'gulou' as never, to: 'gulou-housing' as never })
      .does('unit-clerk of gulou-housing', sign)
      .does('unit-clerk of gulou-housing', submit())
      .does('unit-leader of gulou-housing', approve)

  it.each(['major', 'sensitive', 'city_audit'] as const)(
    'leaves the last word to the city on what is found %s while the county looks at it [F-15]',
    (flag) => {
      const order = flagged(inCounty(), flag)
      expect(order.mayDo('auditor', 'pass-audit')).toBe(false)
      const passed = order.does('unit-leader of gulou', pass)
      expect(passed.order).toMatchObject({ state: 'auditing', cityAudit: true, reply: null })
      expect(passed.clock('audit')?.type).toBe('audit')
      expect(passed.refuses('unit-leader of gulou', pass).article).toBe('第八条第（四）项')
      expect(passed.does('auditor', pass).order.state).toBe('replied')
      const back = passed.does('auditor', { type: 'refuse-audit', reason: '结果不清楚' })
      expect(back.order).toMatchObject({ state: 'rework', cityAudit: false })
    },
  )

  it('ends with the bureau for everything else [F-15]', () => {
    expect(flagged(inCounty(), 'mass').does('unit-leader of gulou', pass).order.state).toBe('replied')
  })
})
