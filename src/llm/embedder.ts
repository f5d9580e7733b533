import { OpenAIEmbeddings } from '@langchain/openai'
import { withoutIdentity } from '../../prompts/citizen-text.ts'
import { maskOfficial } from '../domain/masking.ts'
import type { Embedder } from '../ports/embedder.ts'
import { ModelError } from './fault.ts'
import { guardedCalls } from './guarded-call.ts'
import { recent } from './recent.ts'
import type { ModelSettings, ModelSurroundings } from './settings.ts'
import { withRetries } from './with-retries.ts'

const limits = {
  /** A citizen waits for it. */
  questionMs: 800,
  /** A job waits for it. */
  textsMs: 60_000,
} as const

type Vectors = readonly (readonly number[])[]

/** An embedding model at an OpenAI-compatible endpoint. */
export const openEmbedder = (settings: ModelSettings, around: ModelSurroundings): Embedder => {
  const call = guardedCalls(around)
  const embed = vectorsOf(settings)
  const remembered = recent<readonly number[]>()
  return {
    model: settings.embeddingModel,
    dimensions: settings.dimensions,
    question: async (place, text) => {
      const asked = withoutIdentity(text)
      const known = remembered.get(asked)
      if (known) return known
      const run = async (signal: AbortSignal) => ({
        value: await embed([asked], signal),
        tokens: asked.length,
      })
      const request = { place, what: 'embedding', timeLimitMs: limits.questionMs, sent: asked.length, run }
      const [vector] = await call(request).catch(() => [])
      if (vector) remembered.set(asked, vector)
      return vector ?? null
    },
    // Outside the budget: how much it is, is known beforehand, and citizens must not go short of it.
    texts: (texts) => withRetries((signal) => embed(texts.map(maskOfficial), signal), limits.textsMs, around),
  }
}

/**
 * The length of the vectors is asked of the endpoint only when its own is another one: many models know one length and
 * refuse the question.
 */
const vectorsOf = (settings: ModelSettings) => {
  let shorten = false
  return async (texts: readonly string[], signal: AbortSignal): Promise<Vectors> => {
    if (texts.length === 0) return []
    const read = (dimensions?: number) => clientOf(settings, signal, dimensions).embedDocuments([...texts])
    const vectors = await read(shorten ? settings.dimensions : undefined)
    if (shorten || vectors[0]?.length === settings.dimensions)
      return checked(vectors, texts.length, settings.dimensions)
    const again = checked(await read(settings.dimensions), texts.length, settings.dimensions)
    shorten = true
    return again
  }
}

/** The client itself takes no signal, so its requests do. */
const clientOf = (settings: ModelSettings, signal: AbortSignal, dimensions?: number) =>
  new OpenAIEmbeddings({
    model: settings.embeddingModel,
    apiKey: settings.key === '' ? 'none' : settings.key,
    configuration: {
      baseURL: settings.baseUrl,
      fetch: (url, init) => fetch(url, { ...init, signal }),
    },
    maxRetries: 0,
    batchSize: 64,
    stripNewLines: false,
    // The client's own choice is base64, which not every endpoint speaks.
    encodingFormat: 'float',
    ...(dimensions === undefined ? {} : { dimensions }),
  })

const checked = (vectors: Vectors, count: number, dimensions: number): Vectors => {
  const right = vectors.every((vector) => vector.length === dimensions && vector.every(Number.isFinite))
  if (vectors.length !== count || !right)
    throw new ModelError('unreadable', `not ${count} vectors of ${dimensions} numbers`)
  return vectors
}
