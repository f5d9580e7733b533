import excel, { type Worksheet } from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeFiles } from '../../knowledge/import/office-files.ts'
import { headings } from '../../knowledge/import/table-columns.ts'
import { entryDraftSchema } from '../../src/domain/knowledge-entry.ts'
import { entry } from '../store/entries.ts'
import { wordDocument, zipOf, zipSaying } from './word-document.ts'

const files = officeFiles()
const read = (name: string, bytes: Uint8Array, options = {}) =>
  files.read(name, bytes, { unitIds: new Map(), ...options })

/** The template with what the test puts into it. */
const filled = async (fill: (sheet: Worksheet) => void): Promise<Uint8Array> => {
  const workbook = new excel.Workbook()
  await workbook.xlsx.load((await files.template()).slice().buffer)
  const [sheet] = workbook.worksheets
  if (sheet) fill(sheet)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
const cell = (sheet: Worksheet, row: number, heading: string) =>
  sheet.getCell(row, headings.indexOf(heading) + 1)
const headed = (heading: string) =>
  filled((sheet) => {
    sheet.getCell('B1').value = heading
  })
const good: Readonly<Record<string, unknown>> = {
  类型: '办事指南',
  主题: 'housing-fund',
  单位: '市公积金中心',
  对象: '个人|企业',
  标准问题: '租房怎么提取公积金？',
  相似问: '租房提公积金\n公积金付房租',
  答复: '无房职工可以提取公积金支付房租，每年一次。',
  依据: '《住房公积金管理条例》第二十四条；国务院令第350号',
  施行日期: new Date('2026-01-01T00:00:00Z'),
  复核日期: '2027年1月1日',
}
const put = (sheet: Worksheet, row: number, values: Readonly<Record<string, unknown>>) => {
  for (const [heading, value] of Object.entries(values)) cell(sheet, row, heading).value = value as string
}
const units = { unitIds: new Map([['市公积金中心', 'housing-fund']]) }

describe('a workbook', () => {
  it('has headings, a line of help and the choices of closed lists, and is empty', async () => {
    const workbook = new excel.Workbook()
    await workbook.xlsx.load((await files.template()).slice().buffer)
    const [sheet] = workbook.worksheets
    expect(sheet?.getRow(1).getCell(1).value).toBe('编号')
    expect(sheet?.getRow(2).getCell(1).value).toMatch(/^说明：/)
    expect(cell(sheet as Worksheet, 3, '类型').dataValidation.formulae?.[0]).toContain('办事指南')
    expect(await read('a.xlsx', await files.template())).toEqual({ problem: null, rows: [] })
  })

  it('is read as people fill it: Chinese choices, dates, unit names, numbers made where there are none', async () => {
    const bytes = await filled((sheet) => put(sheet, 3, good))
    const [first] = (await read('a.xlsx', bytes, units)).rows
    const again = (await read('a.xlsx', bytes, units)).rows[0]
    expect(first).toEqual(again)
    expect(first).toMatchObject({
      row: 3,
      draft: {
        kind: 'guide',
        unit: 'housing-fund',
        audience: ['citizen', 'enterprise'],
        similar: ['租房提公积金', '公积金付房租'],
        basis: [{ law: '住房公积金管理条例', article: '第二十四条', docNo: '国务院令第350号' }],
        effectiveFrom: '2026-01-01',
        reviewBy: '2027-01-01',
        confidentiality: 'public',
      },
    })
    expect(first && 'draft' in first && first.draft.id).toMatch(/^housing-fund\.q[0-9a-z]+$/)
  })

  it('gives the same entries again, whatever they say', async () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'公积金|｜=+-@；;:《》"\',，a1 '), minLength: 2, maxLength: 20 })
      .map((text) => `问${text}答`.replaceAll('\\', ''))
    const drafts = fc.record({
      question: line.map((text) => `${text}怎么办`),
      similar: fc.array(line, { maxLength: 3 }),
      answer: line.map((text) => `=1+1 ${text}的答复在这里说明`),
      audience: fc.constantFrom(['citizen'], ['citizen', 'enterprise']),
      effectiveTo: fc.constantFrom(null, '2027-05-31'),
      guide: fc.constantFrom(undefined, { fee: '免费', materials: ['身份证', '租房|合同'] }),
      confidentiality: fc.constantFrom('public', 'agent-only'),
      basis: fc.constantFrom(
        [{ law: '某法', article: '第一条' }],
        [
          { law: '某法', article: '第一条', docNo: '令第3号', url: 'https://example.org/a', external: true },
          { law: '某（二）办法', article: '全文' },
        ],
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(drafts, { minLength: 1, maxLength: 4 }), async (list) => {
        const given = list.map((changes, i) =>
          entryDraftSchema.parse(JSON.parse(JSON.stringify(entry(`fund.e${i}`, changes as object)))),
        )
        const { rows } = await read('a.xlsx', await files.write(given))
        expect(rows.map((row) => ('draft' in row ? row.draft : row.problem))).toEqual(given)
      }),
      { numRuns: 25 },
    )
  })

  it('tells each bad row by its number, and reads the others', async () => {
    const bytes = await filled((sheet) => {
      put(sheet, 3, good)
      put(sheet, 4, { ...good, 编号: 'a.formula', 答复: { formula: 'A1&B1', result: '算出来的答复' } })
      put(sheet, 5, { ...good, 编号: 'a.kind', 类型: '其他', 复核日期: '明年' })
      put(sheet, 6, { ...good, 编号: 'a.merged' })
      put(sheet, 7, { ...good, 编号: 'a.merged-too' })
      sheet.mergeCells(6, headings.indexOf('答复') + 1, 7, headings.indexOf('答复') + 1)
      put(sheet, 8, { 编号: 'a.empty', 标准问题: '只有一个问题吗？' })
      put(sheet, 9, { ...good, 编号: 'a.error', 主题: { error: '#REF!' } })
    })
    const { rows } = await read('a.xlsx', bytes, units)
    const problems = Object.fromEntries(rows.map((row) => [row.row, 'problem' in row ? row.problem : 'good']))
    expect(problems[3]).toBe('good')
    expect(problems[4]).toContain('是公式')
    expect(problems[5]).toMatch(/类型：只能是.*办事指南.*复核日期：应当是日期/)
    expect(problems[6]).toContain('合并单元格')
    expect(problems[7]).toContain('合并单元格')
    expect(problems[8]).toMatch(/答复：没有填写/)
    expect(problems[9]).toContain('错误值')
  })

  it('is refused whole when the headings are wrong or it is no workbook', async () => {
    const whole = async (name: string, bytes: Uint8Array) => {
      const { problem, rows } = await read(name, bytes)
      return `${problem ?? ''}${rows.map((row) => ('problem' in row ? row.problem : 'good')).join('')}`
    }
    expect(await whole('a.xlsx', await headed('分类'))).toContain('“分类”')
    expect(await whole('a.xlsx', await headed('编号'))).toContain('重复的列')
    expect(await whole('a.xlsx', await filled((sheet) => sheet.spliceRows(1, 1)))).toContain('不认识的列')
    expect(await whole('a.xlsx', new TextEncoder().encode('编号,答复'))).toContain('不是 .xlsx 文件')
    expect(await whole('a.xlsx', new Uint8Array())).toContain('空的')
    expect(await whole('a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toContain('旧格式或加密')
    expect(await whole('a.xlsx', new Uint8Array(50 * 1024 * 1024))).toContain('50 MB')
    expect(await whole('a.xlsx', (await files.template()).slice(0, 3000))).toContain('没有传完整')
    expect(
      await whole('a.xlsx', zipOf({ 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'macro' })),
    ).toContain('宏')
    expect(await whole('a.xlsx', zipOf({ 'xl/workbook.xml': 'not xml' }))).toContain('打不开')
    expect(await whole('a.xlsx', wordDocument(['标准问题：一二三四']))).toContain('不是 .xlsx')
    expect(await whole('a.xlsm', await files.template())).toContain('宏')
    expect(await whole('a.xls', await files.template())).toContain('旧格式')
    expect(await whole('a.pdf', await files.template())).toContain('只认')
  })

  it('with a date no calendar has loses that line alone', async () => {
    const { problem, rows } = await read(
      'a.xlsx',
      await filled((sheet) => {
        put(sheet, 3, good)
        put(sheet, 4, { ...good, 标准问题: '离职怎么提取公积金？', 相似问: '离职提公积金' })
        cell(sheet, 4, '施行日期').value = 20_261_122_000
        cell(sheet, 4, '施行日期').numFmt = 'yyyy-mm-dd'
      }),
      units,
    )
    expect(problem).toBeNull()
    expect(rows.map((row) => ('problem' in row ? row.problem : 'good'))).toEqual([
      'good',
      expect.stringContaining('日期太大'),
    ])
  })

  it('that unpacks to more than it says is not unpacked', async () => {
    const bomb = zipSaying({ 'xl/workbook.xml': '0'.repeat(8 * 1024 * 1024) }, 1_000)
    expect(bomb.length).toBeLessThan(20_000)
    expect((await read('a.xlsx', bomb)).problem).toContain('目录与内容不符')
    const word = zipSaying({ 'word/document.xml': '0'.repeat(8 * 1024 * 1024) }, 1_000)
    expect((await read('a.docx', word)).problem).toContain('目录与内容不符')
    const large = zipSaying({ 'xl/workbook.xml': 'x' }, 200 * 1024 * 1024)
    expect((await read('a.xlsx', large)).problem).toContain('太大')
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`part-${i}`, 'x']))
    expect((await read('a.xlsx', zipOf({ 'xl/workbook.xml': '<x/>', ...many }))).problem).toContain('打不开')
  })

  it.each([
    ['lines', `标准问题,答复\n${'怎么办,这样办\n'.repeat(5_001)}`, '超过 5000 行'],
    ['columns', `标准问题,答复${',x'.repeat(100_000)}\n`, '等 100000 列'],
    ['words', `"${'长'.repeat(1_000_000)}",答复\n`, '不认识的列'],
  ])('that is a table of too many %s is refused in few words', async (_, text, words) => {
    const { problem, rows } = await read('a.csv', new TextEncoder().encode(text))
    const said = [problem, ...rows.map((row) => ('problem' in row ? row.problem : 'good'))].join('')
    expect(said).toContain(words)
    expect(said.length).toBeLessThan(700)
  })

  it('may also be a table in GB18030', async () => {
    // 标准问题,答复 and one row, as an older spreadsheet writes them.
    const gb = Uint8Array.from(
      Buffer.from('b1ead7bccecacce22cb4f0b8b40ad7e2b7bfd4f5c3b4ccedd6c33f2cb2bbd6aab5c00a', 'hex'),
    )
    const [row] = (await read('a.csv', gb, { unit: 'housing-fund' })).rows
    expect(row).toMatchObject({
      row: 2,
      problem: expect.stringMatching(/类型：没有填写.*答复：至少 10 个字/),
    })
  })
})

