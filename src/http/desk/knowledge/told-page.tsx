import { chineseMoment } from '../../../domain/place-day.ts'
import type { Told } from '../../../ports/knowledge-life-store.ts'
import { tellsCorrections } from '../../../usecases/knowledge/tell-correction.ts'
import { TableHead } from '../../table-head.tsx'
import { channelNames } from '../conversations/channel-names.ts'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly id: string
  readonly question: string
  readonly told: readonly Told[]
}

/** Who was told what no longer holds, by what they asked; never who they are. */
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
          列出得到过以前版本（撤下的条目则是任何版本）的市民当时怎么问的，隐去姓名和电话。
          {mayTell(props)
            ? '“告知更正”把现在的答复发到市民原来的对话里；发不出去的，列在“通知”页，由人工联系。'
            : '需要告知市民更正的，请转告热线。'}
        </p>
        {told.length === 0 ? (
          <p class="empty">没有市民得到过旧的答复。</p>
        ) : (
          <div class="wide">
            <table class="orders">
              <TableHead columns={['市民的问题', '最近一次', '渠道', '得到的答复', '更正']} />
              <tbody>
                {told.map((line) => (
                  <Line {...props} line={line} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </article>
    </KnowledgeLayout>
  )
}

const mayTell = ({ visit }: Props): boolean => tellsCorrections.includes(visit.staff.role)

const Line = ({ line, ...props }: Props & { readonly line: Told }) => {
  const { key, question, channel, version, times, lastAt, corrected } = line
  return (
    <tr>
      <td class="title">{question}</td>
      <td>{chineseMoment(new Date(lastAt))}</td>
      <td>{channelNames[channel]}</td>
      <td>
        第{version}版{times > 1 ? `，${times}次` : ''}
      </td>
      <td>
        {corrected ? (
          <span class="chip done">已告知</span>
        ) : mayTell(props) ? (
          <form method="post" action={`${entryAddress(props.visit.place, props.id)}/told/${key}`}>
            <button type="submit" class="quiet" aria-label={`把更正告知问“${question.slice(0, 20)}”的市民`}>
              告知更正
            </button>
          </form>
        ) : (
          <span class="chip near">还没有告知</span>
        )}
      </td>
    </tr>
  )
}
