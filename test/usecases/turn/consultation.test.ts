import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { allPlaces } from '../../../src/rules/index.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { cardOf, filedEvent, finish } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const recordsOf = (conversationId: string) =>
  jiban.database.db
    .selectFrom('consultation_record')
    .select(['question', 'entry_id', 'entry_version', 'quoted'])
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .execute()

/** Questions about things that do not exist: close to something known, or to nothing at all. */
const vague = ['量子冰箱年检去哪里办', '火星移民补贴怎么领', '飞天扫帚驾照怎么考', '时光机牌照怎么换']
const nonsense = [
  '隐形斗篷能不能报销',
  '独角兽吃什么口味的云',
  '怎么把月亮刷成蓝色',
  '恐龙蛋孵化要几天',
  '飞碟停车证要几天',
  '社区蹦床年审要几天',
  '鸵鸟坐公交要几张票',
  '热气球登记要几天',
]

const firstWith = async (questions: readonly string[], reason: string) => {
  for (const question of questions) {
    const citizen = citizenOf(jiban, 'weifang')
    const turn = await citizen.say(question)
    if (turn.outcome.reason === reason) return { citizen, question, turn }
  }
  throw new Error(`none of the questions ends as ${reason}: ${questions.join(' ')}`)
}

describe.each([...allPlaces])('a consultation in %s', (place) => {
  it('is settled with the source shown, and the very words quoted are on record [W-14] [P-12]', async () => {
    const citizen = citizenOf(jiban, place)
    const turn = await citizen.say('身份证丢了怎么补办')
    const [citation] = turn.replies[0]?.citations ?? []
    expect(turn.outcome).toMatchObject({ kind: 'settled', entryId: 'id-card.lost-replacement' })
    expect(citation?.basis.length).toBeGreaterThan(0)
    expect(textOf(turn)).toContain('来源：')
    const [record] = await recordsOf(citizen.conversationId)
    expect(record).toMatchObject({
      question: '身份证丢了怎么补办',
      entry_id: citation?.entryId,
      entry_version: citation?.version,
    })
    expect(textOf(turn)).toContain(record?.quoted.trim())
  })
})

describe('a question about no business of a city', () => {
  it.each(['红烧肉怎么炖才软烂', '倒车入库看点技巧', '感冒了能喝酒吗'])(
    'gets no choices: %s',
    async (question) =>
      expect((await citizenOf(jiban, 'weifang').say(question)).outcome.kind).toBe('out-of-scope'),
  )

  it('is told from one that is, however unlikely what is found for it', async () => {
    const turn = await citizenOf(jiban, 'weifang').say('隔壁老王在楼道里养鸡，这个有说法吗')
    expect(turn.outcome.kind).not.toBe('out-of-scope')
  })
})

describe('a follow-up', () => {
  it('is answered in the context of the entry being talked of, and recorded too', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const first = await citizen.say('身份证丢了怎么补办')
    const next = await citizen.say('那要带什么材料？')
    expect(next.outcome).toMatchObject({
      kind: 'settled',
      reason: 'follow-up',
      entryId: first.outcome.entryId,
    })
    expect(textOf(next)).toContain('居民户口簿')
    expect(await recordsOf(citizen.conversationId)).toHaveLength(2)
  })

  it('is no follow-up without an entry before it', async () => {
    const turn = await citizenOf(jiban, 'weifang').say('那要带什么材料？')
    expect(turn.outcome.reason).not.toBe('follow-up')
  })
})

describe('an unclear question', () => {
  const questionsIn = (turn: Turn) => turn.replies[0]?.options?.map(({ label }) => label) ?? []

  it('gets a choice of questions, and a number picks one', async () => {
    const { citizen, turn } = await firstWith(vague, 'ambiguous')
    const [first] = questionsIn(turn)
    const answer = await citizen.say('1')
    expect(answer.outcome.kind).toBe('settled')
    expect(answer.replies[0]?.citations?.[0]?.title).toBe(first)
  })

  it('is not answered when none of the questions is meant', async () => {
    const { citizen, turn } = await firstWith(vague, 'ambiguous')
    expect(questionsIn(turn)).toContain('都不是')
    const answer = await citizen.say('都不是')
    expect(answer.outcome).toMatchObject({ kind: 'clarify', reason: 'not-found' })
    expect(answer.replies[0]?.options?.map(({ send }) => send)).toEqual(['登记', '转人工'])
  })
})

