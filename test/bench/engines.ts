import type { Document } from './corpora.ts'

/** A search engine with an index of its own: what stands first for a question. */
export type Engine = {
  index(documents: readonly Document[]): Promise<void>
  best(question: string): Promise<string | undefined>
  /** What stands before the question in its turn, and is not part of the search. */
  opened?(): Promise<void>
  close?(): Promise<void>
  /** Bytes that it keeps outside the process. */
  bytesElsewhere?(): Promise<number>
}

export const reading = {
  /** What the engine does when nothing is said. */
  default: undefined,
  /** The words that the platform's own segmenter finds. */
  words: (text: string): string[] =>
    [...segmenter.segment(text.toLowerCase())]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment),
  /** Each Chinese character and each two neighbours; letters and digits whole. */
  pairs: (text: string): string[] =>
    [...text.toLowerCase().matchAll(runs)].flatMap(([run]) =>
      han.test(run) ? [...run].flatMap((character, i, all) => [character, ...pairAt(all, i)]) : [run],
    ),
} as const

export type Reading = keyof typeof reading

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const han = /^\p{Script=Han}/u
const pairAt = (all: readonly string[], i: number): readonly string[] => {
  const next = all[i + 1]
  return next === undefined ? [] : [`${all[i]}${next}`]
}

const miniSearch = async (how: Reading): Promise<Engine> => {
  const { default: MiniSearch } = await import('minisearch')
  const tokenize = reading[how]
  const engine = new MiniSearch<Document>({ fields: ['title', 'text'], ...(tokenize ? { tokenize } : {}) })
  return {
    index: async (documents) => engine.addAll(documents),
    best: async (question) => engine.search(question)[0]?.id,
  }
}

const orama = async (how: Reading): Promise<Engine> => {
  const { create, insertMultiple, search } = await import('@orama/orama')
  const tokenize = reading[how]
  const schema = { title: 'string', text: 'string' } as const
  const own = tokenize && { language: 'zh', normalizationCache: new Map(), tokenize }
  const engine = create({ schema, ...(own ? { components: { tokenizer: own } } : {}) })
  return {
    index: async (documents) => void (await insertMultiple(engine, [...documents])),
    best: async (question) => (await search(engine, { term: question, limit: 10 })).hits[0]?.id,
  }
}

/** A classifier: each document is an intent with one utterance. Its Chinese reading turns text to pinyin. */
const nodeNlp = async (how: Reading): Promise<Engine> => {
  const { NlpManager } = await import('node-nlp')
  const tokenize = reading[how]
  // Text that is cut already goes in as a language that it only splits at spaces.
  const language = tokenize ? 'xx' : 'zh'
  const written = (text: string) => (tokenize ? tokenize(text).join(' ') : text)
  const engine = new NlpManager({
    languages: [language],
    autoSave: false,
    forceNER: false,
    nlu: { log: false },
  })
  return {
    index: async (documents) => {
      for (const { id, title, text } of documents)
        engine.addDocument(language, written(`${title} ${text}`), id)
      await engine.train()
    },
    best: async (question) =>
      (await engine.process(language, written(question))).classifications.find(
        ({ intent }) => intent !== 'None',
      )?.intent,
  }
}

export const engines = {
  minisearch: miniSearch,
  '@orama/orama': orama,
  'node-nlp': nodeNlp,
  'Jiban, embedded': async () => (await import('./own-engine.ts')).embeddedEngine(),
  'Jiban, server': async () => (await import('./own-engine.ts')).serverEngine(false),
  'Jiban, server, in a turn': async () => (await import('./own-engine.ts')).serverEngine(true),
} satisfies Record<string, (how: Reading) => Promise<Engine>>

export type EngineName = keyof typeof engines
