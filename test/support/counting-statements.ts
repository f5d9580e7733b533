import type { KyselyPlugin } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** The same database, and a count of the statements that go through it. */
export const countingStatements = (
  given: Database,
): { readonly db: Database; readonly counted: { statements: number } } => {
  const counted = { statements: 0 }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      counted.statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: given.withPlugin(plugin), counted }
}
