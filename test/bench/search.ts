import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { NATIONAL } from '../../src/domain/place.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'

/**
 * How fast a question finds its texts among all national law articles: loads them, asks 300 real questions, prints
 * p50 and p95. Embedded by default; with the URL of an empty database as argument, on that server.
 */
const data = new URL('../../../shared/data/', import.meta.url)
const articles = new URL('laws/national.jsonl.gz', data)
const questions = new URL('practice/consult.jsonl', data)
const QUESTIONS = 300

type Article = { readonly law: string; readonly no: string; readonly text: string }

const lines = <T>(text: string): readonly T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const toDraft = ({ law, no, text }: Article, n: number): EntryDraft => ({
  id: `law.${n}`,
  kind: 'law',
  topic: 'law',
  unit: 'law',
  audience: ['citizen'],
  question: `${law}${no}`,
  similar: [],
  negative: [],
  answer: text,
  basis: [{ law, article: no }],
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
  reviewBy: '2030-01-01',
  confidentiality: 'public',
})

const percentile = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

const measure = async ({ db, kind }: OpenDatabase): Promise<void> => {
  await migrate(db, await migrationFiles())
  const drafts = lines<Article>(gunzipSync(readFileSync(articles)).toString('utf8')).map(toDraft)
  const loading = performance.now()
  await knowledgeLoader(db).load(NATIONAL, drafts, new Date())
  console.log(`${kind}: ${drafts.length} articles loaded in ${seconds(loading)}`)

  const store = knowledgeStore(db)
  const asked = lines<{ readonly text: string }>(readFileSync(questions, 'utf8'))
    .map(({ text }) => text)
    .slice(0, QUESTIONS)
  const times: number[] = []
  let hits = 0
  for (const text of asked) {
    const start = performance.now()
    hits += (await store.search(NATIONAL, text, '2026-11-22', 20)).hits.length
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  console.log(
    `${asked.length} searches, ${hits} hits: p50 ${percentile(times, 0.5)}, p95 ${percentile(times, 0.95)}, slowest ${percentile(times, 0.9999)}`,
  )
}

if (!existsSync(articles) || !existsSync(questions)) {
  console.log(
    'search bench skipped: the law articles and questions are not beside the project (../shared/data)',
  )
} else {
  const url = process.argv[2]
  const opened = url === undefined ? await openEmbedded() : openServer(url)
  await measure(opened)
  await opened.close()
}
