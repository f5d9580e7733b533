import type { ReportFiles, Sheet } from './chart.ts'
import { drawChart } from './draw-chart.ts'

/** Charts and workbooks; what they need is loaded when it is first needed. */
export const reportFiles = (): ReportFiles => ({ drawChart, writeWorkbook })

const writeWorkbook = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  for (const { name, notes, headings, rows } of sheets) {
    const above = notes.length + 1
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', xSplit: 1, ySplit: above }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    })
    for (const note of notes) sheet.addRow([note])
    sheet.addRow([...headings]).font = { bold: true }
    // A text that begins like a formula stays a text: the cells are typed.
    for (const row of rows) sheet.addRow([...row])
    sheet.columns.forEach((column, n) => {
      column.width = n === 0 ? 28 : 12
    })
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
