import type { FieldChange } from '../../../domain/knowledge/difference.ts'

/** What changed, field by field; lists by what came and went. Said by words and signs, not by colour alone. */
export const DifferenceView = ({ changes }: { readonly changes: readonly FieldChange[] }) =>
  changes.length === 0 ? (
    <p class="empty">内容没有变化。</p>
  ) : (
    <div class="wide">
      <table class="difference">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">原来</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <th scope="row">{change.label}</th>
              <td>
                <Words texts={gone(change)} kind="del" />
              </td>
              <td>
                <Words texts={come(change)} kind="ins" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )

const gone = ({ before, removed }: FieldChange): readonly string[] =>
  removed.length > 0 ? removed : before === null ? [] : [before]
const come = ({ after, added }: FieldChange): readonly string[] =>
  added.length > 0 ? added : after === null ? [] : [after]

const Words = ({ texts, kind }: { readonly texts: readonly string[]; readonly kind: 'del' | 'ins' }) => {
  if (texts.length === 0) return <span class="meta">没有</span>
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
