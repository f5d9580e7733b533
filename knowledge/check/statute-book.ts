import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Basis } from '../../src/domain/knowledge-entry.ts'
import { chineseValue } from './figures.ts'

const rowSchema = z.object({
  law: z.string(),
  no: z.string(),
  text: z.string(),
  date: z.string().nullish(),
  effective: z.string().nullish(),
})
type Row = z.infer<typeof rowSchema>

type Article = { readonly text: string; readonly effective: string | null }

/** The law texts entries are checked against. */
export type StatuteBook = {
  /** In force today or from a day known, by law name and article number. */
  readonly laws: ReadonlyMap<string, ReadonlyMap<string, Article>>
  /** Names of texts that have been replaced and have no text in force under the same name. */
  readonly replaced: ReadonlySet<string>
  /** Other national texts as they stood in April 2025: an entry cites them with their own number or date. */
  readonly archive: ReadonlyMap<string, ArchivedLaw>
}

type ArchivedLaw = { readonly date: string; readonly articles: ReadonlyMap<number, string> }

/** Reads the statute book from the shared material; null when it is not there. */
export const readStatuteBook = async (shared: string): Promise<StatuteBook | null> => {
  const folder = join(shared, 'data/laws')
  if (!(await exists(join(folder, 'core.jsonl')))) return null
  const laws = new Map<string, Map<string, Article>>()
  for (const file of ['core.jsonl', 'not-yet-in-force.jsonl'])
    for (const row of await readJsonl(join(folder, file))) add(laws, row.law, row.no, row.text, row.effective)
  for (const file of await readdir(join(shared, 'regulations')))
    addRegulation(laws, await readFile(join(shared, 'regulations', file), 'utf8'))
  const superseded = await readJsonl(join(folder, 'superseded.jsonl'))
  const replaced = new Set(superseded.map((row) => row.law).filter((law) => !laws.has(law)))
  return { laws, replaced, archive: await readArchive(join(folder, 'national.jsonl.gz')) }
}

const readArchive = async (file: string): Promise<ReadonlyMap<string, ArchivedLaw>> => {
  const archive = new Map<string, { date: string; articles: Map<number, string> }>()
  if (!(await exists(file))) return archive
  for (const { law, no, text, date } of rowsOf(gunzipSync(await readFile(file)).toString())) {
    const kept = archive.get(law) ?? { date: date ?? '', articles: new Map<number, string>() }
    archive.set(law, kept)
    const number = articleNumbers(no)[0] ?? 0
    kept.articles.set(number, `${kept.articles.get(number) ?? ''}\n${text}`)
  }
  return archive
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const readJsonl = async (file: string) => rowsOf(await readFile(file, 'utf8'))

const rowsOf = (lines: string): readonly Row[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))

const add = (
  laws: Map<string, Map<string, Article>>,
  law: string,
  no: string,
  text: string,
  effective: string | null | undefined,
) => {
  const articles = laws.get(law) ?? new Map<string, Article>()
  laws.set(law, articles)
  const before = articles.get(no)
  articles.set(no, { text: before ? `${before.text}\n${text}` : text, effective: effective ?? null })
}

/** A local regulation as Markdown: `## 第六条`, or `## 五、…` with items `- （六）…` that are cited as 五（六）. */
const addRegulation = (laws: Map<string, Map<string, Article>>, markdown: string) => {
  const title = /^title: "?(.+?)"?$/m.exec(markdown)?.[1]
  if (!title) return
  let heading = ''
  let item = ''
  for (const line of markdown.split('\n')) {
    const article = /^#+ (第[一二三四五六七八九十百]+条)/.exec(line)?.[1]
    const section = /^#+ ([一二三四五六七八九十]+)、/.exec(line)?.[1]
    if (article ?? section) {
      heading = article ?? section ?? ''
      item = ''
    }
    if (heading === '') continue
    item = /^\s*- （([一二三四五六七八九十]+)）/.exec(line)?.[1] ?? item
    add(laws, title, heading, line, null)
    if (item !== '') add(laws, title, `${heading}（${item}）`, line, null)
  }
}

/** Looks a citation up; 第十九条第一款 and 第十九条（二） find 第十九条. */
export const findArticle = (book: StatuteBook, law: string, article: string): Article | undefined => {
  const articles = book.laws.get(law)
  const whole = /^第[一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?/.exec(article)?.[0]
  return articles?.get(article) ?? (whole ? articles?.get(whole) : undefined)
}

/** 第四条、第六条至第八条 -> 4, 6, 7, 8. */
const articleNumbers = (article: string): readonly number[] =>
  [
    ...article.matchAll(/第([〇零一二三四五六七八九十百千]+)条(?:至第([〇零一二三四五六七八九十百千]+)条)?/g),
  ].flatMap(([, from = '', to = from]) => {
    const first = chineseValue(from)
    return Array.from({ length: chineseValue(to) - first + 1 }, (_, i) => first + i)
  })

/** What a basis says, article by article; null where its text is not here, or only an older one. */
export const textsOf = (book: StatuteBook, basis: Basis): readonly string[] | null => {
  if (!basis.external) return [findArticle(book, basis.law, basis.article)?.text ?? '']
  const archived = book.archive.get(basis.law)
  if (!archived || isNewer(basis.docNo ?? '', archived.date)) return null
  if (basis.article === '全文') return [...archived.articles.values()]
  const texts = articleNumbers(basis.article).map((number) => archived.articles.get(number))
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : null
}

/** The State Council's decrees from this number on are younger than the archive. */
const firstDecreeAfter = 804

/** Whether the cited number or day is of a text younger than the one in the archive. */
const isNewer = (docNo: string, archived: string): boolean => {
  const decree = /国(?:务院)?令第(\d+)号/.exec(docNo)?.[1]
  const [, y, m = '', d = ''] = /(\d{4})年(?:(\d{1,2})月(\d{1,2})日)?/.exec(docNo) ?? []
  const day = y === undefined ? '' : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return Number(decree ?? 0) >= firstDecreeAfter || day > archived
}
