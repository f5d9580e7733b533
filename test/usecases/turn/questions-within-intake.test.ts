import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-11-22T10:00:00+08:00')
})
afterAll(() => jiban.close())

describe('what is said while a choice is open', () => {
  it('is the matter’s place and telephone, when what was asked told of a matter', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('小区电梯坏了三天了，物业说没钱修！你们管不管')
    await citizen.say('翠湖小区3号楼')
    const shown = await citizen.say('13812345678 李')
    expect(shown.outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
    expect(shown.replies[0]?.text).toContain('电梯坏了三天')
  })

  it('takes nothing in for a question that told of nothing', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const asked = await citizen.say('公积金能取出来装修吗')
    expect(asked.outcome.kind).toBe('clarify')
    expect((await citizen.say('13812345678')).outcome.kind).not.toBe('intake')
  })
})

describe('a question in the middle of an intake', () => {
  it('that may mean several entries has them beside the intake, which goes on', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('我工伤了老板不认')
    const turn = await citizen.say('没签合同也能认定吗')
    expect(turn.outcome).toMatchObject({ kind: 'intake', asked: ['place', 'contactPhone'] })
    expect(turn.replies[0]?.text).toContain('想先看有关规定')
    const picked = await citizen.say('1')
    expect(picked.outcome.kind).toBe('settled')
    expect(picked.replies.at(-1)?.options?.map(({ label }) => label)).toContain('登记，由单位答复')
  })
})

describe('a wish that is no business of a city', () => {
  it('is not taken in, and can be registered all the same', async () => {
    expect((await citizenOf(jiban, 'weifang').say('你能帮我点外卖吗')).outcome.kind).toBe('out-of-scope')
    const citizen = citizenOf(jiban, 'weifang')
    expect((await citizen.say('能帮我写作业吗')).outcome.kind).toBe('out-of-scope')
    expect((await citizen.say('登记')).outcome.kind).toBe('intake')
  })

  it.each(['能不能帮忙修一下楼道灯', '能帮我查一下社保吗', '帮我要回工资，老板拖了三个月'])(
    'is not seen in %s',
    async (text) => {
      expect((await citizenOf(jiban, 'weifang').say(text)).outcome.kind).not.toBe('out-of-scope')
    },
  )
})
