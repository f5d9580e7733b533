import { describe, expect, it } from 'vitest'
import { natureSchema } from '../../../src/domain/matter.ts'
import { isQuestion, natureOf, normalise } from '../../../src/domain/understanding/index.ts'
import { natureSentences } from '../../eval/understanding-sentences.ts'

const labelled = natureSchema.options.flatMap((nature) =>
  (natureSentences[nature] ?? []).map((text) => ({ nature, text })),
)

describe('nature', () => {
  it.each(labelled)('$nature: $text', ({ nature, text }) => {
    expect(natureOf(normalise(text)).nature).toBe(nature)
  })

  it.each([
    '路边烧烤可以举报不',
    '押金条丢了能退么',
    '卖剩下的车位是业主的还是开发商的',
    '鉴定的钱谁掏',
    '一套老房子要缴几成',
    '哪头给出证明',
    '身份证几天能办好',
    '公示要贴几天',
    '试用期可以有多久',
    '孙子跟奶奶的户口行不嘛',
    '招的临时工有年假没有',
    '戏票看错场次了能换吧',
    '困难补助每年可以领几次',
    '护照快到期了我人在国外',
  ])('hears the question without a word of asking in %s', (text) => {
    expect(natureOf(normalise(text)).asks).toBe(true)
  })

  it.each([
    '物业一点也不',
    '怕谁知道',
    '不知道是谁扔的垃圾',
    '好几个路灯不亮',
    '找了物业还是没修',
    '路灯坏了好几天了没人管',
    '垃圾堆了几天了',
    '反映了好几次都没结果',
    '这几年一直没修',
    '报修多久了还没来人',
    '这条街有十年没有',
    '说了也不嘛',
  ])('hears none in %s', (text) => {
    expect(isQuestion(normalise(text))).toBe(false)
  })

  it('weighs every nature it saw, the main one first', () => {
    const { natures } = natureOf('老板拖欠工资三个月，我该怎么办？')
    expect(natures.map((n) => n.nature)).toEqual(expect.arrayContaining(['投诉', '咨询']))
    expect(natures[0]?.weight).toBeGreaterThanOrEqual(natures[1]?.weight ?? 0)
    expect(natures.every((n) => n.weight > 0 && n.weight <= 1)).toBe(true)
  })

  it('takes a question that tells of a wrong as a consultation first and a complaint second', () => {
    const { natures } = natureOf('老板不给钱怎么办')
    expect(natures.map((n) => n.nature)).toEqual(['咨询', '投诉'])
  })

  it('believes the writer who names it, and who denies a name', () => {
    expect(natureOf('我要投诉，楼道灯不亮了').nature).toBe('投诉')
    expect(natureOf('不是投诉，就是想问问停车怎么收费').nature).toBe('咨询')
    expect(natureOf('不是举报，想建议增设摄像头').nature).toBe('建议')
  })

  it('does not take the name from 投诉电话, 被举报 or 物业建议', () => {
    expect(natureOf('投诉电话是多少').nature).toBe('咨询')
    expect(natureOf('我的店被举报了，需要准备哪些材料？').nature).toBe('咨询')
    expect(natureOf('物业建议我找供电公司，停电两天了没人管').nature).toBe('投诉')
  })

  it('says whether a message asks and whether it tells', () => {
    expect(natureOf('居住证怎么办理？')).toMatchObject({ asks: true, tells: false })
    expect(natureOf('我家楼下天天有人烧垃圾')).toMatchObject({ asks: false, tells: true })
    expect(natureOf('什么时候能修好路灯？都黑了半个月了')).toMatchObject({ asks: false })
  })
})
