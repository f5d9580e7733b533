import { fieldLabels } from '../../src/domain/knowledge/field-labels.ts'
import { entriesOf, type Imported, type RawRow } from './imported.ts'
import { refuseContainer } from './office-container.ts'
import { type RowDefaults, rowValue } from './table-columns.ts'
import { tablesAndText } from './word-tables.ts'

const fieldOf = new Map(Object.entries(fieldLabels).map(([field, label]) => [label, field]))
const labelled = new RegExp(`^(${[...fieldOf.keys()].join('|')})\\s*(?:[：:]\\s*(.*))?$`, 's')

/**
 * A Word document: paragraphs that begin with the name of a field (标准问题：…), or tables with the name in one cell and
 * the value in the next; what follows belongs to the field until another begins. A field that is there already begins the
 * next entry. A table with a line of headings has an entry in each line. The row of an entry is its number in the document.
 */
export const readWord = async (
  file: string,
  bytes: Uint8Array,
  defaults: RowDefaults = {},
): Promise<Imported> => {
  const refusal = refuseContainer(bytes, 'word/document.xml', '.docx')
  if (refusal !== null) return whole(file, refusal)
  const html = await htmlOf(bytes)
  if (html === null) return whole(file, '文档打不开，请重新保存后再试。')
  const { values, text } = tablesAndText(html, defaults)
  const found = [...fieldsIn(text).map((fields) => rowOf(fields, defaults)), ...values]
  if (found.length === 0) return whole(file, '文档里没有以“标准问题：”开头的段落，请按“项目名称：内容”填写。')
  return entriesOf(
    file,
    found.map((value, i): RawRow => ({ row: i + 1, value })),
  )
}

const whole = (file: string, problem: string): Imported => ({ entries: [], bad: [{ file, row: 0, problem }] })

const htmlOf = async (bytes: Uint8Array): Promise<string | null> => {
  const { default: mammoth } = await import('mammoth')
  try {
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
  } catch {
    return null
  }
}

type Fields = ReadonlyMap<string, string>

const fieldsIn = (text: string): readonly Fields[] => {
  const found: Map<string, string>[] = []
  let field: string | null = null
  for (const paragraph of text.split(/\n+/).map((line) => line.trim())) {
    const [, label, value] = labelled.exec(paragraph) ?? []
    const begun = label === undefined ? null : (fieldOf.get(label) ?? null)
    if (begun !== null) {
      field = begun
      if (found.length === 0 || found.at(-1)?.has(begun)) found.push(new Map())
      found.at(-1)?.set(begun, value ?? '')
    } else if (field !== null && paragraph !== '') {
      const before = found.at(-1)?.get(field) ?? ''
      found.at(-1)?.set(field, before === '' ? paragraph : `${before}\n${paragraph}`)
    }
  }
  return found
}

const rowOf = (fields: Fields, defaults: RowDefaults): Record<string, unknown> =>
  rowValue([...fields.keys()], [...fields.values()], defaults)
