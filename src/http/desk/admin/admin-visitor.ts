import type { Context } from 'hono'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

/** Who looks after the place, with what waits for them. Throws not_allowed for everybody else. */
export type AdminVisitor = (context: Context) => Promise<{
  readonly visit: DeskVisit
  readonly counts: DeskCounts
}>
