import type { Staff } from '../../../domain/staff.ts'
import type { Unit } from '../../../domain/unit.ts'
import type { AuditLine } from '../../../ports/audit-trail.ts'
import type { RecordedStaffChange } from '../../../ports/staff-store.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { AuditTable } from '../admin/audit-table.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { RoleFields } from './role-fields.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly units: readonly Unit[]
  readonly person: Staff
  /** Whether the account is this one's to change. */
  readonly mine: boolean
  /** The report by which they left. */
  readonly report: RecordedStaffChange | undefined
  readonly today: string
  readonly changes: readonly AuditLine[]
  /** Names of people at work by their account. */
  readonly names: ReadonlyMap<string, string>
  readonly done: readonly string[]
  readonly fault?: string
  readonly typed?: Readonly<Record<string, string>>
}

/** One account: role and unit, password, end of access, and what was done to it. */
export const PersonPage = (props: Props) => {
  const { visit, counts, units, person, mine, report, changes, names, done, fault } = props
  const unitName = units.find(({ id }) => id === person.unit)?.name ?? '热线'
  return (
    <DeskLayout visit={visit} counts={counts} title={person.name} at="people" styles={['desk-admin']}>
      <section class="admin">
        <h1>{person.name}</h1>
        {done.map((line) => (
          <p class="done" role="status">
            {line}
          </p>
        ))}
        <Fault words={fault} />
        <dl class="facts">
          <dt>账号</dt>
          <dd>{person.id}</dd>
          <dt>角色</dt>
          <dd>{roleNames[person.role]}</dd>
          <dt>单位</dt>
          <dd>{unitName}</dd>
          <dt>状态</dt>
          <dd>{person.active ? '在用' : '已停用'}</dd>
        </dl>
        <Report report={report} />
        {mine && person.active ? <Acts {...props} /> : <WhyNot visit={visit} person={person} />}
        <h2>对这个账号做过的事</h2>
        <AuditTable visit={visit} lines={changes} names={names} empty="还没有记录。" />
        <p>
          <a href={`/${visit.place}/desk/people`}>返回人员</a>
        </p>
      </section>
    </DeskLayout>
  )
}

/** To whom the change has to be told, by which article. */
const Report = ({ report }: Pick<Props, 'report'>) => {
  if (report === undefined) return null
  const { article, to, cc, late, changedOn, reportedBy, joins } = report
  const copies = cc.length === 0 ? '' : `，抄送${cc.join('、')}`
  return (
    <p class={late ? 'fault' : 'meta'}>
      {`${chineseDate(changedOn)}变动，由${reportedBy}报告。`}
      {joins === undefined ? '' : `接任：${joins.name}（${joins.id}）。`}
      {article === null
        ? '本地区对这类人员变动没有报备规定。'
        : `依照${article}，名单报送${to.join('、')}${copies}。`}
      {late ? '报备已超过规定时间。' : ''}
    </p>
  )
}

const WhyNot = ({ visit, person }: { readonly visit: DeskVisit; readonly person: Staff }) => (
  <p class="meta">
    {person.active
      ? person.id === visit.staff.id
        ? '这是您自己的账号，密码在“账号”页修改；角色和单位由其他管理员调整。'
        : '这个账号由系统管理员管理。'
      : '账号已经停用，不能登录，密钥已失效。恢复工作请开设新账号。'}
  </p>
)

const Acts = ({ visit, units, person, today, typed = {} }: Props) => {
  const here = `/${visit.place}/desk/people/${person.id}`
  return (
    <>
      <form class="sheet" method="post" action={`${here}/password`}>
        <h2>重设密码</h2>
        <p class="meta">生成临时密码，只显示一次；现有登录和密钥全部结束，本人登录后要先改密码。</p>
        <button type="submit">重设密码</button>
      </form>
      <form class="sheet" method="post" action={`${here}/role`}>
        <h2>调整角色或单位</h2>
        <input type="hidden" name="wasRole" value={person.role} />
        <input type="hidden" name="wasUnit" value={person.unit ?? ''} />
        <RoleFields
          visit={visit}
          units={units}
          role={typed['role'] ?? person.role}
          unit={typed['unit'] ?? person.unit ?? ''}
        />
        <button type="submit">保存</button>
      </form>
      <form class="sheet" method="post" action={`${here}/end`}>
        <h2>停用账号</h2>
        <p class="meta">停用即时生效，不能撤销。本地区规定要报备的，停用后会写明向谁报送。</p>
        <label>
          变动日期
          <input type="date" name="changedOn" value={typed['changedOn'] ?? today} max={today} required />
        </label>
        <label>
          接任人姓名（没有可不填）
          <input name="joinsName" value={typed['joinsName'] ?? ''} maxlength={60} autocomplete="off" />
        </label>
        <label>
          接任人账号
          <input
            name="joinsId"
            value={typed['joinsId'] ?? ''}
            maxlength={120}
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        <label>
          <input type="checkbox" name="sure" value="yes" required />
          {`我确认停用“${person.id}”`}
        </label>
        <button type="submit">停用</button>
      </form>
    </>
  )
}
