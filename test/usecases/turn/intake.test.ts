import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { cardOf, filedEvent, finish, lamp, noise, orderNumbers, phone } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const report = '我要举报幸福路12号的黑作坊卖过期肉'

describe('the fields of an intake', () => {
  it('are taken in any order, whatever was asked first', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    expect((await citizen.say(lamp)).outcome.asked).toEqual(['place', 'contactPhone'])
    expect((await citizen.say(phone)).outcome.asked).toEqual(['place'])
    const card = await citizen.say('奎文区幸福路12号')
    expect(card.outcome.reason).toBe('confirm')
    expect(textOf(card)).toContain('地点：奎文区幸福路12号')
    expect(textOf(card)).toContain('联系：138****8000')
  })

  it.each(['鼓楼区东街口12号', '奎文区广文街道金都花园', '高新区创业路8号创新科技公司'])(
    'keep the whole address %s, and read no day out of its number',
    async (address) => {
      const citizen = citizenOf(jiban, 'weifang')
      await citizen.say(lamp)
      await citizen.say(phone)
      const card = textOf(await citizen.say(address))
      expect(card).toContain(`地点：${address}\n`)
      expect(card).not.toContain('时间：')
    },
  )

  it('may both stand in one answer, with the name', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    const card = await citizen.say(`奎文区幸福路12号，${phone}，李女士`)
    expect(card.outcome.reason).toBe('confirm')
    expect(textOf(card)).toContain('地点：奎文区幸福路12号')
    expect(textOf(card)).toMatch(/联系：.*李.*138\*\*\*\*8000/)
  })

  it('are filled by one part of an answer each', async () => {
    const citizen = citizenOf(jiban, 'fuzhou')
    const asked = await citizen.say('我举报有人收受红包，办事要给钱')
    expect(asked.outcome.asked).toEqual(['place', 'target'])
    const card = cardOf(await finish(citizen, await citizen.say('鼓楼区')))
    const filed = await filedEvent(jiban, 'fuzhou', card.no)
    expect([filed.where, filed.target]).toEqual(['鼓楼区', undefined])
  })

  it('are not filled by words of command', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    for (const word of ['登记', '提交', '好的'])
      expect((await citizen.say(word)).outcome.asked).toEqual(['place', 'contactPhone'])
  })

  it('are asked again with the reason and the article when one that is needed is skipped', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(noise)
    const again = await citizen.say('跳过')
    expect(again.outcome.asked).toEqual(['contactPhone'])
    expect(textOf(again)).toContain('第十一条第二款')
  })
})

describe('a correction', () => {
  it('before the order is shown back changes the field and keeps the rest of the address', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('奎文区幸福路12号2号楼门口路灯坏了半个月没人修，要投诉')
    await citizen.say('不对，是三号楼')
    const card = await citizen.say(phone)
    expect(textOf(card)).toMatch(/地点：奎文区幸福路12号三号楼/)
  })

  it('after it does the same, and the corrected order is what is filed', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    await citizen.say(`奎文区幸福路12号院2号楼，${phone}`)
    const card = await citizen.say('不对，是三号楼')
    expect(card.outcome.reason).toBe('confirm')
    const { no } = cardOf(await citizen.say('提交'))
    expect((await filedEvent(jiban, 'weifang', no)).where).toBe('奎文区幸福路12号院三号楼')
  })

  it('of the telephone replaces it', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(noise)
    await citizen.say(phone)
    expect(textOf(await citizen.say('电话不对，是13911112222'))).toContain('139****2222')
    const { no } = cardOf(await citizen.say('提交'))
    const personal = await jiban.deps.orders.personal(placeIdSchema.parse('weifang'), no, 'test', 'test')
    expect(personal?.contactPhone).toBe('13911112222')
  })

  it('without a value is asked about', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(`${noise}，电话${phone}`)
    expect((await citizen.say('不对')).outcome).toMatchObject({ kind: 'intake', reason: 'correct' })
    expect((await citizen.say('提交')).outcome.kind).toBe('order')
  })
})

describe('giving up', () => {
  it.each(['取消', '算了', '撤回'])('ends the intake and files nothing (%s)', async (word) => {
    const before = await orderNumbers(jiban, 'weifang')
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    expect((await citizen.say(word)).outcome).toMatchObject({ kind: 'intake', reason: 'cancelled' })
    expect((await citizen.say('提交')).outcome.kind).not.toBe('order')
    expect(await orderNumbers(jiban, 'weifang')).toEqual(before)
  })

  it('works at the order shown back as well', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(`${noise}，电话${phone}`)
    expect((await citizen.say('取消')).outcome.reason).toBe('cancelled')
  })
})

