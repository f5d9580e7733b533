import { join, relative } from 'node:path'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { type Content, readContent } from '../content-files.ts'
import { checkEntry, plain } from './check-entry.ts'
import { figuresOf } from './check-figures.ts'
import { readStatuteBook, type StatuteBook } from './statute-book.ts'

/** `npm run knowledge:check`: every shipped entry against the law texts. Exit 1 when one fails. */
const root = join(import.meta.dirname, '../..')

export type Finding = { readonly file: string; readonly id: string; readonly problem: string }

/** Problems that show only when entries are seen together: an id or a wording used twice where one citizen sees both. */
export const checkTogether = (content: Content): readonly Finding[] => {
  const findings: Finding[] = []
  const ids = new Map<string, string>()
  const wordings = new Map<string, EntryDraft[]>()
  for (const { file, place, entries } of content.files)
    for (const entry of entries) {
      const id = `${place}/${entry.id}`
      if (ids.has(id)) findings.push({ file, id: entry.id, problem: `编号与 ${ids.get(id)} 重复` })
      ids.set(id, file)
      findings.push(...wordingsTwice(file, place, entry, wordings))
    }
  return findings
}

/** The same wording may lead to two entries only when they are never citable on the same day. */
const wordingsTwice = (file: string, place: string, entry: EntryDraft, seen: Map<string, EntryDraft[]>) => {
  const findings: Finding[] = []
  for (const text of new Set([entry.question, ...entry.similar].map(plain))) {
    const others = [...(seen.get(`${place}/${text}`) ?? []), ...(seen.get(`national/${text}`) ?? [])]
    for (const other of others)
      if (other.id !== entry.id && overlap(entry, other))
        findings.push({ file, id: entry.id, problem: `问法“${text}”与 ${other.id} 相同` })
    seen.set(`${place}/${text}`, [...(seen.get(`${place}/${text}`) ?? []), entry])
  }
  return findings
}

const overlap = (a: EntryDraft, b: EntryDraft) =>
  a.effectiveFrom <= (b.effectiveTo ?? '9999-12-31') && b.effectiveFrom <= (a.effectiveTo ?? '9999-12-31')

/** How many figures stand in the texts, and those of which nobody but a reader can tell; each with `--untold`. */
const tellFigures = (content: Content, book: StatuteBook) => {
  const seen = content.files
    .flatMap(({ entries }) => entries)
    .map((entry) => ({ entry, figures: figuresOf(entry, book) }))
  const held = seen.reduce((sum, { figures }) => sum + figures.held, 0)
  const open = seen.filter(({ figures }) => figures.untold.length > 0)
  const untold = open.reduce((sum, { figures }) => sum + figures.untold.length, 0)
  if (process.argv.includes('--untold'))
    for (const { entry, figures } of open) console.log(`${entry.id}\t${figures.untold.join(' ')}`)
  console.log(
    `${held} figures stand in the texts cited; ${untold} in ${open.length} entries rest on texts not here`,
  )
}

const main = async () => {
  const content = await readContent()
  const findings: Finding[] = [
    ...content.bad.map(({ file, row, problem }) => ({ file, id: `第 ${row} 条`, problem })),
    ...checkTogether(content),
  ]
  const book = await readStatuteBook(join(root, '../shared'))
  if (book)
    for (const { file, entries } of content.files)
      for (const entry of entries)
        for (const problem of checkEntry(entry, book)) findings.push({ file, id: entry.id, problem })
  const total = content.files.reduce((sum, { entries }) => sum + entries.length, 0)
  for (const { file, id, problem } of findings) console.log(`${relative(root, file)}\t${id}\t${problem}`)
  if (book) tellFigures(content, book)
  else console.log('law texts not found (../shared/data/laws): citations and figures were not checked')
  console.log(`${total} entries in ${content.files.length} files, ${findings.length} problems`)
  process.exitCode = findings.length > 0 ? 1 : 0
}

if (import.meta.main) await main()
