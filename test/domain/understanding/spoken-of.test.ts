import { describe, expect, it } from 'vitest'
import {
  answeredElsewhere,
  asksForWriting,
  bareWish,
  chasesOrder,
  correctsOrder,
  detectEmergency,
  lacksNumber,
  speaksOfOwnOrder,
  sufferedAtHome,
  understand,
} from '../../../src/domain/understanding/index.ts'

describe('an order spoken of without its number', () => {
  it.each([
    '我就想问问我前天反映的那个路灯修好没有',
    '你们上次给我答复的那个单子我不满意',
    '算了 我要补充一下 那天没说清 是三号楼不是二号楼',
    '我的单子怎么还没人处理',
  ])('is heard in %s', (text) => {
    expect(speaksOfOwnOrder(text)).toBe(true)
  })

  it.each(['物业上次说的处理结果是什么', '我要补充公积金', '路灯坏了三天没人修', ''])(
    'is not in %s',
    (text) => {
      expect(speaksOfOwnOrder(text)).toBe(false)
    },
  )

  it.each(['没有单号', '不记得单号', '查询码丢了', '编号忘了'])('its number is gone: %s', (text) => {
    expect(lacksNumber(text)).toBe(true)
  })
})

describe('what is said of an order just filed', () => {
  it.each(['怎么还没人来修', '都一个礼拜了没人管', '到现在也没人联系我', '什么时候来人', '太慢了'])(
    'chases it: %s',
    (text) => {
      expect(chasesOrder(text)).toBe(true)
    },
  )

  it.each(['垃圾没人清', '楼道灯没人修', '暖气还不热', '怎么还没发工资', '什么时候退休', ''])(
    'is another matter: %s',
    (text) => {
      expect(chasesOrder(text)).toBe(false)
    },
  )

  it.each(['我刚才说错了是14号', '不好意思，地址写错了，应该是14号楼'])('corrects it: %s', (text) => {
    expect(correctsOrder(text)).toBe(true)
  })

  it.each(['医生打错了针', '打错了电话是诈骗', '房产证上名字写错了怎么改', ''])(
    'corrects nothing: %s',
    (text) => {
      expect(correctsOrder(text)).toBe(false)
    },
  )
})

describe('blows at home', () => {
  it.each(['我老公打我', '我被男朋友打了', '我丈夫喝了酒就打我'])('are told by %s', (text) => {
    expect(sufferedAtHome(text)).toBe(true)
  })

  it.each(['老公打我能离婚吗', '打人怎么处罚', '物业保安打我'])('are not by %s', (text) => {
    expect(sufferedAtHome(text)).toBe(false)
  })
})

describe('danger', () => {
  it.each(['着 火 了', '救  命'])('sent sign by sign is heard: %s', (text) => {
    expect(detectEmergency(text)).not.toBeNull()
  })
})

describe('a wish without a matter', () => {
  it.each([
    ['我要投诉', '投诉'],
    ['你好 我想举报', '举报'],
    ['我想反映一个问题', '投诉'],
    ['我要提个建议', '建议'],
    ['没办过 你帮我新报一个', '求助'],
    ['表扬 表扬 表扬', '建议'],
    ['退款！！！', '投诉'],
    ['还我血汗钱！', '投诉'],
    ['我要退款', '投诉'],
    ['我要找市长反映问题', '投诉'],
    ['退款', null],
    ['退款多久到账', null],
    ['我要退款，网购的鞋七天内不给退', null],
    ['我要投诉物业', null],
    ['投诉楼下烧烤店', null],
  ])('%s names %s', (text, nature) => {
    expect(bareWish(text)).toBe(nature)
  })
})

describe('business of others', () => {
  it.each(['高铁票怎么退', '明天下雨吗', '微信密码忘了怎么办', '快手号被封了'])(
    '%s is named with who does it',
    (text) => {
      expect(answeredElsewhere(text)?.reach).toMatch(/[\d平]/)
    },
  )

  it.each([
    '我要投诉火车站出租车乱收费',
    '铁路噪声太大怎么办',
    '网上被骗怎么办',
    '小区下雨积水找谁',
    '把闲置的微信小号卖掉有事吗',
    '我的饭店被封了',
    '支付宝里的钱被骗了账号也登不上',
  ])('%s is none', (text) => {
    expect(answeredElsewhere(text)).toBeNull()
  })
})

describe('a message read', () => {
  it('asks for writing when its writer cannot hear', () => {
    expect(asksForWriting('你好我是聋哑人 只能打字 请不要打电话')).toBe(true)
    expect(asksForWriting('聋哑人补贴怎么领')).toBe(false)
  })

  it.each(['驾照丢了', '我身份证过期了', '要钱不'])('%s is a question', (text) => {
    expect(understand(text)).toMatchObject({ nature: '咨询', asks: true })
  })

  it.each(['停车费收的也太黑了吧 半小时收我20', '垃圾桶几天没人清，请安排清运'])(
    '%s tells of a matter',
    (text) => {
      expect(understand(text).nature).not.toBe('咨询')
    },
  )
})