describe('a question that one entry may answer', () => {
  const questions = [
    '野猪把我家玉米全拱了谁赔',
    '当兵体检要求近视能去吗',
    '公证处说继承要收好几万合理吗',
    ...vague,
  ]

  const firstAsked = async () => {
    for (const question of questions) {
      const citizen = citizenOf(jiban, 'weifang')
      if (textOf(await citizen.say(question)).includes('您想问的是这个吗？')) return citizen
    }
    throw new Error('none of the questions has one entry to choose')
  }

  it.each(['1', '是的', '就是这个'])('is answered when that is agreed to: %s', async (words) => {
    expect((await (await firstAsked()).say(words)).outcome.kind).toBe('settled')
  })

  it.each(['2', '不是这个'])('is not answered when it is not meant: %s', async (words) => {
    expect((await (await firstAsked()).say(words)).outcome).toMatchObject({
      kind: 'clarify',
      reason: 'not-found',
    })
  })

  it('is registered when that is asked for instead', async () => {
    expect((await (await firstAsked()).say('登记')).outcome.kind).toBe('intake')
  })
})

describe('a question nothing is known of', () => {
  it('is registered as a consultation in the words it was asked in', async () => {
    const { citizen, question, turn } = await firstWith(nonsense, 'not-found')
    expect(turn.replies[0]?.citations).toBeUndefined()
    const filed = await finish(citizen, await citizen.say('登记'))
    const card = cardOf(filed)
    expect(card.nature).toBe('咨询')
    expect((await filedEvent(jiban, 'weifang', card.no)).text).toBe(question)
  })
})

describe('an answer that does not help', () => {
  it('leads to an order, with 没解决 and with 都不是 alike', async () => {
    for (const words of ['没解决', '都不是']) {
      const citizen = citizenOf(jiban, 'weifang')
      await citizen.say('身份证丢了怎么补办')
      expect((await citizen.say(words)).outcome).toMatchObject({ kind: 'clarify', reason: 'unsolved' })
      const card = cardOf(await finish(citizen, await citizen.say('登记')))
      expect((await filedEvent(jiban, 'weifang', card.no)).text).toBe('身份证丢了怎么补办')
    }
  })

  it('can be registered at once, without a verdict on it [P-12]', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('身份证丢了怎么补办')
    expect((await citizen.say('登记')).outcome).toMatchObject({ kind: 'intake', reason: 'missing-fields' })
  })
})

describe('a bare word that answers nothing', () => {
  it.each(['提交', '是', '跳过', '3'])('is met with help, not with a law or a form (%s)', async (word) => {
    const turn = await citizenOf(jiban, 'weifang').say(word)
    expect(turn.outcome).toMatchObject({ kind: 'clarify', reason: 'too-thin' })
  })

  it.each(['咨询', '我想咨询一下', '有个问题想问', '您好，我想了解一下', '政策咨询'])(
    'a mere beginning is no business outside the hotline, and no law answers it (%s)',
    async (beginning) => {
      const turn = await citizenOf(jiban, 'weifang').say(beginning)
      expect(turn.outcome).toMatchObject({ kind: 'clarify', reason: 'too-thin' })
    },
  )
})

describe('a question that names the town it is asked in', () => {
  it('is answered as without the name', async () => {
    const plain = await citizenOf(jiban, 'weifang').say('养狗怎么办证')
    const named = await citizenOf(jiban, 'weifang').say('潍坊市养狗怎么办证')
    expect(plain.outcome.kind).toBe('settled')
    expect(named.outcome).toMatchObject({ kind: 'settled', entryId: plain.outcome.entryId })
  })

  it('is not answered by a rule when it wants a figure of just that town', async () => {
    const turn = await citizenOf(jiban, 'weifang').say('潍坊市低保一个月多少钱')
    expect(turn.outcome.kind).not.toBe('settled')
  })
})
