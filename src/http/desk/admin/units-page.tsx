import type { StaffRole } from '../../../domain/staff.ts'
import type { Unit } from '../../../domain/unit.ts'
import { unnamedPeople } from '../../../rules/named-people.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'

const tierNames: Readonly<Record<Unit['tier'], string>> = {
  center: '热线',
  city: '市级',
  county: '县（区）级',
  unit: '承办单位',
  town: '乡镇（街道）',
  village: '村（社区）',
}

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly units: readonly Unit[]
  /** Roles of the accounts in use, one each, by unit. */
  readonly people: ReadonlyMap<string, readonly StaffRole[]>
}

/** Units in their tiers, as a tree. */
export const UnitsPage = ({ visit, counts, units, people }: Props) => (
  <AdminLayout visit={visit} counts={counts} part="units" title="单位">
    <p class="meta">{`共${units.length}个单位，其中${units.filter(({ onboarded }) => !onboarded).length}个还没有接入。没有在用账号的单位收不到工单，请到“人员”开设账号。`}</p>
    {units.length === 0 ? (
      <p class="empty">还没有单位。单位和派单目录随内容包一起导入。</p>
    ) : (
      <Branch visit={visit} units={units} people={people} parent={null} depth={0} />
    )}
  </AdminLayout>
)

type BranchProps = Omit<Props, 'counts'> & { readonly parent: string | null; readonly depth: number }

const deepest = 8

const Branch = ({ visit, units, people, parent, depth }: BranchProps) => {
  const here = units.filter((unit) => unit.parent === parent)
  if (here.length === 0 || depth > deepest) return null
  return (
    <ul class="tree">
      {here.map((unit) => (
        <li>
          <Line visit={visit} unit={unit} roles={people.get(unit.id) ?? []} />
          <Branch visit={visit} units={units} people={people} parent={unit.id} depth={depth + 1} />
        </li>
      ))}
    </ul>
  )
}

/** As the place calls the level; its plain name where the rules have none. */
const levelName = ({ rules }: DeskVisit, tier: Unit['tier']): string =>
  rules.tiers?.value.find((level) => level.tier === tier)?.label ?? tierNames[tier]

type LineProps = { readonly visit: DeskVisit; readonly unit: Unit; readonly roles: readonly StaffRole[] }

const Line = ({ visit, unit: { id, name, tier, areas, phone, onboarded }, roles }: LineProps) => (
  <>
    <a href={`/${visit.place}/desk/people?unit=${tier === 'center' ? 'hotline' : id}`}>{name}</a>{' '}
    <span class="meta">
      {[
        levelName(visit, tier),
        ...(areas.length === 0 ? [] : [areas.join('、')]),
        phone,
        `${roles.length}个账号`,
      ]
        .filter(Boolean)
        .join('，')}
    </span>
    {onboarded ? null : <span class="chip near">没有接入</span>}
    {onboarded && tier !== 'center' ? <Lacking visit={visit} roles={roles} /> : null}
  </>
)

/** Nobody at all, or people the rules of the place want named. */
const Lacking = ({ visit, roles }: Pick<LineProps, 'visit' | 'roles'>) => {
  if (roles.length === 0) return <span class="chip near">没有账号</span>
  const { names, article } = unnamedPeople(visit.pack, visit.now, roles)
  if (names.length === 0) return null
  return (
    <span class="chip near">
      还没有确定{names.join('、')}（{article}）
    </span>
  )
}
