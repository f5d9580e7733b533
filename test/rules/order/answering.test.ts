import { describe, expect, it } from 'vitest'
import { decidePublicity, packOf } from '../../../src/rules/index.ts'
import { approve, clerk, handled, leader, pass, submit } from './handled.ts'
import type { Story } from './scene.ts'

const types = (story: Story) => story.events.map(({ type }) => type)
const openly = { classification: { label: '网上公开', publicity: 'public', article: '第六条' } } as const

const audited = (told: object = openly): Story =>
  handled('fuzhou', told).does(clerk, submit()).does(leader, approve)

describe('publishing', () => {
  const yes = [true, false] as const
  const cases = yes.flatMap((internal) =>
    yes.flatMap((citizenWantsPublic) =>
      yes.map((unitPrivateConfirmed) => ({ internal, citizenWantsPublic, unitPrivateConfirmed })),
    ),
  )
  it.each(cases)('follows the table for %o [F-21] [case 33]', (question) => {
    const { internal, citizenWantsPublic, unitPrivateConfirmed } = question
    const hidden = internal || !citizenWantsPublic ? 'internal' : unitPrivateConfirmed ? 'private' : 'public'
    expect(decidePublicity(packOf('fuzhou'), question)).toBe(hidden)
    const story = handled('fuzhou', {
      classification: {
        label: '',
        publicity: internal ? 'internal' : citizenWantsPublic ? 'public' : 'private',
        article: '',
      },
    })
      .does(clerk, submit(unitPrivateConfirmed ? { suggestPrivate: '涉及邻里纠纷' } : {}))
      .does(leader, approve)
      .does('auditor', { ...pass, confirmPrivate: unitPrivateConfirmed })
    expect(story.order.reply?.publicity).toBe(hidden)
    expect(story.order.published !== null).toBe(hidden === 'public')
    expect(story.order.reply?.via).toContain('original_channel')
  })

  it('does not follow the unit’s suggestion until it is confirmed [F-21]', () => {
    const suggested = handled('fuzhou', openly).does(clerk, submit({ suggestPrivate: '涉及邻里纠纷' }))
    expect(suggested.does(leader, approve).does('auditor', pass).order.published).not.toBeNull()
  })

  it('confirms nothing the unit did not suggest', () => {
    expect(audited().refuses('auditor', { ...pass, confirmPrivate: true }).article).toBe('第九条第二款')
  })

  it('leaves out what tells who somebody is, in title, reply and the auditor’s own words [case 36]', () => {
    const title = '王女士反映建设路12号楼道堆物，电话13800138000'
    const result = '已联系反映人张三，12号楼3单元402室门口已清理，联系电话0591-83300000。'
    const order = handled('fuzhou', { ...openly, title })
      .does(clerk, submit({ result }))
      .does(leader, approve)
    const passed = order.does('auditor', pass).order.published
    expect(passed).toMatchObject({ article: '第九条第二款' })
    const shown = `${passed?.title}${passed?.text}`
    for (const hidden of ['王女士', '12号', '13800138000', '138', '张三', '402'])
      expect(shown).not.toContain(hidden)
    expect(shown).toContain('0591-83300000')
    const own = order.does('auditor', { ...pass, publicText: '已清理3单元402室门口。' }).order.published
    expect(own?.text).toBe('已清理××门口。')
  })

  it('never shows what was told in confidence', () => {
    expect(audited({ ...openly, confidential: true }).does('auditor', pass).order.published).toBeNull()
  })
})

describe('an answer nobody waits for', () => {
  it('is not told and not called back; the hotline has it [W-17] [case 37]', () => {
    const done = handled('weifang', { replyWanted: false }).does(clerk, submit())
    expect(done.order).toMatchObject({ state: 'closed', reply: { told: false, via: [] } })
    expect(done.order.closedBecause).toContain('反馈热线')
  })

  it('closes the order of somebody who left no contact', () => {
    const done = handled('weifang', { anonymous: true }).does(clerk, submit())
    expect(done.order).toMatchObject({ state: 'closed', reply: { told: false } })
  })

  it('is filed all the same where answers are filed [G-10] [case 37]', () => {
    const done = handled('generic-city', { replyWanted: false }).does(clerk, submit())
    expect(done.order.state).toBe('replied')
    const filed = done.does(clerk, { type: 'file-result', opinion: '未征求' })
    expect(filed.does('auditor', { type: 'accept-filing' }).order.state).toBe('closed')
  })
})

describe('filing with the hotline', () => {
  const file = { type: 'file-result', opinion: '诉求人满意。' } as const
  const replied = () => handled('generic-city').does(clerk, submit({ opinion: '满意' }))

  it('is due on the day of the answer [G-10]', () => {
    const order = replied()
    expect(order.clock('file_to_center')?.dueAt).toBe('2026-09-28T16:00:00.000Z')
    const filed = order.does(clerk, file)
    expect(filed.clock('file_to_center')).toBeUndefined()
    expect(filed.order.filing).toBe('filed')
    expect(filed.refuses(clerk, file).fault).toBe('forbidden')
  })

  it('comes before the hotline’s look at it [G-10]', () => {
    expect(replied().refuses('auditor', { type: 'accept-filing' }).article).toBe('第七条')
  })

  it('sends it back to the unit when it is refused [G-10]', () => {
    const back = replied()
      .does(clerk, file)
      .does('auditor', { type: 'refuse-filing', reason: '仍有两盏不亮' })
    expect(back.order).toMatchObject({ state: 'rework', reworkBecause: 'filing_refused', filing: 'none' })
  })

  it('closes the order together with the call, whichever comes last [G-10]', () => {
    const accepted = replied().does(clerk, file).does('auditor', { type: 'accept-filing' })
    expect(accepted.order.state).toBe('replied')
    const called = {
      type: 'called-back',
      level: 'center',
      method: 'phone',
      reached: true,
      untrue: false,
      article: '',
    } as const
    const last = replied().happens(called).does(clerk, file).does('auditor', { type: 'accept-filing' })
    expect(last.order.state).toBe('closed')
    expect(types(last).at(-1)).toBe('closed')
  })

  it('closes after three calls nobody answered', () => {
    const call = {
      type: 'called-back',
      level: 'center',
      method: 'phone',
      reached: false,
      untrue: false,
      article: '',
    } as const
    const filed = replied().does(clerk, file)
    const accept = { type: 'accept-filing' } as const
    expect(filed.happens(call, call).does('auditor', accept).order.state).toBe('replied')
    expect(filed.happens(call, call, call).does('auditor', accept).order.closedBecause).toContain(
      '没有联系上',
    )
  })

  it('is unknown elsewhere', () => {
    const order = handled('weifang').does(clerk, submit())
    expect(order.refuses(clerk, file)).toMatchObject({ fault: 'forbidden', article: '第二十条第一款' })
  })
})
