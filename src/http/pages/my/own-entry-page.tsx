import { codeMinutes, linkMinutes, sessionMinutes } from '../../../usecases/own-orders/own-orders.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

const hours = sessionMinutes / 60

const Fault = ({ fault }: { readonly fault: string | undefined }) =>
  fault === undefined ? null : (
    <p class="fault" role="alert" id="fault">
      {fault}
    </p>
  )

const faulty = (fault: string | undefined) =>
  fault === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': 'fault' }

type EntryProps = {
  readonly visit: Visit
  /** Whether text messages go out here. */
  readonly texts: boolean
  /** Whether an account on WeChat can be asked for a link here. */
  readonly wechat: boolean
  readonly phone?: string
  readonly fault?: string
}

/** The ways to one's own orders without a number. */
export const OwnEntryPage = ({ visit, texts, wechat, phone = '', fault }: EntryProps) => (
  <Layout visit={visit} title={`我的${visit.pack.terms.order}`} section="orders">
    <section class="sheet narrow">
      <h1>我的{visit.pack.terms.order}</h1>
      {texts || wechat ? (
        <p class="intro">没有编号和查询码，也可以看自己的{visit.pack.terms.order}。</p>
      ) : null}
      <Fault fault={fault} />
      {texts ? <AskCode visit={visit} phone={phone} fault={fault} /> : null}
      {wechat ? <ByWechat /> : null}
      {texts || wechat ? null : <NoWay visit={visit} />}
      <p class="hint">
        手上有编号和查询码的，<a href={`/${visit.place}/orders`}>直接查询</a>
        ；都没有的，请拨打<a href="tel:12345">12345</a>，核实身份后代您查。
      </p>
    </section>
  </Layout>
)

const ByWechat = () => (
  <>
    <h2>用微信</h2>
    <p>
      在微信里登记的，回到原来的公众号或客服对话，发送“查进度”，会收到一个链接，点开就能看。链接{linkMinutes}
      分钟内有效，只能打开一次，请不要转发给别人。
    </p>
  </>
)

const NoWay = ({ visit }: Pick<EntryProps, 'visit'>) => (
  <p>
    这里还不能凭手机号查。在这台设备上登记的，回到<a href={`/${visit.place}`}>原来的对话</a>
    发送“查进度”，会告诉您办到哪一步。
  </p>
)

const AskCode = ({ visit, phone, fault }: { visit: Visit; phone: string; fault: string | undefined }) => (
  <form class="stacked" method="post" action={`/${visit.place}/my/code`}>
    <h2>用手机号</h2>
    <label for="phone">登记时留的手机号</label>
    <input
      id="phone"
      name="phone"
      type="tel"
      required
      maxlength={20}
      value={phone}
      autocomplete="tel"
      {...faulty(fault)}
    />
    <button type="submit" class="button">
      发送验证码
    </button>
  </form>
)

type CodeProps = { readonly visit: Visit; readonly phone: string; readonly fault?: string }

/** Where the code of the text message is typed. The page is the same whether one was sent or not. */
export const OwnCodePage = ({ visit, phone, fault }: CodeProps) => (
  <Layout visit={visit} title="填写验证码" section="orders">
    <section class="sheet narrow">
      <h1>填写验证码</h1>
      <p class="intro">
        如果{grouped(phone)}在这里登记过{visit.pack.terms.order}，一分钟内会收到短信验证码。验证码
        {codeMinutes}
        分钟内有效，可以填5次。
      </p>
      <Fault fault={fault} />
      <form class="stacked" method="post" action={`/${visit.place}/my/orders`}>
        <input type="hidden" name="phone" value={phone} />
        <label for="code">短信里的6位验证码</label>
        <input
          id="code"
          name="code"
          required
          maxlength={12}
          inputmode="numeric"
          autocomplete="one-time-code"
          {...faulty(fault)}
        />
        <button type="submit" class="button">
          看我的{visit.pack.terms.order}
        </button>
      </form>
      <p class="hint">
        没有收到的，请核对号码后<a href={`/${visit.place}/my/orders`}>重新发送</a>
        ；登记时留的是别的号码的，请用那个号码，或<a href={`/${visit.place}/orders`}>凭编号和查询码查询</a>。
      </p>
    </section>
  </Layout>
)

const grouped = (phone: string): string => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

type LinkProps = { readonly visit: Visit; readonly token: string }

/** What the link of the account shows. Programmes that look links over open nothing and use nothing up. */
export const OwnLinkPage = ({ visit, token }: LinkProps) => (
  <Layout visit={visit} title={`我的${visit.pack.terms.order}`} section="orders">
    <section class="sheet narrow">
      <h1>我的{visit.pack.terms.order}</h1>
      <p class="intro">
        打开以后，可以看到您用这个微信账号登记的全部{visit.pack.terms.order}。{hours}小时后自动退出。
      </p>
      <form class="stacked" method="post" action={`/${visit.place}/my/enter/${token}`}>
        <button type="submit" class="button">
          打开我的{visit.pack.terms.order}
        </button>
      </form>
      <p class="hint">链接{linkMinutes}分钟内有效，只能打开一次。别人转发给您的链接，请不要打开。</p>
    </section>
  </Layout>
)
