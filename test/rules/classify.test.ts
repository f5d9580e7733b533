import { describe, expect, it } from 'vitest'
import type { Facts, Nature } from '../../src/domain/matter.ts'
import { classify, decidePublicity, packOf } from '../../src/rules/index.ts'

const at = new Date('2026-11-20T02:00:00Z')
const of = (place: string, nature: Nature, text: string, facts: Facts = {}) =>
  classify(packOf(place), { nature, text, facts }, at)

describe('classes A to D', () => {
  it.each([
    ['医保报销要什么材料', '咨询', 'A'],
    ['违章建筑归哪个部门管', '咨询', 'A'],
    ['家里停水两天了', '求助', 'A'],
    ['楼下广场舞噪音太大', '投诉', 'A'],
    ['门口占道经营没人管', '投诉', 'B'],
    ['有人在河里偷偷挖沙', '举报', 'B'],
    ['物业不打扫楼道', '投诉', 'B'],
    ['邻居在楼顶盖违章建筑', '投诉', 'C'],
    ['建议调整规划，留一块绿地', '建议', 'C'],
    ['工地边坡塌方，下面有人住', '求助', 'D'],
    ['几百人在路口聚集', '举报', 'D'],
    ['一件说不清的小事', '求助', 'B'],
  ] as const)('%s（%s）is class %s', (text, nature, expected) => {
    expect(of('pingdingshan', nature, text).class).toBe(expected)
  })

  it('goes by the duty catalogue before words', () => {
    const input = { nature: '投诉', text: '一件小事', facts: {}, duty: { class: 'C' } } as const
    expect(classify(packOf('pingdingshan'), input, at)).toMatchObject({ class: 'C', article: '四（C类）' })
  })

  it('lets danger go before the catalogue', () => {
    const input = {
      nature: '求助',
      text: '一件小事',
      facts: { emergency: true },
      duty: { class: 'B' },
    } as const
    expect(classify(packOf('pingdingshan'), input, at).class).toBe('D')
  })

  it('does not take a question about danger for danger', () => {
    expect(of('pingdingshan', '咨询', '燃气泄漏了应该打什么电话').class).toBe('A')
  })

  it('exists in one place only', () => {
    const others = ['generic-city', 'weifang', 'fuzhou', 'district-supervision']
    expect(others.map((place) => of(place, '投诉', '家里停水').class)).toEqual(others.map(() => undefined))
  })
})

describe('other ways of sorting', () => {
  it('tells citizens from enterprises where their limits differ', () => {
    expect(of('generic-city', '求助', '办证慢').label).toBe('群众诉求')
    expect(of('generic-city', '求助', '办证慢', { complainant: 'enterprise' }).label).toBe('企业诉求')
  })

  it('tells consultations from the rest in the district', () => {
    expect(of('district-supervision', '咨询', '怎么办').label).toBe('咨询类诉求')
    expect(of('district-supervision', '投诉', '噪声').label).toBe('非咨询类诉求')
  })

  it('handles internally what article 6 names, and publishes the rest [F-01] [F-05]', () => {
    const publicity = (facts: Facts) => of('fuzhou', '投诉', '一件事', facts).publicity
    expect(publicity({})).toBe('public')
    expect(publicity({ discipline: 'violation' })).toBe('internal')
    expect(publicity({ discipline: 'style' })).toBe('internal')
    expect(publicity({ publicity: 'citizen_opt_out' })).toBe('internal')
    expect(of('fuzhou', '投诉', '一件事', { discipline: 'style' }).label).toBe('内部批转办理')
  })

  it('publishes nowhere else', () => {
    for (const place of ['generic-city', 'weifang', 'pingdingshan', 'district-supervision'])
      expect(of(place, '投诉', '一件事').publicity).toBe('private')
  })
})

describe('publishing the result (fuzhou art. 6, 9) [F-21]', () => {
  // Internal, the citizen wants it public, the unit's wish for privacy confirmed.
  it.each([
    [false, true, false, 'public'],
    [false, true, true, 'private'],
    [false, false, false, 'internal'],
    [false, false, true, 'internal'],
    [true, true, false, 'internal'],
    [true, true, true, 'internal'],
    [true, false, false, 'internal'],
    [true, false, true, 'internal'],
  ] as const)(
    'internal %s, wanted public %s, privacy confirmed %s: %s',
    (internal, wants, confirmed, result) => {
      const question = { internal, citizenWantsPublic: wants, unitPrivateConfirmed: confirmed }
      expect(decidePublicity(packOf('fuzhou'), question, at)).toBe(result)
    },
  )
})
