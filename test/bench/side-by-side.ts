import { printTable } from '../eval/table.ts'
import { ownDatabase } from '../support/own-database.ts'
import { startNode } from '../support/processes.ts'
import type { Bounds } from './bounds.ts'
import { type CorpusName, missingData } from './corpora.ts'
import type { Found } from './engine-process.ts'
import type { EngineName, Reading } from './engines.ts'

type Run = { readonly engine: EngineName; readonly how: Reading }
type Result = Run & { readonly found: Found | null; readonly why: string }

const others: readonly EngineName[] = ['minisearch', '@orama/orama', 'node-nlp']
const readings: readonly Reading[] = ['default', 'words', 'pairs']

const patienceSeconds = (corpus: CorpusName, { engine }: Run): number =>
  engine === 'node-nlp' && corpus === 'articles' ? 60 : 400

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
  { atMost, over }: Bounds,
  env: Readonly<Record<string, string>>,
): Promise<Result> => {
  over.throwIfAborted()
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

const onServer = async (
  corpus: CorpusName,
  engine: EngineName,
  serverUrl: string,
  bounds: Bounds,
): Promise<Result> => {
  const own = await ownDatabase(serverUrl, 'beside')
  bounds.made(own)
  try {
    return await inProcess(corpus, { engine, how: 'default' }, bounds, {
      DATABASE_URL: own.url,
    })
  } finally {
    await own.drop()
  }
}

const ours = async (corpus: CorpusName, bounds: Bounds): Promise<readonly Result[]> => {
  const embedded = await inProcess(corpus, { engine: 'Jiban, embedded', how: 'default' }, bounds, {})
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (!serverUrl) return [embedded]
  const alone = await onServer(corpus, 'Jiban, server', serverUrl, bounds)
  return [embedded, alone, await onServer(corpus, 'Jiban, server, in a turn', serverUrl, bounds)]
}

const megabytes = ({ megabytes: own, megabytesElsewhere: elsewhere }: Found): string =>
  elsewhere > 0 ? `${own.toFixed(0)} + ${elsewhere.toFixed(0)} on the server's disk` : own.toFixed(0)

const row = ({ engine, how, found, why }: Result): readonly (string | number)[] => {
  const name = engine.startsWith('Jiban') ? [engine, 'own'] : [engine, how]
  if (found === null) return [...name, '', why]
  return [
    ...name,
    found.asked,
    (found.first / found.labelled).toFixed(3),
    found.p50.toFixed(3),
    found.p95.toFixed(3),
    found.p95Again.toFixed(3),
    found.indexSeconds.toFixed(2),
    megabytes(found),
  ]
}

const show = (title: string, results: readonly Result[]): void =>
  printTable({
    title,
    columns: [
      'engine',
      'reading',
      'asked',
      'R@1',
      'p50 ms',
      'p95 ms',
      'again p95 ms',
      'index s',
      'memory MB',
    ],
    rows: results.map(row),
  })

/** On the small corpus every reading of the others; on the large the best of those, the next when it takes too long. */
export const sideBySide = async (bounds: Bounds): Promise<void> => {
  const missing = missingData()
  if (missing.length > 0) {
    console.log(`\nSide by side: not measured, the shared data are absent (${missing.join(', ')})`)
    return
  }
  const small = await onSmall(bounds)
  const { documents, labelled } = sizes(small)
  show(`Side by side: ${documents} standard questions, ${labelled} wordings of customers`, small)
  const large = await onLarge(small, bounds)
  const of = sizes(large)
  show(
    `Side by side: ${of.documents} law articles, R@1 of ${of.labelled} asked by pieces of their text, latency on ${of.asked} citizens' questions; others with the reading that was best above`,
    large,
  )
}

const sizes = (results: readonly Result[]): Partial<Found> =>
  results.flatMap(({ found }) => found ?? [])[0] ?? {}

const onSmall = async (bounds: Bounds): Promise<readonly Result[]> => {
  const results = [...(await ours('paraphrase', bounds))]
  for (const engine of others)
    for (const how of readings) results.push(await inProcess('paraphrase', { engine, how }, bounds, {}))
  return results
}

const onLarge = async (small: readonly Result[], bounds: Bounds): Promise<readonly Result[]> => {
  const results = [...(await ours('articles', bounds))]
  for (const engine of others) {
    const ranked = small
      .filter((result) => result.engine === engine)
      .toSorted((a, b) => (b.found?.first ?? -1) - (a.found?.first ?? -1))
    for (const { how } of ranked.slice(0, chances(engine))) {
      const result = await inProcess('articles', { engine, how }, bounds, {})
      results.push(result)
      if (result.found !== null) break
    }
  }
  return results
}

/** Where one reading of a classifier takes too long, the others do too. */
const chances = (engine: EngineName): number => (engine === 'node-nlp' ? 1 : 2)
