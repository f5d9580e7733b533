import type { FieldChange } from '../../../domain/knowledge/difference.ts'
import { markedDifference, type Stretch } from '../../../domain/knowledge/marked-difference.ts'
import { TableHead } from '../../table-head.tsx'

/** What changed, field by field; a text by its clauses, lists by what came and went. Not said by colour alone. */
export const DifferenceView = ({ changes }: { readonly changes: readonly FieldChange[] }) =>
  changes.length === 0 ? (
    <p class="empty">内容没有变化。</p>
  ) : (
    <div class="wide">
      <table class="difference">
        <TableHead columns={['项目', '原来', '现在']} />
        <tbody>
          {changes.map((change) => (
            <tr>
              <th scope="row">{change.label}</th>
              <Sides change={change} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )

const Sides = ({ change }: { readonly change: FieldChange }) => {
  const [gone, come] = [partsOf(change).gone, partsOf(change).come]
  const [before, after] = [gone[0], come[0]]
  const marked =
    gone.length === 1 && come.length === 1 && before !== undefined && after !== undefined
      ? markedDifference(before, after)
      : null
  if (marked?.before.some(({ same }) => same))
    return (
      <>
        <td>
          <Marked stretches={marked.before} kind="del" />
        </td>
        <td>
          <Marked stretches={marked.after} kind="ins" />
        </td>
      </>
    )
  return (
    <>
      <td>
        <Words texts={gone} kind="del" whole={change.before} />
      </td>
      <td>
        <Words texts={come} kind="ins" whole={change.after} />
      </td>
    </>
  )
}

type MarkedProps = { readonly stretches: readonly Stretch[]; readonly kind: 'del' | 'ins' }

/** The whole text, with what is not on the other side struck out or underlined. */
const Marked = ({ stretches, kind: Kind }: MarkedProps) => (
  <p class="verbatim">
    {stretches.map(({ text, same }) => (same ? text : <Kind class="part">{text}</Kind>))}
  </p>
)

/** What went and what came; of a list that was only put in another order, all of it. */
const partsOf = ({ before, after, added, removed }: FieldChange) =>
  added.length + removed.length > 0
    ? { gone: removed, come: added }
    : { gone: before === null ? [] : [before], come: after === null ? [] : [after] }

type WordsProps = {
  readonly texts: readonly string[]
  readonly kind: 'del' | 'ins'
  /** The whole field on this side; null = it is empty. */
  readonly whole: string | null
}

const Words = ({ texts, kind, whole }: WordsProps) => {
  if (texts.length === 0) return <span class="meta">{whole === null ? '没有' : '其余不变'}</span>
  return (
    <ul>
      {texts.map((text) => (
        <li class="verbatim">
          {kind === 'del' ? (
            <del>
              <span class="sign">删</span>
              {text}
            </del>
          ) : (
            <ins>
              <span class="sign">增</span>
              {text}
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
}
