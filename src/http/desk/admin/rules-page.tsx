import type { RuleNode, RuleTree } from '../../../rules/describe.ts'
import { linesOf, originNames, strengthNames } from '../../documents/rules-page.tsx'
import { chineseDate } from '../../pages/chinese-date.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly tree: RuleTree
  /** Matters of the duty catalogue by the id rules name them with. */
  readonly dutyTitles: ReadonlyMap<string, string>
}

/** The rules in force as tables: what, by which article, how strictly, and whether it is ours. */
export const RulesPage = ({ visit, counts, tree, dutyTitles }: Props) => (
  <AdminLayout visit={visit} counts={counts} part="rules" title="规则">
    <p>{`《${tree.regulation.title}》，${chineseDate(tree.day)}有效。`}</p>
    <p class="meta">
      标“平台默认”的是本系统补的做法，不是本地规定；标“没有规定”的，系统不作要求。规则随版本发布，不在页面上修改。
    </p>
    <nav class="contents" aria-label="规则目录">
      <ul>
        {tree.rules.map(({ key, label }) => (
          <li>
            <a href={`#rule-${key}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
    {tree.rules.map((node) => (
      <section id={`rule-${node.key}`}>
        <h2>{node.label}</h2>
        <DataTable
          caption={node.label}
          heads={['规则', '内容', '条款', '要求', '出处']}
          empty="没有规定。"
          rows={linesOf(node, '').map(({ name, rule }) => [
            name || node.label,
            rule.absent
              ? (rule.note ?? '没有规定')
              : `${withTitles(rule.text ?? '', dutyTitles)}${noteOf(rule)}`,
            rule.article ?? '',
            strengthNames[rule.strength ?? ''] ?? '',
            <Origin rule={rule} />,
          ])}
        />
      </section>
    ))}
  </AdminLayout>
)

const withTitles = (text: string, titles: Props['dutyTitles']): string =>
  text.replace(/[a-z]+(?:-[a-z]+)*/g, (word) => titles.get(word) ?? word)

const noteOf = ({ note }: RuleNode): string => (note === undefined ? '' : `（${note}）`)

const Origin = ({ rule: { absent, origin = '' } }: { readonly rule: RuleNode }) => {
  if (absent) return <span class="chip">没有规定</span>
  const name = originNames[origin] ?? origin
  return origin === 'platform_default' ? <span class="chip near">{name}</span> : <span>{name}</span>
}
