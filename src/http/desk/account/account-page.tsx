import { chineseMoment } from '../../../domain/place-day.ts'
import type { AccountKey, AccountSession } from '../../../ports/accounts.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import { DataTable } from '../admin/data-table.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { deviceName } from './device-name.ts'
import { TwoFactorPart } from './two-factor-part.tsx'

export type AccountShown = {
  readonly sessions: readonly AccountSession[]
  /** The session that looks. */
  readonly own: string | null
  readonly keys: readonly AccountKey[]
  readonly done: readonly string[]
  readonly twoFactor: boolean
  readonly twoFactorRequired: boolean
  readonly twoFactorFault?: string
  readonly fault?: string
  readonly keyFault?: string
  readonly keyName?: string
}

type Props = { readonly visit: DeskVisit; readonly counts: DeskCounts; readonly shown: AccountShown }

/** One's own account: who I am here, a new password, where I am signed in, my keys. */
export const AccountPage = ({ visit, counts, shown }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="账号" at="account" styles={['desk-admin']}>
    <section class="account">
      <h1>账号</h1>
      {shown.done.map((line) => (
        <p class="done" role="status">
          {line}
        </p>
      ))}
      <dl>
        <dt>姓名</dt>
        <dd>{visit.staff.name}</dd>
        <dt>账号</dt>
        <dd>{visit.staff.id}</dd>
        <dt>角色</dt>
        <dd>
          {roleNames[visit.staff.role]}
          {visit.unitName === null ? '' : `（${visit.unitName}）`}
        </dd>
      </dl>
      <h2>修改密码</h2>
      <Fault words={shown.fault} />
      <PasswordForm action={`/${visit.place}/desk/account`} />
    </section>
    <TwoFactorPart
      visit={visit}
      on={shown.twoFactor}
      required={shown.twoFactorRequired}
      fault={shown.twoFactorFault}
    />
    <Sessions visit={visit} shown={shown} />
    <Keys visit={visit} shown={shown} />
  </DeskLayout>
)

export const PasswordForm = ({
  action,
  present = '现在的密码',
}: {
  readonly action: string
  readonly present?: string
}) => (
  <form method="post" action={action}>
    <label>
      {present}
      <input name="currentPassword" type="password" autocomplete="current-password" required />
    </label>
    <label>
      新密码（8到128位）
      <input
        name="newPassword"
        type="password"
        autocomplete="new-password"
        minlength={8}
        maxlength={128}
        required
      />
    </label>
    <button type="submit">修改</button>
  </form>
)

type Part = { readonly visit: DeskVisit; readonly shown: AccountShown }

const Sessions = ({ visit, shown: { sessions, own } }: Part) => (
  <section class="admin">
    <h2>登录的设备</h2>
    <DataTable
      caption="没有结束的登录"
      heads={['设备', '登录时间', '最近使用', '最迟结束', '']}
      empty="没有登录的设备。"
      rows={sessions.map((each) => [
        deviceName(each.device),
        chineseMoment(new Date(each.startedAt)),
        chineseMoment(new Date(each.seenAt)),
        chineseMoment(new Date(each.endsAt)),
        each.id === own ? (
          <span class="chip done">这台设备</span>
        ) : (
          <form method="post" action={`/${visit.place}/desk/account/sessions/${each.id}/end`}>
            <button type="submit" class="quiet" aria-label={`让${deviceName(each.device)}退出`}>
              退出
            </button>
          </form>
        ),
      ])}
    />
  </section>
)

const Keys = ({ visit, shown: { keys, keyFault, keyName = '' } }: Part) => (
  <section class="admin">
    <h2>接口密钥</h2>
    <p class="meta">其他程序用密钥以您的身份访问接口，权限和您相同。修改密码后全部失效。</p>
    <DataTable
      caption="在用的接口密钥"
      heads={['名称', '新建时间', '到期', '']}
      empty="没有接口密钥。需要让程序代您访问接口时再新建。"
      rows={keys.map(({ id, name, createdAt, expiresAt }) => [
        name,
        chineseMoment(new Date(createdAt)),
        chineseMoment(new Date(expiresAt)),
        <form method="post" action={`/${visit.place}/desk/account/keys/${id}/end`}>
          <button type="submit" class="quiet" aria-label={`停用密钥“${name}”`}>
            停用
          </button>
        </form>,
      ])}
    />
    <Fault words={keyFault} />
    <form class="inline" method="post" action={`/${visit.place}/desk/account/keys`}>
      <label>
        新密钥的名称（写明给哪个程序用）
        <input name="name" value={keyName} maxlength={60} required autocomplete="off" />
      </label>
      <button type="submit">新建密钥</button>
    </form>
  </section>
)
