import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { NewSecondStep, type SecondStepMade } from './new-second-step.tsx'

type Part = {
  readonly visit: DeskVisit
  readonly on: boolean
  /** The role may not do without it. */
  readonly required: boolean
  readonly fault?: string | undefined
}

/** Of one's own account: whether a code is asked for beside the password. */
export const TwoFactorPart = ({ visit, on, required, fault }: Part) => (
  <section class="account">
    <h2>两步验证</h2>
    <p class="meta">{meaningOf(on, required)}</p>
    <Fault words={fault} />
    {on && required ? null : (
      <PresentPassword
        action={`/${visit.place}/desk/account/two-factor/${on ? 'off' : 'on'}`}
        act={on ? '关闭两步验证' : '开启两步验证'}
      />
    )}
  </section>
)

const meaningOf = (on: boolean, required: boolean): string => {
  if (!on) return '没有开启。开启后，别人知道密码也不能登录；建议系统管理员都开启。'
  const asked = '已开启：登录时除密码外，还要输入手机验证器上的数字。'
  return required ? `${asked}您的角色不能关闭；换手机时请管理员重设密码。` : asked
}

/** Who is at the keyboard is asked once more. */
export const PresentPassword = ({ action, act }: { readonly action: string; readonly act: string }) => (
  <form method="post" action={action}>
    <label>
      现在的密码
      <input name="password" type="password" autocomplete="current-password" required />
    </label>
    <button type="submit">{act}</button>
  </form>
)

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly made?: SecondStepMade
  readonly fault?: string
}

/** What the app is given, and the first code that shows it has it. */
export const TwoFactorPage = ({ visit, counts, made, fault }: Props) => (
  <DeskLayout visit={visit} counts={counts} title="开启两步验证" at="account" styles={['desk-admin']}>
    <section class="account">
      <h1>开启两步验证</h1>
      <NewSecondStep action={`/${visit.place}/desk/account/two-factor/confirm`} made={made} fault={fault} />
      <p>
        <a href={`/${visit.place}/desk/account`}>不开启，返回账号</a>
      </p>
    </section>
  </DeskLayout>
)
