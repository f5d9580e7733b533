import type { PlaceId } from '../../src/domain/place.ts'
import { decodeText } from './decode-text.ts'
import type { ImportDeps } from './import-deps.ts'
import { type Imported, refuseRepeatedIds, together } from './imported.ts'
import { parseDocument } from './parse-document.ts'
import { type LawOptions, parseLaws } from './parse-laws.ts'
import { parseList } from './parse-list.ts'
import { parseTable } from './parse-table.ts'
import { preview } from './preview.ts'
import { readWord } from './read-word.ts'
import { readWorkbook } from './read-workbook.ts'
import { warningsOf } from './warnings.ts'

export type SourceFile = { readonly name: string; readonly bytes: Uint8Array }

export type ImportOptions = {
  readonly place: PlaceId
  readonly dryRun: boolean
  /** Law JSONL; null for files of entries. */
  readonly laws: LawOptions | null
}

/** Reads the files and loads all of them, or nothing. true when everything was in order. */
export const importFiles = async (
  deps: ImportDeps,
  files: readonly SourceFile[],
  options: ImportOptions,
): Promise<boolean> => {
  const { print } = deps
  const { entries, bad } = await readFiles(files, options)
  for (const { file, row, problem } of bad) print(`${file}:${row} ${problem}`)
  if (bad.length > 0 || entries.length === 0) {
    print(`${bad.length} bad rows, nothing was loaded`)
    return false
  }
  print(`${entries.length} entries read from ${files.length} files`)
  for (const warning of await warningsOf(deps, entries, options.place)) print(warning)
  const drafts = entries.map(({ draft }) => draft)
  if (options.dryRun) await preview(deps, drafts, options.place)
  else {
    const result = await deps.loader.load(options.place, drafts, deps.now, (done, total) =>
      print(`indexing ${options.place}: ${done}/${total}`),
    )
    print(`${result.added} added, ${result.changed} changed, ${result.unchanged} unchanged`)
  }
  return true
}

const isOffice = ({ name }: SourceFile) => /\.(xlsx|docx)$/i.test(name)

const readFiles = async (files: readonly SourceFile[], options: ImportOptions): Promise<Imported> => {
  const office = files.filter((file) => isOffice(file) && !options.laws)
  const read = office.map(({ name, bytes }) =>
    /\.xlsx$/i.test(name) ? readWorkbook(name, bytes) : readWord(name, bytes),
  )
  const texts = parseFiles(
    files.filter((file) => !office.includes(file)),
    options,
  )
  return refuseRepeatedIds(together([texts, ...(await Promise.all(read))]))
}

/** What text files say, without a database. */
export const parseFiles = (files: readonly SourceFile[], { laws }: Pick<ImportOptions, 'laws'>): Imported =>
  refuseRepeatedIds(together(files.map((file) => parseFile(file, laws))))

const parseFile = ({ name, bytes }: SourceFile, laws: LawOptions | null): Imported => {
  const text = decodeText(bytes)
  const problem = (words: string): Imported => ({
    entries: [],
    bad: [{ file: name, row: 0, problem: words }],
  })
  if (text === null) return problem('文字编码认不出来，请存为 UTF-8')
  if (laws) return parseLaws(name, text, laws)
  if (/\.(md|markdown)$/i.test(name)) return parseDocument(name, text)
  if (/\.csv$/i.test(name)) return parseTable(name, text)
  if (/\.ya?ml$/i.test(name)) return parseList(name, text)
  return problem('只认 .csv、.md、.yaml、.xlsx 和 .docx 文件')
}
