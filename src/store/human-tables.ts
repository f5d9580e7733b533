import type { Generated } from 'kysely'
import type { At } from './tables.ts'

/** People of the hotline who speak in conversations. */
export type HumanTables = {
  agent_desk: { place: string; staff: string; no: number; seen_at: At }
  own_phrase: { place: string; staff: string; id: Generated<string>; text: string; at: At }
}
