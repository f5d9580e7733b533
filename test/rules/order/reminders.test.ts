import { describe, expect, it } from 'vitest'
import { fullReply } from './full-reply.ts'
import { given, type Story } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = { type: 'dispatch', lead: 'housing', requirement } as const
const sign = { type: 'sign', leader: '周建国' } as const
const at = (day: string) => `${day}T10:00:00+08:00`
const call = { type: 'record-callback', resolved: true, process: 2, result: 2, comments: '可以' } as const

const handled = (place: string, told: object = {}): Story =>
  given(place).filed(told).does('dispatcher', to).does('unit-clerk of housing', sign)

const reminders = (story: Story) =>
  story.order.warnings.filter(({ colour }) => colour === 'reminder').map(({ clock, unit }) => [clock, unit])

describe('what has no end', () => {
  const important = { class: 'C', label: '重要事项', publicity: 'public', article: '四（C类）' } as const

  it('is reminded of again and again once its early report is in [P-08]', () => {
    const reported = handled('pingdingshan', { classification: important }).does('unit-clerk of housing', {
      type: 'report-interim',
      progress: '已经勘查',
      plan: '年底前完成',
    })
    expect(reported.order.deadlines).toMatchObject([{ type: 'handle', dueAt: null }])
    const once = reported.at(at('2026-10-20')).comesDue('handle')
    expect(once.comesDue('handle').order.warnings).toHaveLength(1)
    const twice = once.at(at('2026-11-10')).comesDue('handle')
    expect(reminders(twice)).toEqual([
      ['handle', 'housing'],
      ['handle', 'housing'],
    ])
    expect(twice.order.overdue).toEqual([])
  })

  it('is reminded of where the limit is that of the province [W-17]', () => {
    const provincial = handled('weifang', { origin: 'provincial' })
    expect(provincial.clock('handle')).toMatchObject({ dueAt: null })
    expect(reminders(provincial.at(at('2026-10-15')).comesDue('handle'))).toEqual([['handle', 'housing']])
  })

  it('does not go back to an earlier reminder when it is sorted anew [P-08]', () => {
    const once = handled('pingdingshan', { classification: important })
      .at(at('2026-10-20'))
      .comesDue('handle')
    const sorted = once.does('agent', { type: 'classify', why: '核对类别' })
    expect(sorted.clock('handle')?.warnAt).toBe(once.clock('handle')?.warnAt)
  })
})

describe('an answer that waits for somebody', () => {
  it('reminds of the audit of what is handled internally [F-20]', () => {
    const internal = { label: '内部批转办理', publicity: 'internal', article: '第六条' } as const
    const waiting = handled('fuzhou', { classification: internal })
      .does('unit-clerk of housing', fullReply)
      .does('unit-leader of housing', { type: 'approve-reply' })
    expect(waiting.order.state).toBe('auditing')
    expect(reminders(waiting.at(at('2026-10-12')).comesDue('audit'))).toEqual([['audit', undefined]])
  })

  it('reminds of the callback until the last level has made it [P-15]', () => {
    const answered = handled('pingdingshan')
      .does('unit-clerk of housing', fullReply)
      .does('unit-leader of housing', { type: 'approve-reply' })
    const half = answered.does('agent', { ...call, level: 'level_one' })
    expect(reminders(half.at(at('2026-10-15')).comesDue('callback'))).toEqual([['callback', undefined]])
    const both = half.does('unit-clerk of housing', { ...call, level: 'level_two' })
    expect(both.order).toMatchObject({ state: 'closed', deadlines: [] })
  })

  it('reminds of the filing that the hotline has to look at [G-10]', () => {
    const filed = handled('generic-city')
      .does('unit-clerk of housing', fullReply)
      .does('unit-clerk of housing', { type: 'file-result', opinion: '满意' })
    expect(reminders(filed.at(at('2026-10-10')).comesDue('center_review'))).toEqual([
      ['center_review', undefined],
    ])
    expect(filed.does('auditor', { type: 'accept-filing' }).clock('center_review')).toBeUndefined()
  })

  it('leaves no open order without a clock, from place to place [G-10] [W-25] [P-15] [F-20] [D-16]', () => {
    const approver: Readonly<Record<string, string>> = {
      pingdingshan: 'unit-leader',
      fuzhou: 'unit-leader',
      'district-supervision': 'unit-admin',
    }
    for (const place of ['generic-city', 'weifang', 'pingdingshan', 'fuzhou', 'district-supervision']) {
      const steps = [handled(place)]
      steps.push((steps.at(-1) as Story).does('unit-clerk of housing', fullReply))
      const role = approver[place]
      if (role) steps.push((steps.at(-1) as Story).does(`${role} of housing`, { type: 'approve-reply' }))
      if (place === 'fuzhou') steps.push((steps.at(-1) as Story).does('auditor', { type: 'pass-audit' }))
      for (const { order } of steps) expect([place, order.state, order.deadlines.length > 0]).toContain(true)
    }
  })
})
