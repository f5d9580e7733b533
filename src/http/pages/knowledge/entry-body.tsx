import { guideParts } from '../../../domain/knowledge/guide-lines.ts'
import type { EntryVersion, Guide } from '../../../domain/knowledge-entry.ts'
import { ReplyText } from '../chat/reply-text.tsx'
import { lawLines } from '../law-lines.ts'

/** What an entry says: the answer, what is needed, what it rests on. */
export const EntryBody = ({
  entry,
}: {
  readonly entry: Pick<EntryVersion, 'answer' | 'guide' | 'basis'>
}) => (
  <>
    <div class="answer-text">
      <ReplyText text={entry.answer} />
    </div>
    {entry.guide ? <GuideList guide={entry.guide} /> : null}
    <h2>依据</h2>
    <ul class="basis">
      {lawLines(entry.basis).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  </>
)

const GuideList = ({ guide }: { readonly guide: Guide }) => (
  <dl class="facts guide">
    {guideParts.map(([part, label]) => {
      const value = guide[part]
      if (value === undefined || value.length === 0) return null
      return (
        <div>
          <dt>{label}</dt>
          <dd>
            {typeof value === 'string' ? (
              value
            ) : (
              <ul>
                {value.map((item) => (
                  <li>{item}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      )
    })}
  </dl>
)
