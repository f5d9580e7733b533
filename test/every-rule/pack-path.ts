import type { Source } from '../../src/domain/deadline.ts'
import { type Dated, isHistory } from '../../src/rules/rule-pack/dated.ts'
import type { RulePack } from '../../src/rules/rule-pack.ts'

type Group = Readonly<Record<string, unknown>>
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keyed = (line: Group, key: string): boolean =>
  ['id', 'level', 'ground', 'field'].some((name) => line[name] === key)

const inside = (value: unknown, key: string): readonly unknown[] => {
  if (Array.isArray(value))
    return value
      .filter(isGroup)
      .filter((line) => keyed(line, key))
      .map((line) => line['rule'])
  return isGroup(value) && key in value ? [value[key]] : []
}

/** The histories a path leads to; a ground may stand on several lines. Empty when the path leads nowhere. */
export const historiesAt = (pack: RulePack, path: string): readonly Dated<unknown>[] =>
  path
    .split('.')
    .reduce<readonly unknown[]>((values, key) => values.flatMap((value) => inside(value, key)), [pack])
    .filter(isHistory)

/** The sources of what is in force at the end of each history; repealed or absent values have none. */
export const sourcesAt = (pack: RulePack, path: string): readonly Source[] =>
  historiesAt(pack, path).flatMap((history) => {
    const last = history.at(-1)
    return last && last.value !== null ? [last.source] : []
  })

/** Whether a source stands in one of the articles of a rule. 第二十条 holds for 第二十条第一款, 五 for 五（一）. */
export const namesArticle = ({ article }: Source, of: string): boolean =>
  article.split('、').some((stands) => of.split('、').some((asked) => stands.startsWith(asked)))
