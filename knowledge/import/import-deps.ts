import type { KnowledgeLoader, KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import type { UnitStore } from '../../src/ports/unit-store.ts'

/** What an import needs of the outside. */
export type ImportDeps = {
  readonly loader: KnowledgeLoader
  readonly knowledge: KnowledgeStore
  readonly units: UnitStore
  readonly now: Date
  readonly print: (line: string) => void
}
