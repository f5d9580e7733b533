import { isUnitRole, type Staff } from '../../../domain/staff.ts'
import type { Unit } from '../../../domain/unit.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import { DataTable } from '../admin/data-table.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly people: readonly Staff[]
  readonly units: readonly Unit[]
  readonly unit: string
  readonly q: string
  readonly done: readonly string[]
}

/** Everybody who works with the system, by unit; of a unit only its own. */
export const PeoplePage = ({ visit, counts, people, units, unit, q, done }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="人员" at="people" styles={['desk-admin']}>
    <section class="admin">
      <header>
        <h1>人员</h1>
        <a href={`/${visit.place}/desk/people/new`} class="go">
          开设账号
        </a>
      </header>
      {done.map((line) => (
        <p class="done" role="status">
          {line}
        </p>
      ))}
      <form class="filter" method="get" action={`/${visit.place}/desk/people`}>
        {visit.staff.unit === null ? (
          <label>
            单位
            <select name="unit">
              <option value="">全部</option>
              <option value="hotline" selected={unit === 'hotline'}>
                热线
              </option>
              {units.map(({ id, name }) => (
                <option value={id} selected={unit === id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label>
          姓名或账号
          <input name="q" type="search" value={q} maxlength={60} />
        </label>
        <button type="submit">查找</button>
      </form>
      <Groups visit={visit} groups={groupsOf(people, units)} narrowed={q !== ''} />
      {people.length > 0 ? null : <p class="empty">没有找到。请换一个姓名、账号或单位再找。</p>}
    </section>
  </DeskLayout>
)

type GroupsProps = {
  readonly visit: DeskVisit
  readonly groups: readonly Group[]
  /** Somebody was looked for: who was found stands open. */
  readonly narrowed: boolean
}

/** Many units are folded to their names; the first, and what was looked for, stands open. */
const Groups = ({ visit, groups, narrowed }: GroupsProps) => (
  <>
    {groups.map(({ name, members }, at) => (
      <details {...(narrowed || at === 0 ? { open: true } : {})}>
        <summary>
          {name} <span class="meta">{members.length}人</span>
        </summary>
        <Members visit={visit} name={name} members={members} />
      </details>
    ))}
  </>
)

type GroupProps = {
  readonly visit: DeskVisit
  readonly name: string
  readonly members: readonly Staff[]
}

const Members = ({ visit, name, members }: GroupProps) => (
  <DataTable
    caption={`${name}的账号`}
    heads={['姓名', '账号', '角色', '状态']}
    empty="还没有账号。"
    rows={members.map((person) => [
      <a href={`/${visit.place}/desk/people/${person.id}`}>{person.name}</a>,
      person.id,
      roleNames[person.role],
      person.active ? '在用' : <span class="chip">已停用</span>,
    ])}
  />
)

type Group = { readonly name: string; readonly members: readonly Staff[] }

/** The hotline first, then units by their names as the place lists them. */
const groupsOf = (people: readonly Staff[], units: readonly Unit[]): readonly Group[] => {
  const named = [
    { name: '热线', members: people.filter(({ role }) => !isUnitRole(role)) },
    ...units.map(({ id, name }) => ({ name, members: people.filter(({ unit }) => unit === id) })),
  ]
  return named.filter(({ members }) => members.length > 0)
}
