import type { DeskCounts } from '../desk-layout.tsx'
import { DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from './account-page.tsx'

type Part = { readonly visit: DeskVisit; readonly on: boolean; readonly fault?: string | undefined }

/** Of one's own account: whether a code is asked for beside the password. */
export const TwoFactorPart = ({ visit, on, fault }: Part) => (
  <section class="account">
    <h2>两步验证</h2>
    <p class="meta">
      {on
        ? '已开启：登录时除密码外，还要输入手机验证器上的数字。'
        : '没有开启。开启后，别人知道密码也不能登录；建议系统管理员都开启。'}
    </p>
    <Fault text={fault} />
    <form method="post" action={`/${visit.place}/desk/account/two-factor/${on ? 'off' : 'on'}`}>
      <label>
        现在的密码
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <button type="submit">{on ? '关闭两步验证' : '开启两步验证'}</button>
    </form>
  </section>
)

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  /** Shown once; absent when a wrong code is typed again. */
  readonly made?: { readonly key: string; readonly recovery: readonly string[] }
  readonly fault?: string
}

/** What the app is given, and the first code that shows it has it. */
export const TwoFactorPage = ({ visit, counts, made, fault }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="开启两步验证" at="account" styles={['desk-admin']}>
    <section class="account">
      <h1>开启两步验证</h1>
      <Fault text={fault} />
      {made === undefined ? null : (
        <>
          <p>在手机的验证器应用里选“手动输入密钥”，账号填您的账号名，密钥填：</p>
          <p>
            <code>{made.key.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <p>恢复码只显示这一次，每个只能用一次。请抄下来，和手机分开保管：</p>
          <ul class="recovery">
            {made.recovery.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={`/${visit.place}/desk/account/two-factor/confirm`}>
        <label>
          验证器上的6位数字
          <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={10} required />
        </label>
        <button type="submit">完成开启</button>
      </form>
      <p>
        <a href={`/${visit.place}/desk/account`}>不开启，返回账号</a>
      </p>
    </section>
  </DeskLayout>
)
