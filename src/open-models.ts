import type { Env } from './env.ts'
import type { ModelSettings } from './llm/index.ts'
import type { ChatModel } from './ports/chat-model.ts'
import type { Clock } from './ports/clock.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Database } from './store/database.ts'
import { modelBudget } from './store/model-budget.ts'

/** What there is of models; nothing is the rule. */
export type Models = { readonly chatModel?: ChatModel; readonly embedder?: Embedder }

/** The models that are configured. Without one, nothing of their libraries is even read. */
export const openModels = async (
  env: Env,
  db: Database,
  clock: Clock,
  onFault: (text: string) => void,
): Promise<Models> => {
  const settings: ModelSettings = {
    baseUrl: env.JIBAN_MODEL_BASE_URL,
    key: env.JIBAN_MODEL_KEY,
    chatModel: env.JIBAN_CHAT_MODEL,
    embeddingModel: env.JIBAN_EMBEDDING_MODEL,
    dimensions: env.JIBAN_EMBEDDING_DIMENSIONS,
  }
  if (settings.chatModel === '' && settings.embeddingModel === '') return {}
  const { openChatModel, openEmbedder } = await import('./llm/index.ts')
  const limits = { calls: env.JIBAN_MODEL_DAILY_CALLS, tokens: env.JIBAN_MODEL_DAILY_TOKENS }
  const around = {
    clock,
    budget: modelBudget(db, limits),
    onFault: (what: string, fault: string, detail: string) => onFault(`${what}: ${fault} (${detail})`),
  }
  return {
    ...(settings.chatModel === '' ? {} : { chatModel: openChatModel(settings, around) }),
    ...(settings.embeddingModel === '' ? {} : { embedder: openEmbedder(settings, around) }),
  }
}
