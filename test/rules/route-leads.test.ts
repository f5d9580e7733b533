import { describe, expect, it } from 'vitest'
import type { Nature } from '../../src/domain/matter.ts'
import { packOf, type RouteInput, route } from '../../src/rules/index.ts'
import { contentOf } from './content-of.ts'

const at = new Date('2026-11-20T02:00:00Z')
const contents = new Map<string, ReturnType<typeof contentOf>>()
const content = (place: string) => {
  const known = contents.get(place) ?? contentOf(place)
  contents.set(place, known)
  return known
}
const send = (place: string, text: string, more: Partial<RouteInput> = {}) => {
  const { units, duties } = content(place)
  return route(packOf(place), units, duties, { nature: '投诉', ...more, text }, at)
}
const lead = (...input: Parameters<typeof send>) => {
  const { decided, candidates } = send(...input)
  return decided ? candidates[0]?.unit : null
}
const named = (...input: Parameters<typeof send>) => send(...input).candidates.map(({ unit }) => unit)

describe('a complaint in own words', () => {
  it.each([
    ['我们小区北门外面半夜还在施工，吵得睡不着，没人管', 'urban-management'],
    ['楼上那家天天夜里拖桌子，说了好几回不听', 'police'],
    ['邻居装修不分时间，午休也拿冲击钻打墙', 'housing'],
    ['烟道串味，一楼火锅店做饭我们家全是辣椒味', 'urban-management'],
    ['在工地干了半年，包工头一分没给就跑了', 'hrss'],
    ['村头养鸡的天一热臭得人吃不下饭', 'agriculture'],
  ])('%s goes to %s', (text, unit) => {
    expect(lead('weifang', text)).toBe(unit)
  })

  it('that two units could take is left to a person, with both to choose from', () => {
    const { decided, candidates } = send('weifang', '银行和学校的事')
    expect(decided).toBe(false)
    expect(candidates.map(({ unit }) => unit).sort()).toEqual(['education', 'finance-regulator'])
  })

  it.each(['你们到底管不管老百姓的死活', '上次那个问题还没解决呢', '邻居老跟我过不去'])(
    '%s is left to a person',
    (text) => {
      expect(send('weifang', text).decided).toBe(false)
    },
  )
})

describe('the area named', () => {
  const vending = '天天有人占道经营'

  it('leads a territorial duty where the place puts the area first', () => {
    expect(lead('pingdingshan', `湛河区${vending}`)).toBe('zhanhe')
    expect(lead('fuzhou', `仓山区${vending}`)).toBe('cangshan')
    expect(lead('generic-city', `城东区${vending}`)).toBe('chengdong')
  })

  it('helps the department in weifang (art. 24)', () => {
    expect(named('weifang', `寒亭区${vending}`)).toEqual(['urban-management', 'hanting'])
  })

  it('has no part in a duty that is not territorial', () => {
    expect(named('fuzhou', '仓山区一家公司拖欠工资三个月')).not.toContain('cangshan')
    expect(lead('pingdingshan', '湛河区一家公司拖欠工资三个月')).toBe('hrss')
  })

  it('of an outlying county has its own water; that of the city is the city company’s, in fuzhou and pingdingshan', () => {
    expect(lead('fuzhou', '福清市停水两天了')).toBe('fuqing')
    expect(lead('fuzhou', '鼓楼区停水两天了')).toBe('water-supply')
    expect(lead('pingdingshan', '叶县停水两天了')).toBe('yexian')
    expect(lead('pingdingshan', '新华区停水两天了')).toBe('water-supply')
  })

  it('never leads for the grid, the duty nearest being the company’s', () => {
    expect(lead('pingdingshan', '叶县停电一整天')).toBe('power')
    expect(lead('fuzhou', '福清市停电一整天')).toBe('power')
  })

  it('is not read from the name of a shop or a road', () => {
    expect(lead('pingdingshan', '新华书店门口有人占道经营')).toBe('urban-management')
    expect(lead('pingdingshan', '新华路有人占道经营')).toBe('urban-management')
    expect(lead('pingdingshan', '新华那边有人占道经营')).toBe('xinhua')
  })

  it('begins in the village, then the town, then the department in the district', () => {
    const garbage = '的垃圾堆了半个月没人清'
    expect(lead('district-supervision', `小河村${garbage}`)).toBe('xiaohe')
    expect(lead('district-supervision', `柳林镇${garbage}`)).toBe('liulin')
    expect(lead('district-supervision', `我们这里${garbage}`)).toBe('urban-management')
  })

  it('makes two lines agree that it would lead both', () => {
    const text = '摆摊的吵得很，油烟也大'
    expect(send('pingdingshan', `叶县${text}`).decided).toBe(true)
    expect(lead('pingdingshan', `叶县${text}`)).toBe('yexian')
  })

  it('of a town gets nothing outside its list in weifang (art. 24)', () => {
    const { duties } = content('weifang')
    const listed = new Set(['courtyard-waste', 'village-road', 'homestead'])
    for (const { words } of duties.filter(({ id }) => !listed.has(id)))
      for (const word of words.filter((known) => !/[=…~-]/.test(known)))
        expect(named('weifang', `王坟镇${word}`), word).not.toContain('wangfen-town')
  })
})

describe('a unit complained of', () => {
  const report = (text: string, nature: Nature = '举报') => ({ text, nature })

  it.each([
    ['weifang', '举报城管局收摊贩的钱，占道经营不管', 'urban-management'],
    ['weifang', '综合行政执法局的人收了好处，占道经营不管', 'urban-management'],
    ['fuzhou', '城管委执法人员打人，还纵容摆摊', 'urban-management'],
    ['district-supervision', '举报综合执法局包庇违建', 'urban-management'],
    ['weifang', '举报环保局收受工厂好处，偷排污水', 'environment'],
    ['weifang', '市监局工作人员收钱，过期食品不查', 'market'],
  ])('in %s never gets “%s”', (place, text, unit) => {
    expect(named(place, text, report(text))).not.toContain(unit)
  })

  it('is a street or town however it is called', () => {
    for (const text of [
      '举报柳林镇政府卖地，垃圾不清',
      '举报镇政府的人收钱，柳林镇垃圾不清',
      '柳林镇书记收好处，垃圾堆成山',
    ])
      expect(named('district-supervision', text, report(text)), text).not.toContain('liulin')
    for (const text of ['举报城关街道办包庇占道经营', '举报街道办，城关街道占道经营收保护费'])
      expect(named('district-supervision', text, report(text)), text).not.toContain('chengguan')
  })

  it('is a village whose people are accused: the town does not judge it unless free', () => {
    const text = '小河村支书收钱，垃圾不清'
    expect(lead('district-supervision', text, report(text))).toBe('liulin')
  })

  it('is barred whatever the complaint calls itself, when it tells of misconduct', () => {
    const text = '城管局的人收了烧烤摊的钱，油烟没人管'
    expect(named('weifang', text, { nature: '求助' })).not.toContain('urban-management')
  })

  it('is not the one at whose door it happens, nor the one asked to act', () => {
    expect(lead('weifang', '举报城管局门口有人占道经营', { nature: '举报' })).toBe('urban-management')
    expect(lead('weifang', '请城管局来管管占道经营', { nature: '投诉' })).toBe('urban-management')
  })
})
