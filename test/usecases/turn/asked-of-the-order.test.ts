import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { castOf } from './cast.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-11-22T10:00:00+08:00')
})
afterAll(() => jiban.close())

const noise = '我要投诉，奎文区新华路老李烧烤每天半夜在路边摆摊，噪声很大'
const brewing = '举报奎文区东风街36号宏达酒厂用工业酒精勾兑假酒'
const contact = '我姓王，电话13800000000'

/** A citizen who was shown the order back. */
const shown = async (matter: string, place = 'weifang') => {
  const citizen = citizenOf(jiban, place)
  await citizen.say(matter)
  await citizen.say(contact)
  return citizen
}

describe('a question about the order itself', () => {
  it.each([
    ['能匿名吗', '第十一条第二款'],
    ['会不会告诉他是我投诉的', '第七条'],
    ['会被报复吗', '第三十五条'],
    ['能改吗', '提交以前哪一项都能改'],
    ['要钱吗', '不收费'],
    ['谁来处理', '提交后'],
  ])('%s is answered from the rules while the order waits to be given', async (asked, told) => {
    const citizen = await shown(noise)
    const turn = await citizen.say(asked)
    expect(turn.outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
    expect(textOf(turn)).toContain(told)
    const filed = await citizen.say('提交')
    const order = await castOf(jiban, 'weifang', filed.outcome.orderNo ?? '').order()
    expect(order.text).not.toContain(asked)
    expect(order.anonymous).toBe(false)
  })

  it('is answered beside what the message tells, and the form goes on', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(noise)
    const turn = await citizen.say(`${contact}，会保密吗`)
    expect(turn.outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
    expect(textOf(turn)).toMatch(/不能泄露[\s\S]*138\*\*\*\*0000/)
  })

  it('in the first message is answered, and the matter is taken in without it', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const turn = await citizen.say(`${noise}，会不会让老板知道是我`)
    expect(turn.outcome).toMatchObject({ kind: 'intake', asked: ['contactPhone'] })
    expect(textOf(turn)).toContain('第七条')
    const { replies } = await citizen.say(contact)
    expect(replies[0]?.text).not.toContain('老板知道')
  })

  it('who handles it names no unit that it complains of', async () => {
    const citizen = await shown('投诉奎文区城市管理局执法人员态度恶劣，乱扣东西')
    expect(textOf(await citizen.say('谁来处理'))).not.toMatch(/会转给[^，]*城市管理局/)
  })
})

describe('the wish to be nameless', () => {
  it('of a reporter takes back what was given and keeps the reporter secret', async () => {
    const citizen = await shown(brewing)
    const turn = await citizen.say('我要匿名')
    expect(textOf(turn)).not.toContain('138****0000')
    const filed = await citizen.say('提交')
    const order = await castOf(jiban, 'weifang', filed.outcome.orderNo ?? '').order()
    expect(order).toMatchObject({ anonymous: true, confidential: true })
  })

  it('is over when a number is given after it', async () => {
    const citizen = await shown(brewing)
    await citizen.say('匿名')
    expect(textOf(await citizen.say('还是留个电话吧，13900000000'))).toContain('139****0000')
  })

  it('of a complainant is told why a number is needed, and what may be asked for instead', async () => {
    const citizen = await shown(noise)
    const turn = await citizen.say('我要匿名')
    expect(textOf(turn)).toContain('投诉要留一个联系电话')
    expect(turn.replies[0]?.options?.map(({ send }) => send)).toContain('保密')
    expect(textOf(await citizen.say('保密'))).toContain('对被反映单位保密您的身份')
  })

  it('said again and again changes nothing', async () => {
    const citizen = await shown(noise)
    await citizen.say('匿名')
    const again = await citizen.say('匿名')
    expect(again.outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
    expect((await citizen.say('提交')).outcome.kind).toBe('order')
  })

  it('is asked for no secrecy once more', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const turn = await citizen.say(`匿名${brewing}`)
    expect(turn.outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
  })
})

describe('a matter that many bring', () => {
  const flagsOf = async (place: string) => {
    const citizen = await shown('我们二十个人一起被拖欠工资，老板跑了，在城关健康街6号工地', place)
    for (let i = 0; i < 4; i++) {
      const turn = await citizen.say('提交')
      if (turn.outcome.orderNo) return (await castOf(jiban, place, turn.outcome.orderNo).order()).flags
      if (turn.outcome.asked?.includes('publicity')) await citizen.say('公开')
      else await citizen.say('跳过')
    }
    throw new Error('not filed')
  }

  it('is marked for the dispatcher where the place follows such matters', async () => {
    expect(await flagsOf('pingdingshan')).toContain('mass')
  })

  it('is left unmarked where the place knows no such mark', async () => {
    expect(await flagsOf('fuzhou')).not.toContain('mass')
  })
})
