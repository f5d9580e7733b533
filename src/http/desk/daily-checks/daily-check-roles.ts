import type { StaffRole } from '../../../domain/staff.ts'
import { unitRoles } from '../../../domain/staff.ts'
import { overviewRoles } from '../../../usecases/reports/report-rights.ts'

/** Who sees whether somebody looked in: the unit its own days, the hotline all of them. */
export const dailyCheckRoles: readonly StaffRole[] = [...overviewRoles, ...unitRoles]
