import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkEntry } from '../../knowledge/check/check-entry.ts'
import { figuresOf } from '../../knowledge/check/check-figures.ts'
import { checkTogether } from '../../knowledge/check/run.ts'
import { readStatuteBook, type StatuteBook } from '../../knowledge/check/statute-book.ts'
import { type Content, readContent } from '../../knowledge/content-files.ts'
import { type EntryDraft, entryDraftSchema } from '../../src/domain/knowledge-entry.ts'
import { placeIdSchema } from '../../src/domain/place.ts'

const law = '城市养花管理办法'
const later = '城市养花管理办法（新）'
const replaced = '城市种树管理办法'
const fee = '城市养花收费办法'

const book: StatuteBook = {
  laws: new Map([
    [
      law,
      new Map([
        [
          '第三条',
          { text: '养花不收费。申请应当在三十日内答复，费用不超过五万元。', effective: '2020-01-01' },
        ],
      ]),
    ],
    [later, new Map([['第一条', { text: '二〇二七年起养花须登记。', effective: '2027-01-01' }]])],
  ]),
  replaced: new Set([replaced]),
  archive: new Map([
    [
      fee,
      {
        date: '2010-05-01',
        articles: new Map([
          [2, '每盆每年收费２０元。'],
          [3, '逾期不交的，处五百元罚款。'],
          [4, '儿童免费。'],
        ]),
      },
    ],
  ]),
}

const entry = (change: Partial<EntryDraft> = {}): EntryDraft =>
  entryDraftSchema.parse({
    id: 'flowers.permit',
    kind: 'guide',
    topic: 'flowers',
    unit: 'greenery',
    question: '养花要多久才批？',
    similar: ['养花多久能批下来', '种花审批时间', '申请养花几天答复'],
    answer: '提交申请后，30日内答复您，不收费。',
    basis: [{ law, article: '第三条' }],
    effectiveFrom: '2020-01-01',
    reviewBy: '2027-01-01',
    ...change,
  })

const problems = (change: Partial<EntryDraft>) => checkEntry(entry(change), book)

describe('an entry held against the law texts', () => {
  it('passes when article, figures, day and wordings are right', () => {
    expect(problems({})).toEqual([])
  })

  it('is told of a law nobody knows', () => {
    expect(problems({ basis: [{ law: '城市养鱼管理办法', article: '第一条' }] })[0]).toContain(
      '法规库中没有《城市养鱼管理办法》',
    )
  })

  it('is told of an article the law does not have', () => {
    expect(problems({ basis: [{ law, article: '第四条' }] })[0]).toBe(`法规库中没有 《${law}》第四条`)
  })

  it('may name a paragraph of an article that is there', () => {
    expect(problems({ basis: [{ law, article: '第三条第一款' }] })).toEqual([])
  })

  it('is told of a law that was replaced', () => {
    expect(problems({ basis: [{ law: replaced, article: '第三条' }] })[0]).toContain('已被新法取代')
  })

  it('is told of a figure that stands in no article it cites', () => {
    expect(problems({ answer: '提交申请后，15日内答复您，不收费。' })).toEqual(['数字“15”不见于所引条文'])
    expect(problems({ answer: '提交申请后，四十日内答复您，不收费。' })).toEqual(['数字“四十”不见于所引条文'])
  })

  it('is told of a figure in a guide field', () => {
    expect(problems({ guide: { timeLimit: '60日内' } })).toEqual(['数字“60”不见于所引条文'])
  })

  it('may give a figure the article writes in Chinese, and a national telephone', () => {
    expect(problems({ answer: '费用不超过5万元，有疑问请打12345。' })).toEqual([])
  })

  it('is told of a telephone that is none of the whole country, whatever its basis', () => {
    const strange = ['电话“12399”不在全国统一号码之列']
    expect(problems({ answer: '提交申请后，30日内答复您，也可以打12399。' })).toEqual(strange)
    const unknown = { law: '某部通知', article: '全文', docNo: '部发〔2024〕1号', external: true }
    expect(problems({ answer: '满12399元的打12345，或者打12399。', basis: [unknown] })).toEqual(strange)
  })

  it('is told of a figure too where its other text is one of the archive', () => {
    const basis = (article: string, docNo = '国务院令第500号') => [
      { law, article: '第三条' },
      { law: fee, article, docNo, external: true },
    ]
    const answer = '30日内答复您，每盆收20元，逾期罚500元。'
    expect(problems({ answer, basis: basis('第二条、第三条') })).toEqual([])
    expect(problems({ answer, basis: basis('第二条至第四条') })).toEqual([])
    expect(problems({ answer, basis: basis('全文') })).toEqual([])
    expect(problems({ answer, basis: basis('第二条') })).toEqual(['数字“500”不见于所引条文'])
  })

  it('is counted as untold, not as strange, where a text it cites is not here', () => {
    const told = (more: Partial<EntryDraft['basis'][number]>) => {
      const basis = [
        { law, article: '第三条' },
        { law: fee, article: '第二条', docNo: '1号', ...more },
      ]
      return figuresOf(
        entry({
          answer: '30日内答复您，每盆收25元。',
          basis: basis.map((b) => ({ external: b.law === fee, ...b })),
        }),
        book,
      )
    }
    expect(told({})).toEqual({ held: 1, strange: ['25'], untold: [] })
    for (const newer of [
      { docNo: '2026年3月1日修订' },
      { docNo: '国务院令第836号' },
      { law: '某部通知', external: true },
      { article: '第九条' },
    ])
      expect(told(newer), JSON.stringify(newer)).toEqual({ held: 1, strange: [], untold: ['25'] })
  })

  it('is told when it begins before the law does', () => {
    expect(problems({ effectiveFrom: '2019-12-31' })[0]).toContain('自 2020-01-01 施行')
    expect(
      problems({ basis: [{ law: later, article: '第一条' }], answer: '养花须登记，请先提出申请。' })[0],
    ).toContain('2027-01-01')
  })

  it('needs three similar questions', () => {
    expect(problems({ similar: ['养花多久能批下来', '种花审批时间'] })).toEqual(['只有2个相似问，至少3个'])
  })

  it('is told of a wording it has twice, whatever the punctuation', () => {
    const similar = ['养花多久能批下来', '养花，多久能批下来？', '种花审批时间']
    expect(problems({ similar })).toEqual(['相似问“养花，多久能批下来？”重复'])
  })

  it('is told of a wording that is also a counter-example', () => {
    expect(problems({ negative: ['种花审批时间？'] })[0]).toContain('既是相似问又是反例')
  })

  it('needs a number or an address for a text that cannot be checked', () => {
    const basis = { law: '某部通知', article: '全文', external: true }
    expect(problems({ basis: [basis] })[0]).toContain('没有文号或网址')
    expect(problems({ basis: [{ ...basis, docNo: '部发〔2024〕1号' }] })).toEqual([])
  })
})

