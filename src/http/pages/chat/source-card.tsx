import type { Citation } from '../../../domain/answer.ts'
import { chineseDate } from '../chinese-date.ts'
import { lawLines } from '../law-lines.ts'

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
