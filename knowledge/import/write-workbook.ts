import type { Worksheet } from 'exceljs'
import { fieldLabels, valueLabels } from '../../src/domain/knowledge/field-labels.ts'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { cellsOf, headings } from './table-columns.ts'

/** A line that begins so explains the columns and is no entry. */
export const helpMark = '说明：'

const help: Readonly<Record<string, string>> = {
  id: `${helpMark}新条目可以不填，系统自动编号；修改已有条目时不要改动。本行不用删除。`,
  kind: '从列表中选。',
  topic: '主题的英文代号，例如 housing-fund。',
  unit: '单位编号或全称；不填即本单位。',
  audience: '个人、企业；都适用的分两行写。',
  question: '4 至 120 个字，一条只写一个问题。',
  similar: '群众可能的问法，一行一个，越多越好。',
  negative: '容易混淆、不该用本条答复的问法，一行一个。',
  answer: '先说结论，再说条件和办法，不超过 4000 字。',
  basis: '《法规名称》第几条；文号；网址。一行一个。',
  effectiveFrom: '年-月-日，例如 2026-09-28。',
  effectiveTo: '最后一天；没有就不填。',
  reviewBy: '下一次复核的日期。',
  confidentiality: '从列表中选；不填即公开。',
}

const choices: Readonly<Record<string, readonly string[]>> = {
  kind: Object.values(valueLabels.kind),
  audience: [...Object.values(valueLabels.audience), Object.values(valueLabels.audience).join('|')],
  confidentiality: Object.values(valueLabels.confidentiality),
}

/** Lines that the choices reach to in an empty table. */
const preparedRows = 500

/** A workbook of the entries with headings, a line of help and the choices of closed lists. */
export const writeWorkbook = async (entries: readonly EntryDraft[]): Promise<Uint8Array> => {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  const sheet = workbook.addWorksheet('知识条目', { views: [{ state: 'frozen', ySplit: 2 }] })
  const fields = Object.keys(fieldLabels)
  sheet.columns = fields.map((field) => ({
    width: ['answer', 'similar', 'basis', 'question'].includes(field) ? 40 : 16,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }))
  sheet.addRow([...headings]).font = { bold: true }
  sheet.addRow(fields.map((field) => help[field] ?? '')).font = { italic: true, color: { argb: 'FF666666' } }
  for (const entry of entries) sheet.addRow([...cellsOf(entry)])
  addChoices(sheet, fields, entries.length + preparedRows)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const addChoices = (sheet: Worksheet, fields: readonly string[], rows: number) => {
  for (const [field, words] of Object.entries(choices)) {
    const column = fields.indexOf(field) + 1
    for (let row = 3; row < rows + 3; row += 1)
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${words.join(',')}"`],
        // A list in one cell may have its items on lines of their own.
        showErrorMessage: field !== 'audience',
        errorTitle: '请从列表中选择',
        error: words.join('、'),
      }
  }
}
