export { openChatModel } from './chat-model.ts'
export { openEmbedder } from './embedder.ts'
export type { ModelSettings, ModelSurroundings } from './settings.ts'
