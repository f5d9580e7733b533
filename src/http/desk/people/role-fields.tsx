import { isUnitRole, type StaffRole, staffRoleSchema, unitRoles } from '../../../domain/staff.ts'
import type { Unit } from '../../../domain/unit.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { DeskVisit } from '../desk-visit.ts'

type Props = {
  readonly visit: DeskVisit
  readonly units: readonly Unit[]
  readonly role: string
  readonly unit: string
}

/** Role and unit, as far as this person may give them. */
export const RoleFields = ({ visit, units, role, unit }: Props) => (
  <>
    <label>
      角色
      <select name="role" required>
        <option value="">请选择</option>
        {rolesFor(visit).map((each) => (
          <option value={each} selected={each === role}>
            {roleNames[each]}
          </option>
        ))}
      </select>
    </label>
    {visit.staff.unit === null ? (
      <label>
        单位（单位的三种角色要选，热线人员不选）
        <select name="unit">
          <option value="">热线</option>
          {units.map(({ id, name }) => (
            <option value={id} selected={id === unit}>
              {name}
            </option>
          ))}
        </select>
      </label>
    ) : (
      <input type="hidden" name="unit" value={visit.staff.unit} />
    )}
  </>
)

const rolesFor = ({ staff }: DeskVisit): readonly StaffRole[] =>
  staff.unit === null
    ? staffRoleSchema.options.filter((role) => role !== 'system-admin' || staff.role === 'system-admin')
    : unitRoles.filter(isUnitRole)
