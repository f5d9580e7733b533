import type { Child } from 'hono/jsx'
import type { Source } from '../../../domain/deadline.ts'
import { roads } from '../../../rules/roads.ts'
import { TableHead } from '../../table-head.tsx'
import { chineseDate } from '../chinese-date.ts'
import { Layout } from '../layout.tsx'
import { stageName } from '../stage-names.ts'
import type { Visit } from '../visit.ts'
import {
  channelWords,
  complainantWords,
  conductWords,
  countingWords,
  directionWords,
  flowWords,
  hourWords,
  kindNames,
  knowledgeWords,
  originWords,
  publishedWords,
  refusalWords,
  rightWords,
} from './about-words.ts'

type Props = { readonly visit: Visit }

/** How the hotline of this place works, out of its rules in force, each with its article. */
export const AboutPage = ({ visit }: Props) => (
  <Layout visit={visit} title="关于" section="about">
    <div class="sheet about">
      <h1>
        {visit.pack.name}
        {visit.pack.terms.hotline}怎么办事
      </h1>
      <Regulation visit={visit} />
      <Channels visit={visit} />
      <Accepted visit={visit} />
      <Refused visit={visit} />
      <Flow visit={visit} />
      <Limits visit={visit} />
      <Rights visit={visit} />
      <Knowledge visit={visit} />
      <Privacy visit={visit} />
      <p class="ways">
        <a href={`/api/v1/${visit.place}/rules`}>全部规则，逐条注明出处（供程序读取）</a>
      </p>
    </div>
  </Layout>
)

/** 依据 under a rule; a value that is not the regulation's own says so. */
const Article = ({ source }: { readonly source: Source | undefined }) =>
  source ? (
    <span class="article">
      依据：{source.article}
      {originWords[source.origin] === '' || source.article === originWords[source.origin]
        ? ''
        : `（${originWords[source.origin]}）`}
    </span>
  ) : null

const Part = ({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: Child
}) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
)

const Regulation = ({ visit }: Props) => {
  const { title, docNo, issuer, effectiveFrom } = visit.pack.regulation
  return (
    <p class="intro">
      本平台按《{title}》{docNo ? `（${docNo}）` : ''}运行
      {issuer ? `，由${issuer}制定` : ''}
      {effectiveFrom ? `，自${chineseDate(effectiveFrom)}起施行` : ''}。
    </p>
  )
}

const Channels = ({ visit: { rules } }: Props) => (
  <Part id="channels" title="怎么联系我们">
    <p>
      {rules.channels?.value.map((channel) => channelWords[channel]).join('、')}。
      <Article source={rules.channels?.source} />
    </p>
    {rules.service ? (
      <p>
        {hourWords[rules.service.value.hours]}
        {rules.service.value.human ? '；任何时候都可以说“转人工”' : ''}。
        <Article source={rules.service.source} />
      </p>
    ) : null}
    {rules.organisation.published ? (
      <p>
        依法公开{rules.organisation.published.value.map((what) => publishedWords[what]).join('、')}。
        <Article source={rules.organisation.published.source} />
      </p>
    ) : null}
  </Part>
)

