import { z } from 'zod'
import type { PlaceId } from './place.ts'
import { unitIdSchema } from './place.ts'

/** Who may act. The first two are not employed; the next four work at the hotline, the units have three. */
export const roles = [
  'citizen',
  'system',
  'agent',
  'dispatcher',
  'auditor',
  'supervisor',
  'hotline-lead',
  'unit-clerk',
  'unit-leader',
  'unit-admin',
  'knowledge-editor',
  'system-admin',
] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

export const unitRoles = ['unit-clerk', 'unit-leader', 'unit-admin'] as const satisfies readonly Role[]
export const staffRoleSchema = roleSchema.exclude(['citizen', 'system'])
export type StaffRole = z.infer<typeof staffRoleSchema>

/** A person who works with the system. `id` is the account name: `dispatcher.my-city`. */
export const staffSchema = z.object({
  id: z.string().min(3).max(120),
  name: z.string().min(1).max(60),
  role: staffRoleSchema,
  /** null for people of the hotline itself. */
  unit: unitIdSchema.nullable(),
  active: z.boolean(),
})
export type Staff = z.infer<typeof staffSchema> & { readonly place: PlaceId }

/** Who did something, as the history keeps it; never a citizen's name or number. */
export const actorSchema = z.object({
  role: roleSchema,
  /** Account name of staff. */
  id: z.string().optional(),
  /** The unit for which they acted. */
  unit: unitIdSchema.optional(),
})
export type Actor = z.infer<typeof actorSchema>

export const isUnitRole = (role: Role): boolean => unitRoles.some((unitRole) => unitRole === role)
