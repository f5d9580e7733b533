import { describe, expect, it } from 'vitest'
import { detectEmergency, normalise } from '../../../src/domain/understanding/index.ts'
import { emergencySentences } from '../../eval/understanding-sentences.ts'

const read = (text: string) => detectEmergency(normalise(text))

describe('danger going on now', () => {
  it.each(emergencySentences.now)('gets $line: $text', ({ text, kind, line }) => {
    const found = read(text)
    expect(found?.kind).toBe(kind)
    expect(found?.lines).toContain(line)
    expect(normalise(text)).toContain(found?.phrase)
  })
})

describe('past, supposed, asked-about, figurative danger and mere hazards', () => {
  it.each(emergencySentences.none)('raise no alarm: %s', (text) => {
    expect(read(text)).toBeNull()
  })
})

describe('blows about to fall', () => {
  it.each([
    '房东不退押金还把我东西扔了，我现在在门口，他要打人',
    '老板不给工资，现在正要打我',
    '物业的人现在冲过来打人了，就因为停车费',
  ])('are danger, whatever the quarrel is about: %s', (text) => {
    expect(read(text)?.lines).toContain('110')
  })

  it.each([
    '房东不退押金，上个月还打人',
    '老板拖欠工资，说再要就打我，想问怎么办',
    '车被偷了，现在保险公司不赔',
  ])('are none when they are told of another time: %s', (text) => {
    expect(read(text)).toBeNull()
  })
})

describe('a paper of a child or an old person that is lost', () => {
  it.each(['孩子的身份证丢了', '宝宝的出生证明让我弄丢了', '老人的社保卡丢了怎么补'])(
    'is no missing person: %s',
    (text) => expect(read(text)).toBeNull(),
  )

  it.each(['孩子走丢了', '老人揣着身份证走丢了', '孩子拿着户口本不见了', '孩子带着卡找不到了'])(
    'leaves the missing person in danger: %s',
    (text) => expect(read(text)?.lines).toContain('110'),
  )
})

describe('the lines', () => {
  it('add an ambulance to any danger in which somebody is hurt', () => {
    expect(read('楼上着火了，有人受伤')?.lines).toEqual(['119', '120'])
    expect(read('楼上着火了')?.lines).toEqual(['119'])
  })

  it('name the gas company beside 119 for a leak', () => {
    expect(read('我家煤气泄漏了')?.lines).toEqual(['119', '燃气公司抢修电话'])
  })

  it('tell the most urgent danger of several', () => {
    expect(read('有人要跳楼，楼下还在打架')?.kind).toBe('suicide')
  })
})

describe('a letter', () => {
  const story =
    '我是某小区业主，向各位领导反映小区管理问题。物业公司长期不履行职责，楼道照明损坏，公共区域堆满杂物，垃圾没有及时清运，保安夜间不在岗，业主多次找物业经理沟通都没有结果，'

  it('that tells of danger among other things raises no alarm', () => {
    expect(read(`${story}邻居老人曾在楼梯上晕倒，小区车棚着火了也没有灭火器，请领导督促整改。`)).toBeNull()
  })

  it('that says it is going on at this moment does', () => {
    expect(read(`${story}现在车棚正在着火，请快派人来。`)?.kind).toBe('fire')
  })
})

describe('an intent to die', () => {
  it.each(['我不想活了', '不给我解决我就跳楼', '我活不下去了', '我真的想死'])(
    'counts whatever it stands beside: %s',
    (text) => {
      expect(read(text)?.kind).toBe('suicide')
    },
  )

  it.each(['气得我要跳楼', '我们养殖户快活不下去了', '跳楼价甩卖是假的'])(
    'is not read into a figure of speech: %s',
    (text) => {
      expect(read(text)).toBeNull()
    },
  )
})

describe('who asks how to commit a crime', () => {
  it('reports none', () => {
    expect(read('怎么抢劫银行不被抓')).toBeNull()
  })

  it('is still heard when it is about their own life', () => {
    expect(read('怎么自杀不疼，我不想活了')?.kind).toBe('suicide')
  })
})
