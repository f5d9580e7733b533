import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import type { Visit } from '../../pages/visit.ts'
import { DeskFrame } from '../desk-layout.tsx'
import { Fault } from '../fault.tsx'
import { type ExampleAccount, exampleAccounts } from './example-accounts.ts'

type Typed = {
  readonly back: string
  readonly username?: string
  readonly fault?: string
}

type Props = Typed & {
  readonly visit: Visit
  /** What the city's identity provider is called, where there is one. */
  readonly provider?: string | undefined
  /** Demonstration accounts that show what the roles do. */
  readonly examples: readonly ExampleAccount[]
}

/** The page with what was typed, and all that this deployment offers. */
export const signInPage =
  (deps: Pick<Deps, 'accounts' | 'staff'>, settings: AppSettings) => async (visit: Visit, typed: Typed) =>
    SignInPage({
      ...typed,
      visit,
      provider: deps.accounts.provider?.name,
      examples: await exampleAccounts(deps, settings, visit.place),
    })

/** Where people at work sign in. */
const SignInPage = ({ visit, back, username = '', fault, provider, examples }: Props) => (
  <DeskFrame visit={visit} title="登录">
    <main id="main" class="sign-in">
      <h1>工作人员登录</h1>
      <Fault words={fault} />
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
      {provider === undefined ? null : (
        <form method="post" action={`/${visit.place}/desk/sign-in/provider`} class="provider">
          <input type="hidden" name="back" value={back} />
          <button type="submit" class="quiet">
            用{provider}登录
          </button>
        </form>
      )}
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
