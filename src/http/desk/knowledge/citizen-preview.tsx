import type { DraftAdvice, EntryPreview } from '../../../usecases/knowledge/preview-entry.ts'
import { ReplyText, remainingText } from '../../pages/chat/reply-text.tsx'
import { SourceCard } from '../../pages/chat/source-card.tsx'
import { EntryBody } from '../../pages/knowledge/entry-body.tsx'
import { entryAddress } from './knowledge-layout.tsx'

type Props = { readonly place: string; readonly preview: EntryPreview }

/** How a citizen will see the text: as an answer in the conversation, and as a page of its own. */
export const CitizenPreview = ({ place, preview: { entry, reply, citation } }: Props) => (
  <div class="citizen">
    <h3>对话里的答复</h3>
    <div class="bubble">
      {entry.answer === '' ? (
        <p class="empty">写下答复后，这里显示市民看到的样子。</p>
      ) : (
        <ReplyText text={remainingText(reply)} />
      )}
      {entry.basis.length === 0 ? null : <SourceCard citation={citation} place={place} />}
    </div>
    <details>
      <summary>“查政策”里的这一页</summary>
      <article class="bubble">
        <p class="asked">{entry.question === '' ? '（还没有标准问题）' : entry.question}</p>
        <EntryBody entry={entry} />
      </article>
    </details>
  </div>
)

type AdviceProps = { readonly place: string; readonly advice: DraftAdvice }

/** What is to be put right before it is submitted, and what stands beside it already. */
export const AdviceList = ({ place, advice: { faults, taken, rivals } }: AdviceProps) => {
  const count = faults.length + taken.length + rivals.length
  if (count === 0) return <p class="done">没有发现问题。</p>
  return (
    <ul class="advice">
      {faults.map((fault) => (
        <li>{fault}。</li>
      ))}
      {taken.map(({ wording, entryId }) => (
        <li>
          问法“{wording}”已在条目<a href={entryAddress(place, entryId)}>{entryId}</a>
          中，两条会互相矛盾，请改那一条或换一种问法。
        </li>
      ))}
      {rivals.map(({ id, question }) => (
        <li>
          看起来和<a href={entryAddress(place, id)}>“{question}”</a>回答的是同一个问题，请看一看是否要合并。
        </li>
      ))}
    </ul>
  )
}
