import type { Difference } from '../../../usecases/knowledge/read-life.ts'
import { DifferenceView } from './difference-view.tsx'
import { entryAddress, KnowledgeLayout, type KnowledgePageProps } from './knowledge-layout.tsx'

type Props = KnowledgePageProps & {
  readonly id: string
  readonly question: string
  readonly difference: Difference
}

/** Two texts of an entry side by side. */
export const DifferencePage = (props: Props) => {
  const { visit, id, question, difference } = props
  const to = difference.to === null ? '正在写的内容' : `第${difference.to}版`
  return (
    <KnowledgeLayout {...props} title={`变化：${question}`} at="entry">
      <article class="order-sheet">
        <header>
          <p class="no">
            <a href={entryAddress(visit.place, id)}>{question}</a>
          </p>
          <h1>{`从第${difference.from}版到${to}`}</h1>
        </header>
        <DifferenceView changes={difference.changes} />
      </article>
    </KnowledgeLayout>
  )
}
