import { describe, expect, it } from 'vitest'
import { classify, packOf } from '../../src/rules/index.ts'
import { noticesOf } from '../../src/rules/order/notices.ts'
import { given } from '../rules/order/scene.ts'
import { answeredBy, dispatch, fullReply, happened, type Story } from './steps.ts'

const handled = (place: string, told = {}, reply = {}, unit = 'urban-management'): Story =>
  answeredBy(given(place).filed(told).does('dispatcher', dispatch(unit)), unit, fullReply(reply))

/** What people are told by the last step that brings `to` out of `from`. */
const told = (from: Story, to: Story) =>
  noticesOf(to.scene(), from.order, to.order, to.events.slice(from.events.length))

describe('what is published in fuzhou', () => {
  /** internal, wanted public by the citizen, unit against and bureau agreed -> on the open pages. */
  const table = [
    [false, true, false, true],
    [false, true, true, false],
    [false, false, false, false],
    [false, false, true, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, false, false, false],
    [true, false, true, false],
  ] as const

  it.each(table)(
    '[case 33] internal %s, citizen wants it %s, unit suggests not and it is agreed %s: public %s [F-21]',
    (internal, wanted, against, open) => {
      const classification = classify(
        packOf('fuzhou'),
        {
          nature: '投诉',
          text: '楼道堆物',
          facts: {
            ...(internal ? { discipline: 'style' as const } : {}),
            publicity: wanted ? 'public' : 'citizen_opt_out',
          },
        } as never,
        new Date('2026-09-28T02:00:00Z'),
      )
      const audited = handled('fuzhou', { classification }, against ? { suggestPrivate: '涉及住户隐私' } : {})
      const passed = audited.does('auditor', { type: 'pass-audit', confirmPrivate: against })
      expect(passed.order.published !== null).toBe(open)
      expect(happened(passed, 'replied')).toHaveLength(1)
      expect(passed.order.reply?.via).toContain('original_channel')
    },
  )

  it('[case 33] goes public where the bureau does not agree with the unit [F-21]', () => {
    const audited = handled('fuzhou', {}, { suggestPrivate: '涉及住户隐私' })
    expect(audited.does('auditor', { type: 'pass-audit' }).order.published).not.toBeNull()
  })
})

describe('when the citizen reads it', () => {
  it('[case 34] nothing of the answer before the audit in fuzhou, at once elsewhere [F-20 G-10 D-19]', () => {
    const waiting = handled('fuzhou')
    expect(waiting.order).toMatchObject({ state: 'auditing', reply: null })
    expect(waiting.order.draft).not.toBeNull()
    for (const place of ['generic-city', 'weifang', 'district-supervision'])
      expect(handled(place).order.reply?.text, place).toContain('已派人清理楼道堆物')
  })

  it('[case 35] goes back the way it came in: wechat by wechat, telephone by a call [F-06 F-21]', () => {
    for (const channel of ['wechat', 'phone'] as const) {
      const before = handled('fuzhou', { channel })
      const after = before.does('auditor', { type: 'pass-audit' })
      expect(after.order.channel).toBe(channel)
      expect(after.order.reply?.via).toContain('original_channel')
      const [reply] = told(before, after).filter(({ to }) => to === 'citizen')
      expect(reply?.purpose).toBe('reply')
      expect(reply?.body).toContain('已派人清理楼道堆物')
    }
  })

  it('[case 36] the open page names nobody: no telephone, identity card, door or name', () => {
    const words =
      '反映人王小明（电话13800138000，身份证370702199003074518）所住12号楼3单元402室门前堆物已清理，处理人员再次联系王女士确认。'
    const passed = handled('fuzhou', {}, { result: words }).does('auditor', { type: 'pass-audit' })
    const { published } = passed.order
    expect(published?.text).toContain('已清理')
    for (const secret of ['13800138000', '370702199003074518', '402', '王小明', '王女士'])
      expect(`${published?.title}${published?.text}`).not.toContain(secret)
  })

  it('[case 37] no reply and no call to who wants none in weifang, but the hotline hears the result [W-17]', () => {
    const before = given('weifang')
      .filed({ replyWanted: false })
      .does('dispatcher', dispatch('urban-management'))
    const after = answeredBy(before, 'urban-management')
    expect(after.order.reply?.told).toBe(false)
    expect(after.order.state).toBe('closed')
    const notices = told(before, after)
    expect(notices.filter(({ to }) => to === 'citizen')).toEqual([])
    expect(notices.some(({ to, body }) => to === 'hotline' && body.includes(after.order.no))).toBe(true)
  })
})
