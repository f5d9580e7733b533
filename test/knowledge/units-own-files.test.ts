import excel, { type Worksheet } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { officeFiles } from '../../knowledge/import/office-files.ts'
import { wordDocument } from './word-document.ts'

const files = officeFiles()
const options = { unitIds: new Map([['市公积金中心', 'housing-fund']]), unit: 'housing-fund' }
const read = (name: string, bytes: Uint8Array) => files.read(name, bytes, options)

const sheetOf = async (fill: (sheet: Worksheet) => void, before: readonly string[] = []) => {
  const workbook = new excel.Workbook()
  for (const name of before) workbook.addWorksheet(name)
  fill(workbook.addWorksheet('知识'))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
const headings = [
  '序号',
  '答复内容',
  '法律依据',
  '问 题（必填）',
  '知识类型',
  '主题',
  '责任单位',
  '对象',
  '生效日期*',
  '复核日期',
]
const lineOf = (n: number, question: string) => [
  n,
  '无房职工可以提取公积金支付房租，每年一次。',
  '《住房公积金管理条例》第二十四条',
  question,
  '办事指南',
  'housing-fund',
  '市公积金中心',
  '个人',
  new Date('2026-01-01T00:00:00Z'),
  '２０２７年６月３０日',
]
const titled = (sheet: Worksheet) => {
  sheet.addRow(['市公积金中心12345热线知识条目表'])
  sheet.mergeCells(1, 1, 1, headings.length)
  sheet.addRow([])
  sheet.addRow(headings)
}

describe("a unit's own workbook", () => {
  it('is read under its title, in its own order and names, past empty lines and titles of parts', async () => {
    const bytes = await sheetOf(
      (sheet) => {
        titled(sheet)
        sheet.addRow(['一、提取'])
        sheet.mergeCells(4, 1, 4, headings.length)
        sheet.addRow(lineOf(1, '租房怎么提取公积金？'))
        sheet.addRow([])
        sheet.addRow(lineOf(2, '装修能提取公积金吗？'))
      },
      ['封面'],
    )
    const { problem, rows } = await read('a.xlsx', bytes)
    expect(problem).toBeNull()
    expect(rows).toMatchObject([
      { row: 5, draft: { unit: 'housing-fund', effectiveFrom: '2026-01-01', reviewBy: '2027-06-30' } },
      { row: 7, draft: { question: '装修能提取公积金吗？', basis: [{ article: '第二十四条' }] } },
    ])
  })

  it('gives what a cell merged over several lines says to each of them, never a question or an answer', async () => {
    const bytes = await sheetOf((sheet) => {
      titled(sheet)
      for (const [i, question] of ['租房怎么提取？', '装修怎么提取？', '还贷怎么提取？'].entries())
        sheet.addRow(lineOf(i + 1, question))
      sheet.mergeCells(4, 7, 6, 7)
      sheet.mergeCells(4, 9, 6, 9)
      sheet.mergeCells(5, 2, 6, 2)
    })
    const { rows } = await read('a.xlsx', bytes)
    expect(rows[0]).toMatchObject({ draft: { unit: 'housing-fund', effectiveFrom: '2026-01-01' } })
    expect(rows.slice(1).map((row) => ('problem' in row ? row.problem : ''))).toEqual([
      expect.stringContaining('合并单元格'),
      expect.stringContaining('合并单元格'),
    ])
  })

  it('is refused whole, in words, when two columns mean the same, one is unknown or there are no headings', async () => {
    const problemOf = async (...cells: string[]) =>
      JSON.stringify(await read('a.xlsx', await sheetOf((sheet) => sheet.addRow(cells))))
    expect(await problemOf('问题', '标准问题', '答复')).toContain('重复')
    expect(await problemOf('问题', '答案', '部门内部编码')).toContain('部门内部编码')
    expect(await problemOf('关于停车的说明')).toContain('不认识的列')
  })
})

describe("a unit's own document", () => {
  const head = ['问题', '答案', '法律依据', '知识类型', '主题', '服务对象', '生效日期', '复核日期']
  const line = (question: string) => [
    question,
    '无房职工可以提取。\n每年一次，到窗口办理。',
    '《住房公积金管理条例》第二十四条',
    '办事指南',
    'housing-fund',
    '个人',
    '２０２６．１．１',
    '2027/6/30',
  ]
  it('has an entry in each line of a table with headings, beside those in paragraphs', async () => {
    const bytes = wordDocument([
      '市公积金中心问答',
      [head, line('租房怎么提取公积金？'), head.map(() => ''), line('还贷怎么提取公积金？')],
    ])
    const { problem, rows } = await read('a.docx', bytes)
    expect(problem).toBeNull()
    expect(rows).toMatchObject([
      {
        draft: {
          question: '租房怎么提取公积金？',
          answer: '无房职工可以提取。\n每年一次，到窗口办理。',
          effectiveFrom: '2026-01-01',
          reviewBy: '2027-06-30',
        },
      },
      { draft: { question: '还贷怎么提取公积金？' } },
    ])
  })

  it('has what is missing named line by line', async () => {
    const bytes = wordDocument([[head, line('租房怎么提取公积金？').map((cell, i) => (i === 2 ? '' : cell))]])
    expect(JSON.stringify((await read('a.docx', bytes)).rows)).toContain('依据：没有填写')
  })
})
