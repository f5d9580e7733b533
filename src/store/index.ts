/** Everything that runs on both runtimes. The embedded database and the migration files are Node's, imported by name. */
export { aesCipher } from './aes-cipher.ts'
export { conversationStore } from './conversations/conversation-store.ts'
export {
  type ConnectionPool,
  type Database,
  type OpenDatabase,
  openServer,
  type ServerOptions,
} from './database.ts'
export { knowledgeLoader } from './knowledge/knowledge-loader.ts'
export { knowledgeStore } from './knowledge/knowledge-store.ts'
export { type Migrations, migrate } from './migrate.ts'
export { orderStore } from './orders/order-store.ts'
export { unitStore } from './unit-store.ts'
