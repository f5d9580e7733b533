import type { Phrase } from '../../../ports/human-service.ts'
import type { TalkAtDesk } from '../../../usecases/conversations/desk-talks.ts'
import { enquiryRule } from '../../../usecases/enquiries/ask-unit.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'
import { channelNames } from './channel-names.ts'
import { sinceWords } from './since-words.ts'
import { TalkPoll, TalkTurns } from './talk-log.tsx'
import { TalkSide } from './talk-side.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly talk: TalkAtDesk
  /** Of everybody here, and kept by whoever looks. */
  readonly common: readonly string[]
  readonly phrases: readonly Phrase[]
  readonly typed: string
  readonly fault?: string
  readonly withModel: boolean
}

/** One talk: what was said on the left, what the machine makes of it and what may be done on the right. */
export const TalkPage = (props: Props) => {
  const { visit, counts, talk } = props
  const list = `/${visit.place}/desk/conversations`
  const at = `${list}/${talk.key}`
  return (
    <DeskLayout
      visit={visit}
      counts={counts}
      title="会话"
      at="conversations"
      styles={['desk-agent']}
      scripts={['desk-talk.js']}
    >
      <article class="order-sheet talk">
        <header>
          <p>
            <a href={list}>返回会话列表</a>
          </p>
          <h1>{channelNames[talk.channel]}会话</h1>
          <p class="meta">
            {holderWords(talk)}，市民要求人工已有{sinceWords(talk.since, visit.now)}
          </p>
        </header>
        <Fault words={props.fault} />
        <div class="halves">
          <div>
            <h2>对话</h2>
            {talk.mine ? null : <p class="meta">接手以前，电话、证件号等个人信息已隐去。</p>}
            <div id="talk-log" role="log" tabindex={0} aria-label="对话内容">
              <TalkTurns turns={talk.turns} />
            </div>
            <TalkPoll at={at} after={talk.turns.at(-1)?.seq ?? 0} />
            {talk.mine ? <Composer at={at} {...props} /> : <Take at={at} talk={talk} />}
          </div>
          <div>
            {talk.mine ? <Acts at={at} visit={visit} talk={talk} /> : null}
            <TalkSide place={visit.place} summary={talk.summary} />
            {props.withModel ? (
              <div hx-get={`${at}/suggestions`} hx-trigger="load" hx-swap="outerHTML">
                <p class="meta">正在取智能建议，不影响您接待。</p>
              </div>
            ) : null}
          </div>
        </div>
      </article>
    </DeskLayout>
  )
}

const holderWords = ({ by, mine, agentNo }: TalkAtDesk): string =>
  by === null ? '待接手' : mine ? `您在接待（话务员${agentNo ?? ''}号）` : `话务员${agentNo ?? ''}号在接待`

const Once = () => <input type="hidden" name="once" value={crypto.randomUUID()} />

const Take = ({ at, talk }: { readonly at: string; readonly talk: TalkAtDesk }) =>
  talk.mayTake ? (
    <form method="post" action={`${at}/take`}>
      <Once />
      <button type="submit">{talk.by === null ? '接手' : '从这位话务员接过来'}</button>
      <p class="meta">接手后智能助手不再回答，市民会看到“人工正在处理”和您的话务员编号。</p>
    </form>
  ) : (
    <p class="meta">这位话务员正在接待，不能同时接手。离开十分钟以上的，可以接过来。</p>
  )

const Composer = ({ at, typed, common, phrases }: Props & { readonly at: string }) => (
  <>
    <form method="post" action={`${at}/say`} class="composer">
      <Once />
      <label for="say">回复市民</label>
      <textarea id="say" name="text" rows={3} maxlength={2000} required>
        {typed}
      </textarea>
      <div class="buttons">
        <button type="submit">发送</button>
        <span class="meta">按 Ctrl 加回车也可以发送</span>
      </div>
      <fieldset class="phrases">
        <legend>常用语（点一下填进回复里）</legend>
        {[...common, ...phrases.map(({ text }) => text)].map((text) => (
          <button
            type="submit"
            class="secondary outline"
            name="phrase"
            value={text}
            formaction={`${at}/draft`}
            formnovalidate
          >
            {text}
          </button>
        ))}
        <button type="submit" class="quiet" formaction={`${at}/phrases`}>
          把上面写的存为常用语
        </button>
      </fieldset>
    </form>
    {phrases.length === 0 ? null : <Own at={at} phrases={phrases} />}
  </>
)

const Own = ({ at, phrases }: { readonly at: string; readonly phrases: readonly Phrase[] }) => (
  <details>
    <summary>整理自己的常用语</summary>
    <ul class="own">
      {phrases.map(({ id, text }) => (
        <li>
          <form method="post" action={`${at}/phrases/${id}/drop`}>
            {text}
            <button type="submit" class="quiet" aria-label={`删除常用语：${text}`}>
              删除
            </button>
          </form>
        </li>
      ))}
    </ul>
  </details>
)

type ActsProps = { readonly at: string; readonly visit: DeskVisit; readonly talk: TalkAtDesk }

const Acts = ({ at, visit, talk }: ActsProps) => (
  <section class="talk-acts" aria-labelledby="acts">
    <h2 id="acts">可以做的</h2>
    <form method="get" action={`/${visit.place}/desk/register`}>
      <input type="hidden" name="talk" value={talk.key} />
      <button type="submit">登记为工单</button>
    </form>
    {enquiryRule(visit.place, visit.now) === null ? null : (
      <p>
        <a href={`/${visit.place}/desk/enquiries/new?talk=${talk.key}`}>向单位咨询</a>
      </p>
    )}
    <form method="post" action={`${at}/back`}>
      <Once />
      <button type="submit" class="secondary">
        交还智能助手
      </button>
    </form>
    <form method="post" action={`${at}/close`}>
      <Once />
      <button type="submit" class="secondary">
        结束会话
      </button>
    </form>
    {talk.orders.length === 0 ? null : (
      <p>
        本会话登记的工单：
        {talk.orders.map((no) => (
          <a href={`/${visit.place}/desk/orders/${no}`}>{no} </a>
        ))}
      </p>
    )}
  </section>
)
