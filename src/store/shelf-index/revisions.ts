import { sql } from 'kysely'
import type { Database, OpenDatabase } from '../database.ts'
import { sharedRead } from './shared-read.ts'

/** Each shelf's revision as committed; a shelf that never had anything has none. */
export type Revisions = ReadonlyMap<string, number>

/** Moments are milliseconds of performance.now(), of this process only. */
export type RevisionReader = {
  /** As they are now; with `since`, as they were at some moment after it. */
  current(since?: number): Promise<Revisions>
  /** What another statement, begun at `begun`, read beside its own. Absent where nobody has to ask. */
  readonly told?: (begun: number, revisions: Revisions) => void
}

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
 * and then only after a change; elsewhere each time, unless what was read since will do.
 */
export const revisionReader = ({ db, hear }: Pick<OpenDatabase, 'db' | 'hear'>): RevisionReader =>
  hear === undefined ? asking(db) : hearing(db, hear)

const asking = (db: Database): RevisionReader => {
  let latest: { readonly begun: number; readonly revisions: Revisions } | undefined
  const told = (begun: number, revisions: Revisions): void => {
    if (latest === undefined || begun >= latest.begun) latest = { begun, revisions }
  }
  const read = sharedRead(async () => {
    const begun = performance.now()
    const revisions = await readRevisions(db)
    told(begun, revisions)
    return revisions
  })
  return {
    current: async (since = Number.POSITIVE_INFINITY) =>
      latest !== undefined && latest.begun >= since ? latest.revisions : read(),
    told,
  }
}

const hearing = (db: Database, hear: NonNullable<OpenDatabase['hear']>): RevisionReader => {
  const read = sharedRead(() => readRevisions(db))
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
  const current = async (): Promise<Revisions> => {
    if (known?.changes === changes) return known.revisions
    await listen()
    // Heard of while it is read, a change may be missing in what is read: then it is not kept for the next.
    const before = changes
    const revisions = await read()
    known = { changes: before, revisions }
    return revisions
  }
  return { current }
}
