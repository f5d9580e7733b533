import { describe, expect, it } from 'vitest'
import {
  fromItsMatter,
  natureOf,
  normalise,
  onlyWishes,
  praises,
  readFields,
  summarise,
} from '../../../src/domain/understanding/index.ts'
import { isPublicFault } from '../../../src/domain/understanding/public-fault.ts'

const titleOf = (text: string) => summarise(normalise(text))

describe('a title', () => {
  it.each([
    ['哦那我家楼上漏水物业不管', '我家楼上漏水物业不管'],
    ['喂你好，我想反映一下楼下烧烤店半夜还在吵', '楼下烧烤店半夜还在吵'],
    ['那个我想问一下路灯坏了谁修', '路灯坏了谁修'],
    ['您好我是高新区的居民，小区门口的井盖丢了', '小区门口的井盖丢了'],
    ['跟你们反映个事，学校门口堵车', '学校门口堵车'],
    ['就是说那个什么 我家门口那个路上个月挖开了', '我家门口那个路上个月挖开了'],
    ['尊敬的各位领导：我是幸福小区的业主，电梯坏了一个月', '电梯坏了一个月'],
    ['只能发短信联系我，我上班不能接电话。我家自来水从昨天停到现在', '我家自来水从昨天停到现在'],
  ])('begins with the matter: %s', (text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it.each(['我想上学，爸爸不让', '那条路一直没修', '村务不公开，账目没人见过', '桥那边的路灯不亮'])(
    'keeps what only looks like an opening or a wish: %s',
    (text) => {
      expect(titleOf(text).length).toBeGreaterThanOrEqual(7)
    },
  )

  it('begins where the sentence of the matter begins', () => {
    expect(titleOf('楼上邻居天天在楼道堆东西，还养了五条狗，叫得没法睡')).toMatch(/^楼上邻居/)
  })

  it('of one long breath ends where a reader would draw it', () => {
    const title = titleOf(
      '我们小区的物业公司从去年开始就一直不打扫楼道卫生而且电梯坏了也不修然后我们去找他们他们也不管还骂人真的没有办法了',
    )
    expect(title.length).toBeLessThanOrEqual(40)
    expect(title).toMatch(/(?:了|不修|也不管)$/)
  })

  it('that cannot be parted anywhere says that it goes on', () => {
    expect(titleOf('投诉'.repeat(40))).toMatch(/^.{39}…$/)
  })
})

describe('a telling shown back', () => {
  it.each([
    ['喂你好，我想反映一下路灯不亮三天了', '路灯不亮三天了'],
    ['别打电话。我家停水两天了', '我家停水两天了'],
    ['你好', '你好'],
    ['我要投诉物业', '我要投诉物业'],
  ])('leaves out what only announces it, never all of it: %s', (text, shown) => {
    expect(fromItsMatter(text)).toBe(shown)
  })
})

describe('wishes', () => {
  it.each([
    ['只能发短信联系我，我上班不能接电话', '只能发短信联系我，我上班不能接电话'],
    ['请不要打电话给我，路灯不亮', '请不要打电话给我'],
    ['我耳朵不好听不见电话，请发短信', '我耳朵不好听不见电话，请发短信'],
    ['下午六点以后再打电话给我，垃圾没人收', '下午六点以后再打电话给我'],
  ])('of how to be reached are kept in the words they were told in: %s', (text, wish) => {
    expect(readFields(text).contactWish).toBe(wish)
    expect(readFields(text).replyWanted).not.toBe(false)
  })

  it.each([
    '客服不接电话',
    '有人半夜给我打电话',
    '骗子发短信联系我',
    '短信通知我欠费了，我没欠',
    '推销的每天晚上给我打电话',
    '物业不要打电话只会贴通知了',
  ])("of others' calls are none: %s", (text) => {
    expect(readFields(text).contactWish).toBeUndefined()
  })

  it.each(['不要公开我的名字，垃圾没人收', '我不想让人知道是我说的，食堂用坏肉', '别让邻居知道是我反映的'])(
    'to stay unnamed are secrecy, and publish or not is left open: %s',
    (text) => {
      expect(readFields(text)).toMatchObject({ confidential: true })
      expect(readFields(text).publicity).toBeUndefined()
    },
  )

  it('村务不公开 is a matter and no wish', () => {
    expect(readFields('我们村务不公开').publicity).toBeUndefined()
    expect(onlyWishes('村务不公开')).toBe(false)
  })

  it.each(['别打电话', '您好，只能发短信联系我', '不要公开我的名字', '请保密，不要告诉物业'])(
    'may be all a message says: %s',
    (text) => {
      expect(onlyWishes(text)).toBe(true)
    },
  )

  it.each(['别打电话，路灯不亮', '你好', '路灯不亮'])('are not all of it where more is told: %s', (text) => {
    expect(onlyWishes(text)).toBe(false)
  })
})

describe('praise', () => {
  it.each([
    '我要表扬一下公交12路的司机师傅，扶老人上车',
    '想感谢东关派出所的民警帮我找回手机',
    '给城管队员点赞，下雪天还在扫路',
    '路灯坏了打电话当天就修好了，特别想表扬一下维修师傅',
    '我要给社区医院的李医生送锦旗，怎么联系',
  ])('of a person or a unit is an opinion (建议), no call for help: %s', (text) => {
    expect(praises(text)).toBe(true)
    expect(natureOf(text)).toMatchObject({ nature: '建议', asks: false })
  })

  it.each([
    '我要表扬你们，三年了路还没修好',
    '想感谢民警，但是案子到现在没人管',
    '见义勇为表扬奖励条件是什么',
    '物业不管漏水，请领导处理，非常感谢',
    '表扬信怎么写',
    '学校要求家长送锦旗，收了每人一百块',
    '谢谢你们',
  ])('is none with a wrong beside it, as courtesy or as a question: %s', (text) => {
    expect(praises(text)).toBe(false)
  })
})

describe('a fault of a public thing', () => {
  it.each(['建设路上有个大坑', '路灯不亮', '人民路的井盖坏了', '红绿灯坏了两天', '公园里的健身器材松了'])(
    'has nobody on the other side: %s',
    (text) => {
      expect(isPublicFault(text)).toBe(true)
      expect(natureOf(text).nature).not.toBe('举报')
    },
  )

  it.each(['有人偷井盖，路上都没了', '施工队把路挖断了不管', '物业不修路灯', '饭店油烟太大'])(
    'is none where somebody did it: %s',
    (text) => {
      expect(isPublicFault(text)).toBe(false)
    },
  )
})

describe('a request to send somebody', () => {
  it.each([
    '附近总有股怪味，晚上特别重，请派人查一查',
    '附近总有股怪味，能不能派人查一查',
    '楼道里有股烧焦味，可以派个人来看看吗',
    '小区里有群租房，能不能派人来查查',
    '俺们村停水三天了恁给问问呗',
  ])('wants something done and is no question of policy: %s', (text) => {
    expect(natureOf(normalise(text)).nature).not.toBe('咨询')
  })

  it.each(['家里有怪味是什么原因', '群租房归哪个部门管', '消防检查多久一次'])(
    'is not in what only asks: %s',
    (text) => {
      expect(natureOf(normalise(text)).nature).toBe('咨询')
    },
  )
})