describe('a report', () => {
  it('may be anonymous, and the reporter reads what that means before and after filing', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const asked = await citizen.say(`${report}，不想留名字和电话`)
    // Who stays nameless is secret anyway.
    expect(asked.outcome.asked).toEqual(['target'])
    const shown = await citizen.say('跳过')
    expect(shown.outcome.reason).toBe('confirm')
    expect(textOf(shown)).toContain('办理情况无法告诉您')
    const filed = await citizen.say('提交')
    expect(textOf(filed)).toContain('办理结果无法答复您')
    expect(await filedEvent(jiban, 'weifang', cardOf(filed).no)).toMatchObject({
      anonymous: true,
      confidential: true,
    })
  })

  it('may keep the telephone back when asked for it', async () => {
    const citizen = citizenOf(jiban, 'pingdingshan')
    const turn = await finish(citizen, await citizen.say(report), { contactPhone: '跳过' })
    expect((await filedEvent(jiban, 'pingdingshan', cardOf(turn).no)).anonymous).toBe(true)
  })

  it('is confidential unless the reporter says otherwise', async () => {
    for (const [answer, confidential] of [
      ['保密', true],
      ['跳过', true],
      ['不用保密', false],
    ] as const) {
      const citizen = citizenOf(jiban, 'weifang')
      const asked = await citizen.say(`${report}，电话${phone}`)
      expect(asked.outcome.asked).toContain('confidential')
      const turn = await finish(citizen, asked, { confidential: answer })
      expect((await filedEvent(jiban, 'weifang', cardOf(turn).no)).confidential, answer).toBe(confidential)
    }
  })

  it('can be made confidential when it is shown back', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    let turn = await citizen.say(`${report}，电话${phone}`)
    while (turn.outcome.reason === 'missing-fields') turn = await citizen.say('跳过')
    expect(textOf(turn)).not.toContain('对被反映单位保密')
    expect(textOf(await citizen.say('保密'))).toContain('对被反映单位保密')
  })

  it('does not answer two questions with one 不用', async () => {
    const citizen = citizenOf(jiban, 'fuzhou')
    await citizen.say(`${report}，电话${phone}`)
    let turn = await citizen.say('跳过')
    while (turn.outcome.asked && turn.outcome.asked[0] !== 'publicity') turn = await citizen.say('跳过')
    const card = cardOf(await finish(citizen, await citizen.say('不用')))
    expect((await filedEvent(jiban, 'fuzhou', card.no)).confidential).toBe(true)
  })
})

describe('personal data', () => {
  it('stays out of the title, however it is spaced', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const card = cardOf(
      await finish(citizen, await citizen.say('幸福路12号老板卖假货，电话8123456不接，要投诉')),
    )
    const { title } = await filedEvent(jiban, 'weifang', card.no)
    expect(`${card.title}${title}`).not.toContain('8123456')
    expect(card.title).toBe(title)
  })

  it('stays out of the events, the card and the order shown back, wherever it was told', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const opening = `幸福路12号13911112222号铺、微信13911113333的老板卖假货，要投诉，希望退款到6222021234567890123`
    let turn = await citizen.say(opening)
    const said = [textOf(turn)]
    const own = { place: '幸福路12号，门口贴着13911114444', target: '13911115555这家店', contactPhone: phone }
    for (let asked = 0; asked < 8 && turn.outcome.kind === 'intake'; asked++) {
      const field = turn.outcome.asked?.[0] as keyof typeof own | undefined
      turn = await citizen.say(field === undefined ? '提交' : (own[field] ?? '跳过'))
      said.push(textOf(turn))
    }
    const card = cardOf(turn)
    const stored = await jiban.deps.orders.load(placeIdSchema.parse('weifang'), card.no)
    const everything = `${JSON.stringify(stored?.events)}${JSON.stringify(card)}${said.join()}`
    expect(everything).not.toMatch(/139111[1-5]{5}|6222021234567890123|13800138000/)
  })

  it('keeps the name of who tells it out of the events, and keeps it sealed', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const told = `奎文区幸福路12号小区停水两天了，要投诉，我叫李明远，电话${phone}`
    const { no } = cardOf(await finish(citizen, await citizen.say(told)))
    const place = placeIdSchema.parse('weifang')
    const stored = await jiban.deps.orders.load(place, no)
    expect(JSON.stringify(stored?.events)).not.toContain('李明远')
    expect((await filedEvent(jiban, 'weifang', no)).text).toContain('李某')
    const sealed = await jiban.deps.orders.personal(place, no, 'test', 'the name as told')
    expect(sealed).toMatchObject({ contactName: '李明远' })
    expect(sealed?.verbatim).toContain('李明远')
  })

  it.each(['端木明丽', '阿依古丽', '买买提·艾力', '欧阳娜娜', '王小明'])(
    'keeps the reporter %s out of the events, however rare the name',
    async (name) => {
      const citizen = citizenOf(jiban, 'weifang')
      const told = `我要举报，奎文区幸福路12号的小作坊用过期肉做熟食。我叫${name}，电话${phone}，请为我保密`
      const { no } = cardOf(await finish(citizen, await citizen.say(told)))
      const place = placeIdSchema.parse('weifang')
      const stored = await jiban.deps.orders.load(place, no)
      expect(JSON.stringify(stored?.events)).not.toContain(name)
      const sealed = await jiban.deps.orders.personal(place, no, 'test', 'the name as told')
      expect(sealed).toMatchObject({ contactName: name })
    },
  )

  it('is masked in place, time, target and demand given as answers', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('我要举报有人卖过期肉')
    await citizen.say('地址在幸福路12号找13911114444')
    const card = cardOf(await finish(citizen, await citizen.say('跳过')))
    const { where, target } = await filedEvent(jiban, 'weifang', card.no)
    expect(where ?? target).toBeDefined()
    expect(`${where}${target}`).not.toContain('13911114444')
  })
})
