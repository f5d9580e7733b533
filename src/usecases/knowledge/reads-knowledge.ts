import type { StaffRole } from '../../domain/staff.ts'

/** Whose work knowledge is: to write and answer for it, or to read from it and say what is wrong. */
export const readsKnowledge: readonly StaffRole[] = [
  'agent',
  'unit-clerk',
  'unit-leader',
  'unit-admin',
  'knowledge-editor',
  'hotline-lead',
]
