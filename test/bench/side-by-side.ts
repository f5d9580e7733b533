import { printTable } from '../eval/table.ts'
import { ownDatabase } from '../support/own-database.ts'
import { startNode } from '../support/processes.ts'
import { type CorpusName, missingData } from './corpora.ts'
import type { Found } from './engine-process.ts'
import type { EngineName, Reading } from './engines.ts'

type Run = { readonly engine: EngineName; readonly how: Reading }
type Result = Run & { readonly found: Found | null; readonly why: string }

const others: readonly EngineName[] = ['minisearch', '@orama/orama', 'node-nlp']
const readings: readonly Reading[] = ['default', 'words', 'pairs']

const patienceSeconds = (corpus: CorpusName, { engine }: Run): number =>
  engine === 'node-nlp' && corpus === 'articles' ? 60 : 420

const late = 'not within'
const failure = (said: string): string =>
  said
    .split('\n')
    .find((line) => line.includes('Error'))
    ?.slice(0, 80) ?? 'ended without a result'

/** In a process of its own, ended when its time is over. */
const inProcess = async (
  corpus: CorpusName,
  run: Run,
  atMost: number,
  env: Readonly<Record<string, string>>,
): Promise<Result> => {
  const arguments_ = [corpus, run.engine, run.how, String(atMost)]
  const running = startNode(
    ['--expose-gc', '--import', 'tsx', 'test/bench/engine-process.ts', ...arguments_],
    env,
  )
  const patience = patienceSeconds(corpus, run)
  let ended = false
  const timer = setTimeout(() => {
    ended = true
    void running.end()
  }, patience * 1000)
  await new Promise((done) => running.child.once('close', done))
  clearTimeout(timer)
  const result = resultOf(run, running.said(), ended ? `${late} ${patience} s` : null)
  // The tables stand at the end, and that may be half an hour away.
  console.error(`${corpus}: ${row(result).join(', ')}`)
  return result
}

const resultOf = (run: Run, said: string, tooLate: string | null): Result => {
  const line = /^found (.*)$/m.exec(said)?.[1]
  if (line !== undefined) return { ...run, found: JSON.parse(line) as Found, why: '' }
  return { ...run, found: null, why: tooLate ?? failure(said) }
}

const onServer = async (corpus: CorpusName, serverUrl: string, atMost: number): Promise<Result> => {
  const own = await ownDatabase(serverUrl, 'beside')
  try {
    return await inProcess(corpus, { engine: 'Jiban, server', how: 'default' }, atMost, {
      DATABASE_URL: own.url,
    })
  } finally {
    await own.drop()
  }
}

/** With the reading that finds most; the one that was tried first where none finds anything. */
const best = (results: readonly Result[]): Result | undefined =>
  results.toSorted((a, b) => (b.found?.first ?? -1) - (a.found?.first ?? -1))[0]

const ours = async (corpus: CorpusName, atMost: number): Promise<readonly Result[]> => {
  const embedded = await inProcess(corpus, { engine: 'Jiban, embedded', how: 'default' }, atMost, {})
  const serverUrl = process.env['TEST_DATABASE_URL']
  return serverUrl ? [embedded, await onServer(corpus, serverUrl, atMost)] : [embedded]
}

const megabytes = ({ megabytes: own, megabytesElsewhere: elsewhere }: Found): string =>
  elsewhere > 0 ? `${own.toFixed(0)} + ${elsewhere.toFixed(0)} on the server's disk` : own.toFixed(0)

const row = ({ engine, how, found, why }: Result): readonly (string | number)[] => {
  const name = engine.startsWith('Jiban') ? [engine, 'own'] : [engine, how]
  if (found === null) return [...name, why]
  return [
    ...name,
    (found.first / found.labelled).toFixed(3),
    found.p50.toFixed(2),
    found.p95.toFixed(2),
    found.indexSeconds.toFixed(2),
    megabytes(found),
  ]
}

const show = (title: string, results: readonly Result[]): void =>
  printTable({
    title,
    columns: ['engine', 'reading', 'R@1', 'p50 ms', 'p95 ms', 'index s', 'memory MB'],
    rows: results.map(row),
  })

const sizes = (results: readonly Result[]): Found | undefined =>
  results.flatMap(({ found }) => found ?? [])[0]

/** Every reading of the others on the small corpus, each one's best on the large. */
export const sideBySide = async (atMost: number): Promise<void> => {
  const missing = missingData()
  if (missing.length > 0) {
    console.log(`\nSide by side: not measured, the shared data are absent (${missing.join(', ')})`)
    return
  }
  for (const corpus of ['paraphrase', 'articles'] as const) await compare(corpus, atMost)
}

/** An engine that is too slow with one reading is not asked with the next. */
const everyReading = async (
  corpus: CorpusName,
  engine: EngineName,
  atMost: number,
): Promise<readonly Result[]> => {
  const tried: Result[] = []
  for (const how of readings)
    if (!tried.some(({ why }) => why.startsWith(late)))
      tried.push(await inProcess(corpus, { engine, how }, atMost, {}))
  return tried
}

const compare = async (corpus: CorpusName, atMost: number): Promise<void> => {
  const results: Result[] = [...(await ours(corpus, atMost))]
  for (const engine of others) {
    const tried = await everyReading(corpus, engine, atMost)
    const chosen = best(tried)
    results.push(...tried.filter((result) => corpus === 'paraphrase' || result === chosen))
  }
  const found = sizes(results)
  const what =
    corpus === 'paraphrase'
      ? `${found?.documents} standard questions, ${found?.labelled} wordings of customers`
      : `${found?.documents} law articles, R@1 of ${found?.labelled} asked by pieces of their text, latency on ${found?.asked} citizens' questions; others with their best reading`
  show(`Side by side: ${what}`, results)
}
