import { html } from 'hono/html'
import type { RuleNode, RuleTree } from '../../rules/describe.ts'

export const strengthNames: Readonly<Record<string, string>> = {
  must: '应当',
  should: '一般应当',
  may: '可以',
  must_not: '不得',
}
export const originNames: Readonly<Record<string, string>> = {
  regulation: '本地规定',
  platform_default: '平台默认',
  parent_jurisdiction: '上级规定',
}

/** The rules in force, as people check them against the text: one line a value, with where it stands. */
export const RulesPage = ({ tree }: { readonly tree: RuleTree }) =>
  html`<!doctype html>${(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${tree.name}：现行规则`}</title>
        <link rel="stylesheet" href="/assets/paper.css" />
      </head>
      <body>
        <article class="paper work-sheet">
          <header>
            <h1>{`《${tree.regulation.title}》`}</h1>
            <p class="number">{`${tree.name}，${tree.day}有效的规则`}</p>
          </header>
          {tree.rules.map((node) => (
            <section>
              <h2>{node.label}</h2>
              <table>
                <tbody>
                  {linesOf(node, '').map(({ name, rule }) => (
                    <tr>
                      <th scope="row">{name || node.label}</th>
                      <td>{wordsOf(rule)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </article>
      </body>
    </html>
  )}`

type Line = { readonly name: string; readonly rule: RuleNode }

/** Groups within groups, laid flat: what a rule is called says under what it stands. */
export const linesOf = (node: RuleNode, above: string): readonly Line[] => {
  const own = node.article === undefined && node.absent === undefined ? [] : [{ name: above, rule: node }]
  const below = (node.children ?? []).flatMap((child) =>
    linesOf(child, above === '' ? child.label : `${above}，${child.label}`),
  )
  return [...own, ...below]
}

const wordsOf = ({ text, absent, article, strength, origin, note }: RuleNode): string => {
  if (absent) return note ?? '没有规定'
  const said = [article, strengthNames[strength ?? ''], originNames[origin ?? '']].filter(Boolean)
  const source = [...new Set(said)].join('，')
  return `${text}（${source}${note === undefined ? '' : `：${note}`}）`
}
