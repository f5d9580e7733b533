import { sql } from 'kysely'
import type { Database, OpenDatabase } from '../database.ts'
import { sharedRead } from './shared-read.ts'

/** Each shelf's revision as committed; a shelf that never had anything has none. */
export type Revisions = ReadonlyMap<string, number>

export const readRevisions = async (db: Database): Promise<Revisions> => {
  const { rows } = await sql<{ place: string; revision: number }>`/* knowledge.revisions */
    select place, revision from knowledge_revision
  `.execute(db)
  return new Map(rows.map(({ place, revision }) => [place, revision]))
}

/** On what the database tells of a change, with its commit. */
const CHANNEL = 'knowledge_revision'

/**
 * The revisions as they are now. Where every change is heard of before its commit is known to anybody they are read once
 * and then only after a change; elsewhere each time.
 */
export const currentRevisions = ({
  db,
  hear,
}: Pick<OpenDatabase, 'db' | 'hear'>): (() => Promise<Revisions>) => {
  const read = sharedRead(() => readRevisions(db))
  if (hear === undefined) return read
  let changes = 0
  let listening: Promise<void> | undefined
  let known: { readonly changes: number; readonly revisions: Revisions } | undefined
  const listen = async (): Promise<void> => {
    listening ??= hear(CHANNEL, () => {
      changes += 1
    })
    try {
      await listening
    } catch (fault) {
      listening = undefined
      throw fault
    }
  }
  return async () => {
    if (known?.changes === changes) return known.revisions
    await listen()
    // Heard of while it is read, a change may be missing in what is read: then it is not kept for the next.
    const before = changes
    const revisions = await read()
    known = { changes: before, revisions }
    return revisions
  }
}
