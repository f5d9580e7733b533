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
  readonly megabytes: number
  readonly megabytesElsewhere: number
}

const megabyte = 2 ** 20
const resident = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / megabyte
}

const firstOnes = async (engine: Engine, { labelled }: Corpus): Promise<number> => {
  let first = 0
  for (const { question, id } of labelled) if ((await engine.best(question)) === id) first += 1
  return first
}

/** After the labelled questions, so that every engine is warm. */
const times = async (engine: Engine, { asked }: Corpus): Promise<readonly number[]> => {
  const took: number[] = []
  for (const question of asked) {
    const start = performance.now()
    await engine.best(question)
    took.push(performance.now() - start)
  }
  return took.toSorted((a, b) => a - b)
}

const find = async (name: EngineName, how: Reading, corpus: Corpus): Promise<Found> => {
  const before = resident()
  const engine = await engines[name](how)
  const start = performance.now()
  await engine.index(corpus.documents)
  const indexSeconds = (performance.now() - start) / 1000
  const first = await firstOnes(engine, corpus)
  const took = await times(engine, corpus)
  const found = {
    documents: corpus.documents.length,
    indexSeconds,
    first,
    labelled: corpus.labelled.length,
    asked: took.length,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    megabytes: resident() - before,
    megabytesElsewhere: ((await engine.bytesElsewhere?.()) ?? 0) / megabyte,
  }
  await engine.close?.()
  return found
}

const [corpus, engine, how, atMost] = process.argv.slice(2)
const found = await find(engine as EngineName, how as Reading, corpusOf(corpus as CorpusName, Number(atMost)))
console.log(`found ${JSON.stringify(found)}`)
