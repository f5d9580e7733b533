import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type EntryDraft, entryDraftSchema } from '../../src/domain/knowledge-entry.ts'

/** The shared data that benchmarks run on; they stand beside the project, not in it. */
const data = new URL('../../../shared/data/', import.meta.url)
const lawTexts = new URL('laws/national.jsonl.gz', data)
const citizens = new URL('practice/consult.jsonl', data)
const wordings = new URL('practice/paraphrase.jsonl', data)

export type CorpusName = 'paraphrase' | 'articles'

/** Something to be found: engines with one field get title and text in a row. */
export type Document = { readonly id: string; readonly title: string; readonly text: string }

/** A question and the document that answers it. */
export type Labelled = { readonly question: string; readonly id: string }

export type Corpus = {
  readonly documents: readonly Document[]
  readonly labelled: readonly Labelled[]
  /** What latency is measured on: questions as people ask them, none of them among the labelled. */
  readonly asked: readonly string[]
}

/** The data files that are not there. */
export const missingData = (): readonly string[] =>
  [lawTexts, citizens, wordings].filter((file) => !existsSync(file)).map(({ pathname }) => pathname)

const lines = <T>(text: string): readonly T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

type Article = { readonly law: string; readonly no: string; readonly text: string }
const articles = (): readonly Article[] => lines(gunzipSync(readFileSync(lawTexts)).toString('utf8'))

export const citizensQuestions = (count: number): readonly string[] =>
  lines<{ readonly text: string }>(readFileSync(citizens, 'utf8'))
    .slice(0, count)
    .map(({ text }) => text)

const every = 5
type Wording = { readonly query: string; readonly id: string; readonly standard: string }

/**
 * 300 standard questions, and every fifth of the wordings that real customers used for them. Latency is measured on the
 * ones after those, which no engine has seen: one of the engines keeps what it has read of every text for an hour.
 */
const paraphraseCorpus = (): Corpus => {
  const byId = Map.groupBy(lines<Wording>(readFileSync(wordings, 'utf8')), ({ id }) => id)
  const documents = [...byId].map(([id, own]) => ({ id, title: own[0]?.standard ?? '', text: '' }))
  const all = [...byId.values()].flat()
  const labelled = all.filter((_, i) => i % every === 0).map(({ query, id }) => ({ question: query, id }))
  const known = new Set(labelled.map(({ question }) => question))
  const asked = all.filter(({ query }, i) => i % every === 1 && !known.has(query)).map(({ query }) => query)
  return { documents, labelled, asked }
}

const questionsOfArticles = 300
const shortestPassage = 60
const pieces = [0.15, 0.45, 0.75]
const pieceLength = 8

/** Three short pieces of a text: nobody's question, but one with a right answer. */
const piecesOf = (text: string): string =>
  pieces
    .map((share) => Math.floor(text.length * share))
    .map((from) => text.slice(from, from + pieceLength))
    .join(' ')
    .replaceAll('\n', ' ')

/** National law articles; asked with what citizens wrote, and with pieces of articles to count what is found first. */
const articlesCorpus = (atMost: number): Corpus => {
  const documents = articles()
    .slice(0, atMost)
    .map(({ law, no, text }, n) => ({ id: `${n}`, title: `${law}${no}`, text }))
  const long = documents.filter(({ text }) => text.length >= shortestPassage)
  const step = Math.max(1, Math.floor(long.length / questionsOfArticles))
  const labelled = long
    .filter((_, i) => i % step === 0)
    .slice(0, questionsOfArticles)
    .map(({ id, text }) => ({ id, question: piecesOf(text) }))
  return { documents, labelled, asked: citizensQuestions(questionsOfArticles) }
}

export const corpusOf = (name: CorpusName, atMost: number): Corpus =>
  name === 'paraphrase' ? paraphraseCorpus() : articlesCorpus(atMost)

const common: Omit<EntryDraft, 'id' | 'kind' | 'question' | 'answer' | 'basis'> = {
  topic: 'bench',
  unit: 'hotline',
  audience: ['citizen'],
  similar: [],
  negative: [],
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
  reviewBy: '2030-01-01',
  confidentiality: 'public',
}

const shortestQuestion = 4

/** A document as an entry of the service, with its id after the point. */
export const asEntry = ({ id, title, text }: Document): EntryDraft =>
  text === ''
    ? entryDraftSchema.parse({
        ...common,
        id: `faq.${id}`,
        kind: 'faq',
        question: `${title}？`.slice(0, 120).padStart(shortestQuestion, '问'),
        answer: '测速用的条目，没有答案。',
        basis: [{ law: '练习', article: '一' }],
      })
    : {
        ...common,
        id: `law.${id}`,
        kind: 'law',
        question: title,
        answer: text,
        basis: [{ law: title, article: '一' }],
      }

export const idOf = (entryId: string): string => entryId.slice(entryId.indexOf('.') + 1)

/** Law articles first; beyond them, new ones whose halves come from two that have never stood together. */
export const manyEntries = function* (from: number, to: number): Generator<EntryDraft> {
  const known = articles()
  const at = (n: number): Article => known[n % known.length] ?? { law: '', no: '', text: '' }
  for (let n = from; n < to; n += 1) {
    const round = Math.floor(n / known.length)
    const [first, second] = [at(n), at(n * 7 + round * 104_729)]
    const half = Math.ceil(first.text.length / 2)
    const text =
      round === 0
        ? first.text
        : first.text.slice(0, half) + second.text.slice(Math.floor(second.text.length / 2))
    const title = round === 0 ? `${first.law}${first.no}` : `${first.law}${second.no}之${round}`
    yield asEntry({ id: `${n}`, title, text: text || title })
  }
}
