import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = { readonly visit: Visit; readonly typed: string; readonly fault?: string }

/** Where the code of another device is typed. */
export const ContinuePage = ({ visit, typed, fault }: Props) => (
  <Layout visit={visit} title="接着另一台设备上的对话" section="chat">
    <div class="sheet narrow continue">
      <h1>接着另一台设备上的对话</h1>
      <p>在那台设备的对话下面点“在另一台设备继续”，再点“生成接续码”，把显示的8位数字填在这里。</p>
      {fault === undefined ? null : (
        <p class="fault" role="alert" id="fault">
          {fault}
        </p>
      )}
      <form method="post" action={`/${visit.place}/continue`}>
        <label for="code">接续码</label>
        <input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={20}
          required
          value={typed}
          {...(fault === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': 'fault' })}
        />
        <button type="submit" class="send">
          打开对话
        </button>
      </form>
      <p>
        <a href={`/${visit.place}`}>返回</a>
      </p>
    </div>
  </Layout>
)
