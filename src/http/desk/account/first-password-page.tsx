import type { Visit } from '../../pages/visit.ts'
import { DeskFrame } from '../desk-layout.tsx'
import { Fault } from '../fault.tsx'
import { PasswordForm } from './account-page.tsx'

type Props = { readonly visit: Visit; readonly name: string; readonly fault?: string }

/** Before anything else: a password that nobody else knows. */
export const FirstPasswordPage = ({ visit, name, fault }: Props) => (
  <DeskFrame visit={visit} title="请先修改密码">
    <main id="main" class="sign-in">
      <h1>请先修改密码</h1>
      <p>{name}，您现在用的是他人设置的临时密码。改成只有您自己知道的密码后，就可以开始工作。</p>
      <Fault words={fault} />
      <PasswordForm action={`/${visit.place}/desk/first-password`} present="现在的临时密码" />
      <form method="post" action={`/${visit.place}/desk/sign-out`}>
        <button type="submit" class="quiet">
          退出
        </button>
      </form>
    </main>
  </DeskFrame>
)
