import { chineseMoment } from '../../../domain/place-day.ts'
import type { Told } from '../../../ports/knowledge-life-store.ts'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly id: string
  readonly question: string
  readonly told: readonly Told[]
}

const channelNames: Readonly<Record<string, string>> = {
  web: '网页',
  wechat: '微信公众号',
  wecom: '企业微信',
  phone: '电话',
  api: '接口',
}

/** Conversations that were told what no longer holds; never who they are. */
export const ToldPage = (props: Props) => {
  const { visit, id, question, told } = props
  return (
    <KnowledgeLayout {...props} title={`谁得到过旧的答复：${question}`} at="entry">
      <article class="order-sheet">
        <header>
          <p class="no">
            <a href={entryAddress(visit.place, id)}>{question}</a>
          </p>
          <h1>谁得到过旧的答复</h1>
        </header>
        <p class="meta">
          列出以前的版本（撤下的条目则是全部版本）答复过的会话，只有会话编号，没有姓名和电话。需要更正的，由热线按会话编号联系。
        </p>
        {told.length === 0 ? (
          <p class="empty">没有会话得到过旧的答复。</p>
        ) : (
          <div class="wide">
            <table class="orders">
              <thead>
                <tr>
                  <th scope="col">会话编号</th>
                  <th scope="col">渠道</th>
                  <th scope="col">答复的版本</th>
                  <th scope="col">次数</th>
                  <th scope="col">最近一次</th>
                </tr>
              </thead>
              <tbody>
                {told.map(({ conversationId, channel, version, times, lastAt }) => (
                  <tr>
                    <td class="title">{conversationId}</td>
                    <td>{channelNames[channel] ?? channel}</td>
                    <td>第 {version} 版</td>
                    <td>{times} 次</td>
                    <td>{chineseMoment(new Date(lastAt))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </article>
    </KnowledgeLayout>
  )
}
