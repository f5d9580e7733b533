import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../knowledge/import/arguments.ts'
import { decodeText } from '../../knowledge/import/decode-text.ts'
import { parseFiles } from '../../knowledge/import/import-files.ts'
import { parseDocument } from '../../knowledge/import/parse-document.ts'
import { parseLaws, partsOf } from '../../knowledge/import/parse-laws.ts'
import { parseTable } from '../../knowledge/import/parse-table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const laws = { unit: 'justice', reviewBy: '2027-12-31' }
const article = (change: object = {}) =>
  JSON.stringify({
    law: '养花条例',
    no: '第十二条',
    chapter: '第一章',
    text: '养花应当浇水，每周不少于一次。',
    date: '2020-03-01',
    effective: '2020-06-01',
    ...change,
  })

describe('the text of a file', () => {
  it('is read whatever an office saved it as', () => {
    expect(decodeText(utf8('热线'))).toBe('热线')
    expect(decodeText(utf8('\uFEFF热线'))).toBe('热线')
    expect(decodeText(Uint8Array.of(0xc8, 0xc8, 0xcf, 0xdf))).toBe('热线')
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xed, 0x70, 0xbf, 0x7e))).toBe('热线')
    expect(decodeText(gzipSync(utf8('热线')))).toBe('热线')
  })

  it('is refused when it is no text at all', () => {
    expect(decodeText(Uint8Array.of(0x80, 0xff, 0xff, 0x00))).toBeNull()
    expect(
      parseFiles([{ name: 'a.csv', bytes: Uint8Array.of(0x80, 0xff) }], { laws: null }).bad[0],
    ).toMatchObject({ file: 'a.csv' })
  })
})

describe('law texts', () => {
  it('become one entry an article, found by the name of the law and standing on itself', () => {
    const { entries, bad } = parseLaws(
      'laws.jsonl',
      `${article()}\n\n${article({ no: '第十二条之一' })}\n`,
      laws,
    )
    expect(bad).toEqual([])
    expect(entries.map(({ row }) => row)).toEqual([1, 3])
    expect(entries[0]?.draft).toMatchObject({
      kind: 'law',
      topic: 'statute',
      unit: 'justice',
      question: '《养花条例》第十二条',
      similar: [],
      answer: '养花应当浇水，每周不少于一次。',
      basis: [{ law: '养花条例', article: '第十二条' }],
      effectiveFrom: '2020-06-01',
      reviewBy: '2027-12-31',
    })
    expect(entries.map(({ draft }) => draft.id.replace(/^law\.[0-9a-f]{10}\./, ''))).toEqual(['a12', 'a12-1'])
  })

  it('keep their ids from one import to the next, and two laws never share one', () => {
    const [first, again, other] = [
      article(),
      article({ text: '养花应当浇水，每周不少于两次。' }),
      article({ law: '种树条例' }),
    ].map((line) => parseLaws('laws.jsonl', line, laws).entries[0]?.draft.id)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('count from the day of the text when nothing says when it takes effect, and else ask for a day', () => {
    const undated = article({ date: '', effective: null })
    expect(parseLaws('a', article({ effective: null }), laws).entries[0]?.draft.effectiveFrom).toBe(
      '2020-03-01',
    )
    expect(
      parseLaws('a', undated, { ...laws, undatedFrom: '2021-01-01' }).entries[0]?.draft.effectiveFrom,
    ).toBe('2021-01-01')
    const { entries, bad } = parseLaws('a', `${undated}\n${undated}`, laws)
    expect(entries).toEqual([])
    expect(bad).toHaveLength(1)
    expect(bad[0]).toMatchObject({ row: 1, problem: expect.stringContaining('有 2 条没有施行日期') })
  })

  it('refuse a text that a later one has replaced, and lines that are no article', () => {
    const { bad } = parseLaws(
      'a',
      [article({ latest: false }), 'not json', '{"law":"养花条例"}'].join('\n'),
      laws,
    )
    expect(bad.map(({ row }) => row)).toEqual([1, 2, 3])
    expect(bad[0]?.problem).toContain('已有新文本')
  })

  it('let a very short article stand as an answer by its name', () => {
    expect(parseLaws('a', article({ text: '（删去）' }), laws).entries[0]?.draft.answer).toBe(
      '《养花条例》第十二条：（删去）',
    )
  })

  it('cut a text that is too long for one answer, losing nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 9000, unit: fc.constantFrom('花', '草', '。') }), { maxLength: 6 }),
        (lines) => {
          const parts = partsOf(lines.join('\n'))
          const bare = (text: string) => text.replaceAll('\n', '')
          return parts.every((part) => part.length <= 4000) && bare(parts.join('')) === bare(lines.join('\n'))
        },
      ),
      { numRuns: 50 },
    )
    const { entries } = parseLaws(
      'a',
      article({ no: '', text: `${'花'.repeat(3000)}\n${'草'.repeat(3000)}` }),
      laws,
    )
    expect(entries.map(({ draft }) => draft.question)).toEqual([
      '《养花条例》全文（第1部分，共2部分）',
      '《养花条例》全文（第2部分，共2部分）',
    ])
  })
})

const heading = '编号,类型,主题,单位,标准问题,相似问,答复,依据,施行日期,复核日期,所需材料'
const cells =
  'flowers.permit,guide,flowers,greenery,养花要审批吗？,种花要批吗|养花许可,"不用审批，\n自己浇水就行。",《养花条例》第三条|《养花办法》全文；花发〔2024〕1号,2024-01-01,2027-01-01,身份证｜照片'

