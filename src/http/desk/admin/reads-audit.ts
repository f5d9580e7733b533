import type { StaffRole } from '../../../domain/staff.ts'

/** Roles that look through the audit trail. */
export const readsAudit = [
  'supervisor',
  'hotline-lead',
  'system-admin',
] as const satisfies readonly StaffRole[]
