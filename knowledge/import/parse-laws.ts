import { createHash } from 'node:crypto'
import { z } from 'zod'
import { chineseValue } from '../check/figures.ts'
import type { BadRow } from '../content-files.ts'
import { entriesOf, type Imported, type RawRow } from './imported.ts'

/** One article of a law. A text without articles has no `no`. */
const articleSchema = z.object({
  law: z.string().trim().min(2),
  no: z.string().trim().default(''),
  text: z.string().trim().min(1),
  /** Day of the text; '' when the collection does not know it. */
  date: z.union([z.iso.date(), z.literal('')]).nullish(),
  effective: z.union([z.iso.date(), z.literal('')]).nullish(),
  /** false = a later text of the same law exists. */
  latest: z.boolean().nullish(),
})
type Article = z.infer<typeof articleSchema>

export type LawOptions = {
  /** Owner of the entries: a unit of the place, or for the national shelf a kind of unit. */
  readonly unit: string
  /** From when articles without any day may be cited; absent = such articles are bad rows. */
  readonly undatedFrom?: string
  readonly reviewBy: string
}

/** An answer may be this long; longer texts become several entries. */
const LONGEST = 3900
/** Shorter texts (一条“（删去）”) do not stand alone as an answer. */
const SHORTEST = 10

/** Law JSONL: each line {law, no, chapter, text, date, effective}; each article becomes a `law` entry. */
export const parseLaws = (file: string, text: string, options: LawOptions): Imported => {
  const rows: RawRow[] = []
  const bad: BadRow[] = []
  const undated = new Map<string, { readonly row: number; count: number }>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const row = index + 1
    const article = readArticle(line)
    if (typeof article === 'string') bad.push({ file, row, problem: article })
    else if (article.latest === false)
      bad.push({ file, row, problem: `${nameOf(article)} 已有新文本（latest 为 false），不能导入` })
    else {
      const since = article.effective || article.date || options.undatedFrom
      if (since) rows.push(...draftsOf(article, since, options).map((value) => ({ row, value })))
      else
        undated.set(article.law, {
          row: undated.get(article.law)?.row ?? row,
          count: (undated.get(article.law)?.count ?? 0) + 1,
        })
    }
  }
  for (const [law, { row, count }] of undated)
    bad.push({
      file,
      row,
      problem: `《${law}》有 ${count} 条没有施行日期，请用 --undated-from 说明从哪天起可以引用`,
    })
  const parsed = entriesOf(file, rows)
  return { entries: parsed.entries, bad: [...bad, ...parsed.bad] }
}

const readArticle = (line: string): Article | string => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return '不是一行 JSON'
  }
  const parsed = articleSchema.safeParse(value)
  if (parsed.success) return parsed.data
  return parsed.error.issues.map(({ path, message }) => `${path.join('.') || '整行'}：${message}`).join('；')
}

const nameOf = ({ law, no }: Pick<Article, 'law' | 'no'>) => `《${law}》${no || '全文'}`

const draftsOf = (article: Article, since: string, options: LawOptions) => {
  const parts = partsOf(article.text)
  return parts.map((part, index) => ({
    id: idOf(article, parts.length > 1 ? index + 1 : null),
    kind: 'law',
    topic: 'statute',
    unit: options.unit,
    audience: ['citizen', 'enterprise'],
    question:
      parts.length > 1 ? `${nameOf(article)}（第${index + 1}部分，共${parts.length}部分）` : nameOf(article),
    answer: part.length < SHORTEST ? `${nameOf(article)}：${part}` : part,
    basis: [{ law: article.law, article: article.no || '全文' }],
    effectiveFrom: since,
    effectiveTo: null,
    reviewBy: options.reviewBy,
  }))
}

/** law.<digest of the name>.<article>: stays the same for every later import of the same law. */
const idOf = ({ law, no }: Article, part: number | null): string => {
  const digest = createHash('sha256').update(law).digest('hex').slice(0, 10)
  return `law.${digest}.${numberOf(no)}${part === null ? '' : `.part-${part}`}`
}

/** 第十条 -> a10, 第十条之二 -> a10-2, without a number -> text; anything else by its digest. */
const numberOf = (no: string): string => {
  if (no === '') return 'text'
  const [, article, inserted] = /^第([^条]+)条(?:之(.+))?$/.exec(no) ?? []
  const numbers = [article, inserted].filter((word) => word !== undefined).map(chineseOrArabic)
  if (numbers.length > 0 && numbers.every(Number.isInteger)) return `a${numbers.join('-')}`
  return `x${createHash('sha256').update(no).digest('hex').slice(0, 8)}`
}

const chineseOrArabic = (word: string): number => {
  if (/^\d+$/.test(word)) return Number(word)
  return /^[〇零一二三四五六七八九十百千]+$/.test(word) ? chineseValue(word) : Number.NaN
}

/** Cuts a text between its lines; a line that is too long by itself is cut where it must be. */
export const partsOf = (text: string): readonly string[] => {
  if (text.length <= LONGEST) return [text]
  const parts: string[] = []
  let part = ''
  for (const line of text.split('\n').flatMap(cutLine)) {
    if (part !== '' && part.length + line.length + 1 > LONGEST) {
      parts.push(part)
      part = ''
    }
    part = part === '' ? line : `${part}\n${line}`
  }
  return [...parts, part].filter((piece) => piece.trim() !== '')
}

const cutLine = (line: string): readonly string[] =>
  line.length <= LONGEST
    ? [line]
    : Array.from({ length: Math.ceil(line.length / LONGEST) }, (_, i) =>
        line.slice(i * LONGEST, (i + 1) * LONGEST),
      )
