import { placeIdSchema } from '../../src/domain/place.ts'
import type { ModelSettings, ModelSurroundings } from '../../src/llm/index.ts'
import type { ModelFault } from '../../src/ports/chat-model.ts'

export const place = placeIdSchema.parse('town1')

export const settingsFor = (baseUrl: string, changes: Partial<ModelSettings> = {}): ModelSettings => ({
  baseUrl,
  key: 'a-key',
  chatModel: 'scripted-chat',
  embeddingModel: 'scripted-embedding',
  dimensions: 4,
  ...changes,
})

/** Surroundings whose time passes only when the test says so. */
export const surroundings = (limits: { readonly calls?: number; readonly tokens?: number } = {}) => {
  let now = new Date('2026-09-28T02:00:00Z')
  let left = limits.calls ?? 1000
  let spent = 0
  const limitsAsked: number[] = []
  const deadlines: AbortController[] = []
  const faults: { what: string; fault: ModelFault; detail: string }[] = []
  const around: ModelSurroundings = {
    clock: { now: () => now },
    budget: {
      take: async () => {
        if (left <= 0 || spent >= (limits.tokens ?? Number.POSITIVE_INFINITY)) return false
        left -= 1
        return true
      },
      spend: async (_, __, tokens) => {
        spent += tokens
      },
    },
    onFault: (what, fault, detail) => faults.push({ what, fault, detail }),
    deadline: (ms) => {
      limitsAsked.push(ms)
      const controller = new AbortController()
      deadlines.push(controller)
      return controller.signal
    },
    pause: async () => undefined,
  }
  return {
    around,
    faults,
    limitsAsked,
    spent: () => spent,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    timeIsUp: () => deadlines.at(-1)?.abort(),
  }
}