describe('a table', () => {
  it('gives an entry a row, lists and guide fields included', () => {
    const { entries, bad } = parseTable('a.csv', `\uFEFF${heading}\r\n${cells}\r\n`)
    expect(bad).toEqual([])
    expect(entries[0]?.draft).toMatchObject({
      id: 'flowers.permit',
      similar: ['种花要批吗', '养花许可'],
      answer: '不用审批，\n自己浇水就行。',
      basis: [
        { law: '养花条例', article: '第三条' },
        { law: '养花办法', article: '全文', docNo: '花发〔2024〕1号' },
      ],
      guide: { materials: ['身份证', '照片'] },
      effectiveTo: null,
    })
  })

  it('names the line of a bad row, with line breaks in the cells before it', () => {
    const { bad } = parseTable(
      'a.csv',
      `${heading}\n${cells}\n${cells.replace('《养花条例》第三条', '养花条例第三条').replace('2027-01-01', '明年')}\n`,
    )
    expect(bad).toHaveLength(1)
    expect(bad[0]).toMatchObject({ file: 'a.csv', row: 4 })
    expect(bad[0]?.problem).toMatch(/依据第 1 项：应当写成.*复核日期/)
  })

  it('refuses headings it does not know and rows that do not fit the heading', () => {
    expect(parseTable('a.csv', `${heading},备注\n`).bad[0]?.problem).toContain('“备注”')
    expect(parseTable('a.csv', `${heading}\nflowers.permit,guide\n`).bad[0]).toMatchObject({
      row: 2,
      problem: expect.stringContaining('格数'),
    })
    expect(parseTable('a.csv', '').bad[0]?.problem).toBe('表是空的')
  })
})

const document = `---
id: flowers.permit
kind: guide
topic: flowers
unit: greenery
question: 养花要审批吗？
basis: [{ law: 养花条例, article: 第三条 }]
effectiveFrom: 2024-01-01
reviewBy: 2027-01-01
---

不用审批，自己浇水就行。
`

describe('a document', () => {
  it('has its fields in front and its answer as the body', () => {
    const { entries, bad } = parseDocument('a.md', document)
    expect(bad).toEqual([])
    expect(entries[0]?.draft).toMatchObject({ id: 'flowers.permit', answer: '不用审批，自己浇水就行。' })
  })

  it.each([
    ['no fields', '养花不用审批。', '没有用两行 ---'],
    ['broken fields', '---\nid: [\n---\n养花不用审批。', '读不出来'],
    ['the answer twice', document.replace('kind: guide', 'kind: guide\nanswer: 另一个'), '答复写在正文里'],
    ['a field nobody knows', document.replace('kind: guide', 'kind: guide\ncolour: red'), 'colour'],
  ])('is refused for %s', (_, text, problem) => {
    const { entries, bad } = parseDocument('a.md', text)
    expect(entries).toEqual([])
    expect(bad[0]?.problem).toContain(problem)
  })
})

describe('several files', () => {
  it('may not name one id twice', () => {
    const files = ['a.md', 'b.md'].map((name) => ({ name, bytes: utf8(document) }))
    const { entries, bad } = parseFiles(files, { laws: null })
    expect(entries).toHaveLength(1)
    expect(bad).toEqual([{ file: 'b.md', row: 1, problem: '编号 flowers.permit 已在 a.md 第 1 行出现' }])
  })

  it('may be lists as the shipped ones are, and say which row does not fit', () => {
    const good =
      '{ id: flowers.permit, kind: faq, topic: flowers, unit: parks, question: 养花要批准吗, answer: 在自家院子里养花不用批准。, basis: [{ law: 城市绿化条例, article: 第五条 }], effectiveFrom: 2020-01-01, reviewBy: 2027-06-30 }'
    const read = (text: string) => parseFiles([{ name: 'a.yaml', bytes: utf8(text) }], { laws: null })
    expect(read(`- ${good}`)).toMatchObject({
      entries: [{ row: 1, draft: { id: 'flowers.permit' } }],
      bad: [],
    })
    expect(read(`- ${good}\n- { id: flowers.other }`).bad).toMatchObject([{ file: 'a.yaml', row: 2 }])
    expect(read('id: flowers.permit').bad[0]?.problem).toContain('一列条目')
    expect(read('- [').bad[0]?.problem).toContain('读不出来')
  })

  it('may only be of the kinds that are read', () => {
    expect(parseFiles([{ name: 'a.txt', bytes: utf8('养花') }], { laws: null }).bad[0]?.problem).toContain(
      '.csv',
    )
  })
})

describe('the command line', () => {
  const read = (line: string) => readArguments(line.split(' '), '2026-11-22')

  it('says what is to be imported', () => {
    expect(read('--place weifang --kind entries --dry-run a.csv b.md')).toEqual({
      options: { place: 'weifang', dryRun: true, laws: null },
      files: ['a.csv', 'b.md'],
    })
    expect(read('--place national --kind laws --unit justice a.jsonl').options.laws).toEqual({
      unit: 'justice',
      reviewBy: '2027-12-31',
    })
    expect(read('--place weifang --kind units --dry-run lists').unitsIn).toBe('lists')
  })

  it.each([
    ['--kind entries a.csv', 'place'],
    ['--place national --kind units lists', 'a place'],
    ['--place weifang --kind units lists more', 'one folder'],
    ['--place weifang --kind laws a.jsonl', 'unit'],
    ['--place weifang --kind entries', 'No file'],
    ['--place weifang --kind entries --unit justice a.csv', 'unit'],
    ['--place national --kind laws --unit justice --undated-from soon a.jsonl', 'undated-from'],
    ['--place weifang --kind entries --force a.csv', '--force'],
  ])('refuses %s', (line, problem) => {
    expect(() => read(line)).toThrow(problem)
  })
})
