import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  readonly visit: Visit
  readonly no: string
  readonly code: string
  readonly phone: string
  /** Signed in by a code to the telephone: the number is enough. */
  readonly held: boolean
  /** What became of the request. */
  readonly done?: string
  readonly fault?: string
}

/** Number, code and telephone: for a copy of one's data, or its erasure. What was typed stays when it fails. */
export const DataPage = ({ visit, no, code, phone, held, done, fault }: Props) => (
  <Layout visit={visit} title="查阅或删除我的信息" section="orders">
    <section class="sheet narrow">
      <h1>查阅或删除我的信息</h1>
      <p class="intro">
        {held
          ? `您的手机号已经核对过，填写${visit.pack.terms.order}编号就可以当场看到我们保存的内容，或者要求删除。`
          : `凭${visit.pack.terms.order}编号、查询码和登记时留的电话，可以当场看到我们保存的内容，或者要求删除。`}
      </p>
      {done === undefined ? null : (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="fault" role="alert" id="fault">
          {fault}
        </p>
      )}
      <form class="stacked" method="post" action={`/${visit.place}/my/data`}>
        <label for="no">编号</label>
        <input id="no" name="no" required maxlength={60} value={no} autocomplete="off" />
        {held ? null : <CodeAndPhone code={code} phone={phone} />}
        <div class="ways">
          <button type="submit" class="button" name="wish" value="copy">
            查阅和复制
          </button>
        </div>
        <details class="withdraw">
          <summary>要求删除</summary>
          <p>
            删除姓名、电话、原话、照片和对话，不能恢复；以后不能再回访您。号码已隐去的办理经过按档案规定留存（个人信息保护法第四十七条）。还在办理的，办结后删除。
          </p>
          <button type="submit" class="button danger" name="wish" value="erase">
            确认要求删除
          </button>
        </details>
      </form>
      <p class="hint">
        {held ? (
          <>
            <a href={`/${visit.place}/my/orders`}>看我的全部{visit.pack.terms.order}</a>；
          </>
        ) : (
          <>
            找不到编号或查询码的，请看<a href={`/${visit.place}/my/orders`}>没有编号怎么办</a>
            ，或拨打12345，核实身份后代为办理。
          </>
        )}
        <a href={`/${visit.place}/privacy`}>个人信息怎么保存</a>
      </p>
    </section>
  </Layout>
)

const CodeAndPhone = ({ code, phone }: Pick<Props, 'code' | 'phone'>) => (
  <>
    <label for="code">查询码</label>
    <input
      id="code"
      name="code"
      required
      maxlength={20}
      value={code}
      inputmode="numeric"
      autocomplete="off"
    />
    <label for="phone">登记时留的电话（没有留的不填）</label>
    <input id="phone" name="phone" type="tel" maxlength={30} value={phone} autocomplete="tel" />
  </>
)
