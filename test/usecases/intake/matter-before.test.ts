import { describe, expect, it } from 'vitest'
import type { IntakeDraft } from '../../../src/domain/conversation.ts'
import { agreedPlace, contactOf, leftBy, whereBefore } from '../../../src/usecases/intake/matter-before.ts'

const draft = (told: string, more: Partial<IntakeDraft> = {}): IntakeDraft => ({
  nature: '投诉',
  told: [told],
  summary: told,
  extracted: {},
  facts: {},
  asked: [],
  skipped: [],
  tries: {},
  waiting: [],
  ...more,
})
const home = '幸福路12号幸福小区3号楼2单元501'

describe('where the matter before was', () => {
  it.each([
    ['小区门口垃圾桶满了', home, '幸福路12号幸福小区'],
    ['楼道里堆满了杂物', home, home],
    ['这里的井盖也坏了', '东风街12号', '东风街12号'],
  ])('is taken over for %s', (told, place, taken) => {
    expect(whereBefore(draft(told), place).extracted.place).toBe(taken)
  })

  it.each([
    ['人行道地砖松了', home],
    ['我妈她们小区电梯坏了', home],
    ['我们小区电梯坏了', '东风街12号工地'],
  ])('is only offered for %s', (told, place) => {
    const after = whereBefore(draft(told), place)
    expect(after.extracted.place).toBeUndefined()
    expect(after.offeredPlace).toBe(place)
  })

  it('never replaces a place that is told', () => {
    const told = draft('开源路路灯不亮', { extracted: { place: '开源路' } })
    expect(whereBefore(told, home)).toBe(told)
  })
})

describe('the offered place', () => {
  const offered = draft('路灯不亮', { asked: ['place'], offeredPlace: home })
  it.each([
    ['是', home, ''],
    ['是的，还是那里', home, ''],
    ['对，13800138000', home, '13800138000'],
    ['就是小区门口', '幸福路12号幸福小区门口', ''],
  ])('is agreed to with %s', (text, place, rest) => {
    expect(agreedPlace(offered, text)).toEqual({ place, rest })
  })

  it.each(['不是', '不是，在开源路', '开源路5号', ''])('is not by %s', (text) => {
    expect(agreedPlace(offered, text)).toBeNull()
  })

  it('is not by a yes without end', () => {
    expect(agreedPlace(offered, '是'.repeat(5000))).toBeNull()
  })

  it('is not agreed to when it was not asked for', () => {
    expect(agreedPlace(draft('路灯不亮', { offeredPlace: home }), '是')).toBeNull()
  })
})

describe('who told the order before', () => {
  const before = { contactPhone: '13800138000', contactName: '王先生', place: home }

  it('leaves contact and place to the next, and no telephone when no name was to be known', () => {
    expect(leftBy(draft('路灯不亮', { extracted: before }))).toEqual(before)
    expect(leftBy(draft('路灯不亮', { extracted: { ...before, anonymous: true } }))).toEqual({ place: home })
  })

  it('is not named in an anonymous report, nor beside another telephone', () => {
    expect(contactOf(before, { anonymous: true })).toEqual({})
    expect(contactOf(before, { contactPhone: '13900139000' })).not.toHaveProperty('contactName')
  })
})
