import type { Retention } from '../../../rules/retention.ts'
import { TableHead } from '../../table-head.tsx'
import { keptFor } from '../kept-for.ts'
import { Layout } from '../layout.tsx'
import type { Visit } from '../visit.ts'

type Props = { readonly visit: Visit; readonly retention: Retention }

/** What is kept about a citizen, how long, who sees it and what they may ask for: by the law and the place's rules. */
export const PrivacyPage = ({ visit, retention }: Props) => (
  <Layout visit={visit} title="个人信息怎么保存" section="about">
    <article class="sheet privacy">
      <h1>个人信息怎么保存</h1>
      <p class="intro">
        {visit.pack.terms.hotline}
        为答复和办理您反映的事项处理个人信息，依据《中华人民共和国个人信息保护法》第十三条、第十七条告知如下。
      </p>
      <Kept visit={visit} retention={retention} />
      <Seen visit={visit} />
      <section>
        <h2>您可以要求什么</h2>
        <ul>
          <li>查阅、复制您的信息（个人信息保护法第四十五条）。</li>
          <li>
            信息不准确的，要求更正、补充（第四十六条）：在{visit.pack.terms.order}页面提交补充，或告诉热线。
          </li>
          <li>保存期满、目的已经实现或者您不再同意的，要求删除（第四十七条）。</li>
          <li>要求解释处理规则；认为被拒绝得不对的，可以向人民法院提起诉讼（第四十八条、第五十条）。</li>
        </ul>
        <p class="ways">
          <a class="button" href={`/${visit.place}/my/data`}>
            查阅或删除我的信息
          </a>
        </p>
      </section>
    </article>
  </Layout>
)

const Kept = ({ visit, retention }: Props) => (
  <section>
    <h2>保存什么，保存多久</h2>
    <div class="scroll">
      <table>
        <TableHead columns={['内容', '用来做什么', '保存多久']} />
        <tbody>
          <tr>
            <th scope="row">姓名、电话、原话、照片和文件</th>
            <td>办理、答复、回访</td>
            <td>
              {visit.pack.terms.order}办结后{keptFor(retention.contactDays)}
            </td>
          </tr>
          <tr>
            <th scope="row">登记{visit.pack.terms.order}的对话</th>
            <td>核对您说过的情况</td>
            <td>与{visit.pack.terms.order}一起删除</td>
          </tr>
          <tr>
            <th scope="row">没有登记的咨询对话</th>
            <td>接着上次继续问</td>
            <td>最后一句之后{keptFor(retention.conversationDays)}</td>
          </tr>
          <tr>
            <th scope="row">平台送来的原始消息</th>
            <td>防止漏答、重复</td>
            <td>答复后{keptFor(retention.arrivedDays)}</td>
          </tr>
          <tr>
            <th scope="row">办理经过（号码已隐去）</th>
            <td>归档、统计、核查</td>
            <td>按档案管理规定保存</td>
          </tr>
        </tbody>
      </table>
    </div>
    <p class="article">
      依据：个人信息保护法第十九条，保存期限为实现处理目的所必要的最短时间。
      {retention.article === null
        ? '本地规定没有写明期限，以上是本平台的设定。'
        : `办结后的期限依据${retention.article}。`}
    </p>
  </section>
)

const Seen = ({ visit: { rules, pack } }: Pick<Props, 'visit'>) => (
  <section>
    <h2>谁能看到</h2>
    <ul>
      <li>
        姓名、电话、原话和对话加密保存。页面上只显示电话头尾几位，查看完整号码要写明用途并留下记录，由督办人员核查。
      </li>
      <li>要求保密的，承办单位看不到您是谁；投诉、举报某个单位的，该单位看不到这件{pack.terms.order}。</li>
      <li>公开的办理结果隐去姓名、电话和门牌。</li>
      <li>信息存放在境内，不提供给境外（第三十六条）。</li>
      <li>
        这台设备上只保存对话编号、字号，您选择记住的{pack.terms.order}编号和查询码，以及打开“我的
        {pack.terms.order}”后两小时内有效的登录标记。
      </li>
    </ul>
    {rules.privacy ? (
      <p>
        {pack.terms.hotline}依法保护{rules.privacy.value.protects.join('、')}。
        <span class="article">依据：{rules.privacy.source.article}</span>
      </p>
    ) : null}
  </section>
)
