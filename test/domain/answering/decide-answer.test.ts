import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAnswer, rank } from '../../../src/domain/answering/decide-answer.ts'
import { candidatesOf } from '../../../src/domain/answering/features.ts'
import { lines } from '../../../src/domain/answering/lines.ts'
import type { SearchField, SearchHit, SearchResult } from '../../../src/domain/knowledge-search.ts'
import { weighTerms } from '../../support/term-weights.ts'

const hit = (entryId: string, field: SearchField, text: string, score: number): SearchHit => ({
  place: 'national',
  entryId,
  version: 1,
  field,
  text,
  score,
})

/** A search result in which every token weighs the same. */
const found = (question: string, hits: readonly SearchHit[]): SearchResult => ({
  hits,
  weights: weighTerms(question, () => 4),
})

const first = (question: string, hits: readonly SearchHit[]) => rank(question, found(question, hits))[0]

describe('the decision between answer, choice and nothing', () => {
  it('puts the entry first whose stored wording the question is, whatever other texts score', () => {
    const question = '公积金怎么交'
    const hits = [
      hit('fund.leaving', 'similar', '公积金离职怎么交怎么提', 90),
      hit('fund.leaving', 'body', '离职后公积金怎么交', 90),
      hit('fund.contribution', 'similar', '公积金怎么交？', 10),
    ]
    expect(first(question, hits)?.entryId).toBe('fund.contribution')
    expect(decideAnswer(question, found(question, hits)).kind).toBe('answer')
  })

  it('never gives an entry that has the question among those that belong elsewhere', () => {
    const question = '居住证咨询电话'
    const hits = [
      hit('aid.hotline', 'negative', '居住证咨询电话', 80),
      hit('aid.hotline', 'similar', '法律咨询电话', 60),
      hit('aid.hotline', 'body', '咨询电话12348', 60),
    ]
    expect(first(question, hits)?.probability).toBe(0)
    expect(decideAnswer(question, found(question, hits)).kind).toBe('not-found')
  })

  it('holds it against a wording that speaks of the counterpart', () => {
    const question = '结婚要带户口本吗'
    const same = first(question, [hit('a', 'similar', '结婚带不带户口本', 50)])
    const other = first(question, [hit('a', 'similar', '离婚带不带户口本', 50)])
    expect(same?.features.contrast).toBe(0)
    expect(other?.features.contrast).toBe(1)
  })

  it('settles a stored wording said with another word or two, unless it speaks of the counterpart', () => {
    const question = '结婚证弄丢了咋样才能补办'
    const settled = (wording: string) => {
      const hits = [hit('lost', 'similar', wording, 60), hit('fee', 'similar', '户口迁移', 10)]
      return (first(question, hits)?.probability ?? 0) >= lines.settle
    }
    expect(settled('结婚证弄丢了怎样才能补办')).toBe(true)
    expect(settled('离婚证弄丢了怎样才能补办')).toBe(false)
  })

  it.each(['我们公司年终奖什么时候发', '政府街举报奖励多少钱', '我家小区对口哪个小学', '今年补贴标准是多少'])(
    'does not settle what is set locally: %s',
    (question) => {
      const hits = [hit('a', 'similar', `${question}呢`, 90), hit('a', 'body', question, 90)]
      expect(first(question, hits)?.features.local).toBe(1)
      expect(decideAnswer(question, found(question, hits)).kind).not.toBe('answer')
    },
  )

  it.each(['年终奖什么时候发', '老板欠我几个月工资怎么办', '我们公司不签合同怎么办'])(
    'takes a question of rule for one: %s',
    (question) => {
      expect(first(question, [hit('a', 'similar', question, 90)])?.features.local).toBe(0)
    },
  )

  it('does not settle a question about one person’s own case', () => {
    const question = '我的育儿补贴审核到哪一步了'
    const hits = [hit('a', 'similar', '育儿补贴审核要多久', 90), hit('a', 'body', '育儿补贴审核', 90)]
    expect(first(question, hits)?.features.particular).toBe(1)
    expect(decideAnswer(question, found(question, hits)).kind).not.toBe('answer')
  })

  it('marks a figure that is set locally', () => {
    expect(first('我们市低保标准是多少', [hit('a', 'similar', '低保标准', 50)])?.features.local).toBe(1)
    expect(first('低保标准由谁定', [hit('a', 'similar', '低保标准', 50)])?.features.local).toBe(0)
  })

  it('puts a wording that tells of a failure before one that does not when the question tells of one', () => {
    const hits = [
      hit('how', 'similar', '网上怎么登录账号', 50),
      hit('fails', 'similar', '网上登录不了账号', 50),
    ]
    expect(first('账号网上登不上', hits)?.entryId).toBe('fails')
    expect(first('账号网上登不上', hits)?.features.failing).toBe(0)
    expect(first('账号网上登不上', hits.slice(0, 1))?.features.failing).toBe(1)
  })

  it('finds the wording that says the same in other everyday words', () => {
    const hits = [hit('other', 'similar', '卡里如何存钱', 50), hit('same', 'similar', '卡遗失如何处理', 50)]
    expect(first('卡弄丢了咋办', hits)?.entryId).toBe('same')
    expect(first('卡弄丢了咋办', hits)?.features.meanings).toBeGreaterThan(0.3)
  })

  it('minds the order in which the same words stand', () => {
    const hits = [hit('back', 'similar', '学校 转 医院', 50), hit('same', 'similar', '医院 转 学校', 50)]
    const question = '医院 转 学校吗'
    expect(candidatesOf(question, found(question, hits))[0]?.entryId).toBe('same')
  })

  it('gives no lead over an entry whose body was only not among the best hits', () => {
    const hits = [hit('a', 'similar', '几天内火化', 30), hit('a', 'body', '火化', 20)]
    const rival = hit('b', 'similar', '清明放几天', 25)
    expect(first('孵化要几天', [...hits, rival])?.features.wholeMargin).toBe(0)
    expect(first('孵化要几天', [...hits, { ...rival, score: 2 }])?.features.wholeMargin).toBeGreaterThan(0)
  })

  it('sees single characters in common where no pair is', () => {
    const [characters, none] = ['狗可以咬', '车辆'].map(
      (wording) => first('咬我家狗', [hit('a', 'similar', wording, 50)])?.features.characters ?? -1,
    )
    expect(characters).toBeGreaterThan(0.3)
    expect(none).toBe(0)
  })

  it('says not found when nothing was hit', () => {
    expect(decideAnswer('红烧肉怎么做', found('红烧肉怎么做', []))).toEqual({ kind: 'not-found', best: null })
  })

  it('offers at most three, best first, each a probability', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'工资公积金离婚结婚证怎么办理多少钱吗'),
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(9), text, fc.nat(90)), { maxLength: 12 }),
        (question, rows) => {
          const hits = rows.map(([id, wording, score]) => hit(`e${id}`, 'similar', wording, score))
          const ranked = rank(question, found(question, hits))
          expect(new Set(ranked.map(({ entryId }) => entryId)).size).toBe(ranked.length)
          for (const { probability } of ranked) {
            expect(probability).toBeGreaterThanOrEqual(0)
            expect(probability).toBeLessThanOrEqual(1)
          }
          const decision = decideAnswer(question, found(question, hits))
          if (decision.kind === 'clarify') expect(decision.choices.length).toBeLessThanOrEqual(3)
        },
      ),
    )
  })
})