const Accepted = ({ visit: { rules } }: Props) => (
  <Part id="accepted" title="受理什么">
    {rules.complainants ? (
      <p>
        {rules.complainants.value.map((who) => complainantWords[who]).join('、')}都可以提出。
        <Article source={rules.complainants.source} />
      </p>
    ) : null}
    {rules.kinds ? (
      <p>
        您可以提出：{kindNames(rules.kinds.value)}。
        <Article source={rules.kinds.source} />
      </p>
    ) : null}
    <ul>
      {rules.intake.accepted?.value.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
    <p>
      <Article source={rules.intake.accepted?.source} />
    </p>
  </Part>
)

const Refused = ({ visit: { rules } }: Props) => (
  <Part id="refused" title="不受理什么，该去哪里">
    <ul class="refused">
      {rules.grounds.map(({ ground, rule }) =>
        rule === null || rule.value.mode === 'accept' ? null : (
          <li>
            <p>
              {rule.value.reason.replace('{organ}', '其他机关')}：{refusalWords[rule.value.mode]}。
              {ground === null ? '' : (roads[ground]?.text ?? '')}
            </p>
            <Article source={rule.source} />
          </li>
        ),
      )}
    </ul>
  </Part>
)

const Flow = ({ visit: { rules, pack } }: Props) => (
  <Part id="flow" title="办理流程">
    <ol class="flow">
      <li>
        登记。问清事情、地点、诉求和联系方式，{rules.intake.verbatim?.value ? '您的原话照录，' : ''}
        请您核对后提交，当场给编号和查询码。
        <Article source={rules.intake.acknowledge?.source} />
      </li>
      <li>
        派单。{pack.terms.center}
        {rules.workSheet.atOnce?.value ? '第一时间' : ''}
        {rules.routing.catalogue?.value ? '对照派单目录，' : ''}按“
        {rules.routing.principles?.value.join('、')}”确定承办单位。
        <Article source={rules.routing.principles?.source} />
        {rules.direction ? (
          <>
            {directionWords[rules.direction.value]}
            <Article source={rules.direction.source} />
          </>
        ) : null}
      </li>
      <li>
        办理和答复。{rules.reply.flow ? flowWords[rules.reply.flow.value] : ''}
        <Article source={rules.reply.flow?.source} />
      </li>
      <li>
        回访和评价。可以评价为{rules.rating.scale?.value.join('、')}。
        <Article source={rules.rating.scale?.source} />
      </li>
    </ol>
  </Part>
)

const Limits = ({ visit: { rules } }: Props) => (
  <Part id="limits" title="多久办好">
    <div class="scroll">
      <table>
        <TableHead columns={['环节', '期限', '依据']} />
        <tbody>
          {rules.deadlines.map(({ stage, rule }) =>
            rule === null ? null : (
              <tr>
                <th scope="row">{stageName(stage)}</th>
                <td>{rule.value.says}</td>
                <td>
                  {rule.source.article}
                  {rule.source.origin === 'regulation' ? '' : `（${originWords[rule.source.origin]}）`}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
    <p>
      {rules.counting ? countingWords(rules.counting.value) : ''}
      <Article source={rules.counting?.source} />
    </p>
  </Part>
)

const Rights = ({ visit: { rules } }: Props) =>
  rules.citizenRights ? (
    <Part id="rights" title="您的权利">
      <ul>
        {rules.citizenRights.value.map((right) => (
          <li>{rightWords[right]}</li>
        ))}
        {rules.intake.confidentiality ? (
          <li>
            {kindNames(rules.intake.confidentiality.value.requestableFor)}的，可以要求对个人信息保密
            <Article source={rules.intake.confidentiality.source} />
          </li>
        ) : null}
      </ul>
      <p>
        <Article source={rules.citizenRights.source} />
      </p>
      {rules.intake.abuse ? (
        <p>
          {conductWords(rules.intake.abuse.value)}
          <Article source={rules.intake.abuse.source} />
        </p>
      ) : null}
    </Part>
  ) : null

const Knowledge = ({ visit: { place, rules } }: Props) =>
  rules.knowledge ? (
    <Part id="knowledge" title="知识库">
      <p>
        {knowledgeWords(rules.knowledge.value)}
        {rules.knowledge.value.selfService ? (
          <>
            您可以自己<a href={`/${place}/knowledge`}>查询</a>。
          </>
        ) : null}
        <Article source={rules.knowledge.source} />
      </p>
    </Part>
  ) : null

const Privacy = ({ visit: { place, rules, pack } }: Props) => (
  <Part id="privacy" title="个人信息怎么保存">
    <p>
      对话、姓名和电话加密后保存；查看完整号码都有记录；举报人的身份不告诉被举报的单位。
      <a href={`/${place}/privacy`}>保存什么，保存多久，您可以要求什么</a>
    </p>
    {rules.privacy ? (
      <p>
        {pack.terms.hotline}依法保护{rules.privacy.value.protects.join('、')}
        {rules.privacy.value.accessAudit ? '，业务系统的访问查询全过程留痕' : ''}。
        <Article source={rules.privacy.source} />
      </p>
    ) : null}
    {rules.organisation.sharesWith ? (
      <p>
        办理数据与{rules.organisation.sharesWith.value.join('、')}共享，只用于办理。
        <Article source={rules.organisation.sharesWith.source} />
      </p>
    ) : null}
  </Part>
)