const national = placeIdSchema.parse('national')
const content = (...files: readonly [place: string, ...entries: EntryDraft[]][]): Content => ({
  bad: [],
  files: files.map(([place, ...entries], n) => ({
    file: `${n}.yaml`,
    place: placeIdSchema.parse(place),
    entries,
  })),
})
const other = (change: Partial<EntryDraft>) =>
  entry({
    id: 'flowers.other',
    question: '花圃能租吗？',
    similar: ['租花圃', '花圃出租', '花圃租金'],
    ...change,
  })

const problemsTogether = (given: Content) => [...new Set(checkTogether(given).map(({ problem }) => problem))]

describe('entries seen together', () => {
  const clash = other({ similar: ['租花圃', '花圃出租', '种花审批时间。'] })
  const same = ['问法“种花审批时间”与 flowers.permit 相同']

  it('may not use one id twice on one shelf', () => {
    const twice = problemsTogether(content(['national', entry()], ['national', entry()]))
    expect(twice).toEqual(['编号与 0.yaml 重复'])
    expect(problemsTogether(content(['fuzhou', entry()], ['weifang', entry()]))).toEqual([])
  })

  it('may not share a wording that one citizen could use for either', () => {
    expect(problemsTogether(content(['national', entry()], ['national', clash]))).toEqual(same)
    expect(problemsTogether(content(['national', entry()], ['weifang', clash]))).toEqual(same)
    expect(problemsTogether(content(['fuzhou', entry()], ['weifang', clash]))).toEqual([])
  })

  it('may share a wording when one has ended before the other begins', () => {
    const ended = entry({ effectiveTo: '2026-12-31' })
    const from = (effectiveFrom: string) =>
      content(['national', ended], ['national', { ...clash, effectiveFrom }])
    expect(problemsTogether(from('2027-01-01'))).toEqual([])
    expect(problemsTogether(from('2026-12-31'))).toEqual(same)
  })
})

describe('the shipped content', () => {
  let shipped: Content
  beforeAll(async () => {
    shipped = await readContent()
  })

  it('fits its form, row by row', () => {
    expect(shipped.bad).toEqual([])
    expect(shipped.files.flatMap(({ entries }) => entries).length).toBeGreaterThan(300)
    expect(shipped.files.some(({ place }) => place === national)).toBe(true)
  })

  it('has no id and no wording twice', () => {
    expect(checkTogether(shipped)).toEqual([])
  })

  it('stands in the law texts', async (test) => {
    const texts = await readStatuteBook(join(import.meta.dirname, '../../../shared'))
    if (!texts) return test.skip('the law texts are not there: ../shared/data/laws')
    const found = shipped.files.flatMap(({ entries }) =>
      entries.flatMap((each) => checkEntry(each, texts).map((problem) => `${each.id} ${problem}`)),
    )
    expect(found).toEqual([])
  })

  it('says that there are no law texts where there are none', async () => {
    expect(await readStatuteBook(join(import.meta.dirname, 'nowhere'))).toBeNull()
  })
})