describe('a Word document', () => {
  const told = [
    '标准问题：租房怎么提取公积金？',
    '类型：办事指南',
    '主题：housing-fund',
    '相似问：租房提公积金|公积金付房租',
    '答复：无房职工可以提取公积金。',
    '每年一次。',
    '依据：《住房公积金管理条例》第二十四条',
    '施行日期：2026-01-01',
    '复核日期：2027-01-01',
  ]

  it('is read by the names at the beginning of its paragraphs', async () => {
    const second = told.map((line) => line.replace('租房怎么提取公积金', '公积金多久到账'))
    const { rows } = await read('a.docx', wordDocument(['知识条目（征求意见稿）', ...told, ...second]), {
      unit: 'housing-fund',
    })
    expect(rows).toMatchObject([
      { row: 1, draft: { question: '租房怎么提取公积金？', answer: '无房职工可以提取公积金。\n每年一次。' } },
      { row: 2, draft: { question: '公积金多久到账？', unit: 'housing-fund' } },
    ])
  })

  it('says what is missing, and what it expects when nothing is to be found', async () => {
    const { rows } = await read('a.docx', wordDocument(told.slice(0, 4)), { unit: 'housing-fund' })
    expect(rows).toMatchObject([{ row: 1, problem: expect.stringContaining('答复：没有填写') }])
    expect((await read('a.docx', wordDocument(['随便写写']))).problem).toContain('标准问题：')
    expect((await read('a.docx', await files.template())).problem).toContain('不是 .docx')
  })
})
