import type { Visit } from '../../pages/visit.ts'
import { DeskFrame } from '../desk-layout.tsx'
import { Fault } from '../fault.tsx'

type Props = { readonly visit: Visit; readonly back: string; readonly fault?: string }

/** The second step of signing in: a code of the app, or a recovery code. */
export const CodePage = ({ visit, back, fault }: Props) => (
  <DeskFrame visit={visit} title="两步验证">
    <main id="main" class="sign-in">
      <h1>两步验证</h1>
      <Fault words={fault} />
      <form method="post" action={`/${visit.place}/desk/sign-in/code`}>
        <input type="hidden" name="back" value={back} />
        <label>
          验证器上的6位数字，或一个恢复码
          <input
            name="code"
            autocomplete="one-time-code"
            maxlength={40}
            required
            autofocus
            spellcheck={false}
          />
        </label>
        <button type="submit">验证</button>
      </form>
      <p class="meta">
        手机和恢复码都不在身边时，请管理员重设密码。
        <a href={`/${visit.place}/desk/sign-in`}>重新登录</a>
      </p>
    </main>
  </DeskFrame>
)
