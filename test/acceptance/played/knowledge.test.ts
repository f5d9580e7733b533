import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../support/jiban.ts'
import { hour } from '../steps.ts'
import { citizenByHttp } from './citizen-by-http.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const unit = 'urban-management'
const say = (place: string, text: string) => citizenByHttp(stage, place).say(text)

/** Written by a clerk of the unit, passed by its leader, published by the hotline. */
const publishes = async (place: string, id: string, question: string, answer: string, more: object = {}) => {
  const draft = {
    ...{ id, question, answer, unit, kind: 'guide', topic: 'city-appearance', similar: [`请问${question}`] },
    basis: [{ law: '风筝传习办法', article: '第三条', docNo: '文旅〔2025〕3号', external: true }],
    ...{ effectiveFrom: '2026-01-01', reviewBy: '2027-03-01', ...more },
  }
  let expectedRevision = 0
  for (const [who, command] of [
    [`unit-clerk of ${unit}`, { type: 'write', draft }],
    [`unit-clerk of ${unit}`, { type: 'submit' }],
    [`unit-leader of ${unit}`, { type: 'approve' }],
    ['editor', { type: 'publish' }],
  ] as const) {
    const desk = await stage.desk(place, who)
    const done = await desk.post(`/knowledge/work/${id}/commands`, { ...command, expectedRevision })
    expect(done.status, `${command.type} ${JSON.stringify(done.body)}`).toBe(200)
    expectedRevision = (await desk.get(`/knowledge/work/${id}`)).body.life.revision
  }
}

describe('answers from the knowledge base, by the contract', () => {
  it('[case 48] never quote an expired entry, and invent nothing where none is left', async () => {
    const question = '放风筝比赛的报名费怎么退？'
    const answer = '风筝比赛报名费在开赛前三天可以全额退还。'
    await publishes('weifang', 'kites.refund', question, answer, { effectiveTo: '2026-10-31' })
    await stage.moves(hour('2026-10-31', '23:59'))
    expect((await say('weifang', question)).outcome).toMatchObject({
      ...{ kind: 'settled', entryId: 'kites.refund' },
    })
    await stage.moves(hour('2026-11-01', '00:00'))
    const turn = await say('weifang', question)
    expect(turn.outcome.kind).not.toBe('settled')
    expect(textOf(turn)).not.toContain('全额退还')
    expect(turn.replies.flatMap(({ options = [] }) => options.map(({ send }) => send))).toContain('转人工')
  })

  it('[case 49] never quote what holds for another area', async () => {
    const question = '三坊七巷的夜市摊位怎么申请？'
    await publishes('fuzhou', 'stalls.night', question, '向街区管理处书面申请，五天内答复。')
    expect((await say('fuzhou', question)).outcome).toMatchObject({
      ...{ kind: 'settled', entryId: 'stalls.night' },
    })
    const elsewhere = await say('weifang', question)
    expect(elsewhere.outcome.entryId).not.toBe('stalls.night')
    expect(textOf(elsewhere)).not.toContain('街区管理处')
  })

  it('[case 50] are not given where two entries answer the same question differently', async () => {
    const question = '风筝博物馆星期几闭馆？'
    await publishes('weifang', 'kites.monday', question, '风筝博物馆每逢星期一闭馆。')
    expect((await say('weifang', question)).outcome).toMatchObject({
      ...{ kind: 'settled', entryId: 'kites.monday' },
    })
    await publishes('weifang', 'kites.tuesday', question, '风筝博物馆每逢星期二闭馆。')
    expect((await say('weifang', question)).outcome.kind).not.toBe('settled')
  })
})

describe('personal data, by the contract', () => {
  it('[case 53] numbers of people are in nothing that people at work read without asking for them', async () => {
    const [id, phone] = ['370702199003074518', '13800138000']
    const { no, sees } = await stage.written(
      'weifang',
      `奎文区幸福路12号路灯坏了半个月没人修，要投诉，我的电话${phone}，身份证${id}`,
    )
    const readers = ['dispatcher', 'agent', 'hotline-lead', 'supervisor']
    const read = await Promise.all(readers.map(async (who) => JSON.stringify(await sees(who))))
    const list = await (await stage.desk('weifang', 'dispatcher')).get('/orders?list=all')
    read.push(JSON.stringify(list.body))
    for (const text of read) {
      expect(text).toContain(no)
      for (const secret of [id, phone]) expect(text).not.toContain(secret)
    }
    expect(read[0]).toContain('路灯')
  })
})
