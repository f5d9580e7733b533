import { setImmediate } from 'node:timers/promises'
import { type Corpus, type CorpusName, corpusOf } from './corpora.ts'
import { type Engine, type EngineName, engines, type Reading } from './engines.ts'
import { percentile } from './load.ts'

/** One engine on one corpus in a process of its own, so that memory is its own: prints what it found as JSON. */
export type Found = {
  readonly documents: number
  readonly indexSeconds: number
  readonly first: number
  readonly labelled: number
  readonly asked: number
  readonly p50: number
  readonly p95: number
  /** The same questions a second time: what an engine gains by what it keeps. */
  readonly p95Again: number
  readonly megabytes: number
  readonly megabytesElsewhere: number
}

const megabyte = 2 ** 20
const resident = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / megabyte
}

/** So long for the labelled questions, and so long for the others: an engine that is slow is asked fewer. */
const patienceMs = 60_000
const stride = 7_919

/** In an order in which any beginning is a fair sample of the whole. */
const spread = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one, i) => ({ one, at: (i * stride) % all.length }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)

const askFor = async <T>(all: readonly T[], one: (item: T) => Promise<void>): Promise<number> => {
  const end = performance.now() + patienceMs
  let asked = 0
  for (const item of spread(all)) {
    if (performance.now() > end) break
    await one(item)
    // Requests leave pauses. The embedded database answers without giving the thread back: in an unbroken row of questions
    // the reading of the shelf that the first one began would never go on.
    await setImmediate()
    asked += 1
  }
  return asked
}

const firstOnes = async (engine: Engine, { labelled }: Corpus) => {
  let first = 0
  const count = await askFor(labelled, async ({ question, id }) => {
    if ((await engine.best(question)) === id) first += 1
  })
  return { first, labelled: count }
}

/** After the labelled questions, so that every engine is warm; these themselves are new to it. */
const times = async (engine: Engine, { asked }: Corpus): Promise<readonly number[]> => {
  const took: number[] = []
  await askFor(asked, async (question) => {
    await engine.opened?.()
    const start = performance.now()
    await engine.best(question)
    took.push(performance.now() - start)
  })
  return took.toSorted((a, b) => a - b)
}

const find = async (name: EngineName, how: Reading, corpus: Corpus): Promise<Found> => {
  const before = resident()
  const engine = await engines[name](how)
  const start = performance.now()
  await engine.index(corpus.documents)
  const indexSeconds = (performance.now() - start) / 1000
  const counts = await firstOnes(engine, corpus)
  const took = await times(engine, corpus)
  const again = await times(engine, corpus)
  const found = {
    documents: corpus.documents.length,
    indexSeconds,
    ...counts,
    asked: took.length,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p95Again: percentile(again, 0.95),
    megabytes: resident() - before,
    megabytesElsewhere: ((await engine.bytesElsewhere?.()) ?? 0) / megabyte,
  }
  await engine.close?.()
  return found
}

const [corpus, engine, how, atMost] = process.argv.slice(2)
const found = await find(engine as EngineName, how as Reading, corpusOf(corpus as CorpusName, Number(atMost)))
console.log(`found ${JSON.stringify(found)}`)
