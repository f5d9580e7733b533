import type { Citation, OrderCard } from '../../../domain/answer.ts'
import { chineseDue } from '../../../domain/place-day.ts'
import type { RulePack } from '../../../rules/index.ts'
import { chineseDate } from '../chinese-date.ts'
import { lawLines } from '../law-lines.ts'
import { stageName } from '../stage-names.ts'

const lawsShown = 2
const articlesShown = 3

/** Where an answer comes from: law and article, unit, valid from, version. Opens the text. */
export const SourceCard = ({ citation, place }: { readonly citation: Citation; readonly place: string }) => {
  const laws = lawLines(citation.basis, articlesShown)
  const meta = [
    citation.unit,
    citation.effectiveFrom ? `${chineseDate(citation.effectiveFrom)}起有效` : undefined,
    `第${citation.version}版`,
  ]
  return (
    <a class="source" href={`/${place}/knowledge/${encodeURIComponent(citation.entryId)}`}>
      <span class="label">出处</span>
      <span class="laws">
        {laws.slice(0, lawsShown).map((line) => (
          <span>{line}</span>
        ))}
        {laws.length > lawsShown ? <span>等{laws.length}部法律法规</span> : null}
      </span>
      <span class="meta">{meta.filter(Boolean).join(' · ')}</span>
      <span class="open">查看全文</span>
    </a>
  )
}

type ReceiptProps = { readonly order: OrderCard; readonly pack: RulePack }

/** A filed order like a receipt: number, code, what was said, who has it, until when and why, what comes next. */
export const Receipt = ({ order, pack }: ReceiptProps) => (
  <section class="receipt" aria-label={`${pack.terms.order}回执`}>
    <h2>{pack.terms.order}回执</h2>
    <dl>
      <div class="number">
        <dt>编号</dt>
        <dd>{order.no}</dd>
      </div>
      <div class="number">
        <dt>查询码</dt>
        <dd>{order.queryCode}</dd>
      </div>
      <div>
        <dt>{order.nature}</dt>
        <dd>{order.title}</dd>
      </div>
      <div>
        <dt>现在</dt>
        <dd>{order.lead ? `已转${order.lead}办理` : `${pack.terms.center}正在确定承办单位`}</dd>
      </div>
    </dl>
    <Deadlines deadlines={order.deadlines} />
    <p class="next">
      请保存编号和查询码。
      <a
        href={`/${pack.place}/orders/${encodeURIComponent(order.no)}?code=${encodeURIComponent(order.queryCode)}`}
      >
        查看进度、补充或撤回
      </a>
    </p>
  </section>
)

/** Each limit with the day it ends; how it was counted folds out. */
const Deadlines = ({ deadlines }: Pick<OrderCard, 'deadlines'>) => (
  <ul class="deadlines">
    {deadlines.map(({ type, dueAt, article, explanation }) => (
      <li>
        <details>
          <summary>
            <span class="stage">{stageName(type)}</span>
            <span class="due">{dueAt === null ? '没有规定期限' : `${chineseDue(new Date(dueAt))}前`}</span>
          </summary>
          <p>
            {explanation}
            <span class="article">依据：{article}</span>
          </p>
        </details>
      </li>
    ))}
  </ul>
)
