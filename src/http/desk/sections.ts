import type { StaffRole } from '../../domain/staff.ts'

/** A part of the desk: its address below /:place/desk, its name, and whose work it is. */
export type DeskSection = {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly roles: readonly StaffRole[]
}

/** What stands in the navigation below the lists of orders, in the order of work. */
export const deskSections: readonly DeskSection[] = []

export const sectionsOf = (role: StaffRole): readonly DeskSection[] =>
  deskSections.filter(({ roles }) => roles.includes(role))
