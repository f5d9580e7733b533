import { roleNames } from '../../../usecases/wording/role-names.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly done?: boolean
  readonly fault?: string
}

/** One's own account: who I am here, and a new password. */
export const AccountPage = ({ visit, counts, done = false, fault }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="账号" at="account">
    <section class="account">
      <h1>账号</h1>
      {done ? (
        <p class="done" role="status">
          密码已经修改。其他地方的登录和接口密钥都已经失效。
        </p>
      ) : null}
      {fault === undefined ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
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
      {counts.length > 0 ? null : <p class="meta">这个角色不办理工单，它的工作目前通过接口办理。</p>}
      <h2>修改密码</h2>
      <form method="post" action={`/${visit.place}/desk/account`}>
        <label>
          现在的密码
          <input name="currentPassword" type="password" autocomplete="current-password" required />
        </label>
        <label>
          新密码（8 到 128 位）
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
    </section>
  </DeskLayout>
)
