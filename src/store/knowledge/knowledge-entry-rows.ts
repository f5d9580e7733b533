import { sql } from 'kysely'
import type { EntryDraft, EntryVersion } from '../../domain/knowledge-entry.ts'

export type EntryRow = {
  readonly place: string
  readonly version: number
  readonly status: EntryVersion['status']
  readonly draft: EntryDraft
  readonly published_at: Date | null
  /** Somebody said that it is wrong, and the unit has not said yet what is right. */
  readonly doubted?: boolean
}

export const entryColumns = sql.raw('e.place, e.version, e.status, e.draft, e.published_at')

export const toEntry = (row: EntryRow): EntryVersion => ({
  ...row.draft,
  place: row.place,
  version: row.version,
  status: row.status,
  publishedAt: row.published_at?.toISOString() ?? null,
  ...(row.doubted === true ? { doubted: true } : {}),
})
