import type { Visit } from '../../pages/visit.ts'
import { DeskFrame } from '../desk-layout.tsx'

type Props = {
  readonly visit: Visit
  readonly back: string
  readonly username?: string
  readonly fault?: string
  /** Demonstration accounts that show what the roles do. */
  readonly examples: readonly { readonly id: string; readonly role: string }[]
}

/** Where people at work sign in. */
export const SignInPage = ({ visit, back, username = '', fault, examples }: Props) => (
  <DeskFrame visit={visit} title="登录">
    <main id="main" class="sign-in">
      <h1>工作人员登录</h1>
      {fault === undefined ? null : (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action={`/${visit.place}/desk/sign-in`}>
        <input type="hidden" name="back" value={back} />
        <label>
          账号
          <input
            name="username"
            value={username}
            autocomplete="username"
            required
            autofocus
            spellcheck={false}
          />
        </label>
        <label>
          密码
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button type="submit">登录</button>
      </form>
      {examples.length === 0 ? null : (
        <details>
          <summary>演示账号</summary>
          <ul class="examples">
            {examples.map(({ id, role }) => (
              <li>
                <form method="post" action={`/${visit.place}/desk/sign-in`}>
                  <input type="hidden" name="back" value={back} />
                  <input type="hidden" name="username" value={id} />
                  <input type="hidden" name="password" value="jiban-demo" />
                  <button type="submit" class="quiet">
                    {role}
                  </button>
                  <code>{id}</code>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="meta">
        市民请到<a href={`/${visit.place}`}>问一问</a>。
      </p>
    </main>
  </DeskFrame>
)
