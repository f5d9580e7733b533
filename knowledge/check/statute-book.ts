import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const rowSchema = z.object({
  law: z.string(),
  no: z.string(),
  text: z.string(),
  effective: z.string().nullish(),
})

type Article = { readonly text: string; readonly effective: string | null }

/** The law texts entries are checked against. */
export type StatuteBook = {
  /** In force today or from a day known, by law name and article number. */
  readonly laws: ReadonlyMap<string, ReadonlyMap<string, Article>>
  /** Names of texts that have been replaced and have no text in force under the same name. */
  readonly replaced: ReadonlySet<string>
}

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
  return { laws, replaced }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const readJsonl = async (file: string) =>
  (await readFile(file, 'utf8'))
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
