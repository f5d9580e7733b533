import type { ModelFault } from '../ports/chat-model.ts'
import type { Clock } from '../ports/clock.ts'
import type { ModelBudget } from '../ports/model-budget.ts'

/** Where the models are. An empty name means that there is none of that kind. */
export type ModelSettings = {
  readonly baseUrl: string
  readonly key: string
  readonly chatModel: string
  readonly embeddingModel: string
  readonly dimensions: number
}

/** What models need of the outside. */
export type ModelSurroundings = {
  readonly clock: Clock
  readonly budget: ModelBudget
  /** Told of every call that came to nothing; never with a citizen's words. */
  readonly onFault?: (what: string, fault: ModelFault, detail: string) => void
  /** Aborts when the time is over. */
  readonly deadline?: (ms: number) => AbortSignal
  /** Passes the time between two tries. */
  readonly pause?: (ms: number) => Promise<void>
}

export const timeIsUp = (ms: number): AbortSignal => AbortSignal.timeout(ms)

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
