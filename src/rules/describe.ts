import { dayOf } from '../domain/working-time.ts'
import { readableValue } from './readable-value.ts'
import { labelOf } from './rule-labels.ts'
import { type Dated, isHistory, itemOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** One rule or a group of rules, readable. A rule has a value and says where it stands; a group has children. */
export type RuleNode = {
  readonly key: string
  readonly label: string
  readonly value?: unknown
  /** The value in Chinese. */
  readonly text?: string
  /** The text has no such rule; the note says why. */
  readonly absent?: true
  readonly article?: string
  readonly strength?: string
  readonly origin?: string
  readonly note?: string | undefined
  /** First day of this value. */
  readonly from?: string
  /** Later values already known. */
  readonly later?: Dated<unknown>
  readonly children?: readonly RuleNode[]
}

export type RuleTree = Pick<RulePack, 'place' | 'name' | 'regulation' | 'terms'> & {
  /** The day whose rules are shown. */
  readonly day: string
  readonly rules: readonly RuleNode[]
}

type Group = Readonly<Record<string, unknown>>

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Some lines carry their own heading. */
const titleOf = (value: unknown): string | undefined => {
  if (!isGroup(value)) return undefined
  const { label, says, of } = value
  return [label, says, of].find((text) => typeof text === 'string')
}

const rule = (key: string, history: Dated<unknown>, day: string): RuleNode => {
  const label = labelOf(key)
  const item = itemOn(history, day)
  const coming = history.filter(({ from }) => from > day)
  const later = coming.length === 0 ? {} : { later: coming }
  if (!item) return { key, label, absent: true, ...later }
  if (item.value === null) return { key, label, absent: true, note: item.source.note, ...later }
  const { from, value, source } = item
  return { key, label: titleOf(value) ?? label, value, text: readableValue(value), from, ...source, ...later }
}

/** Lines of a list are told apart by what identifies them. */
const nameOfLine = (line: Group, index: number): string =>
  String(line['level'] ?? line['id'] ?? line['ground'] ?? line['field'] ?? index)

const line = (item: Group, index: number, day: string): RuleNode => {
  const { rule: history, ...conditions } = item
  const node = nodeOf(nameOfLine(item, index), history, day)
  return Object.keys(conditions).length > 1 ? { ...node, children: childrenOf(conditions, day) } : node
}

const nodeOf = (key: string, value: unknown, day: string): RuleNode => {
  if (isHistory(value)) return rule(key, value, day)
  if (Array.isArray(value) && value.some(isGroup))
    return { key, label: labelOf(key), children: value.filter(isGroup).map((item, i) => line(item, i, day)) }
  if (isGroup(value)) return { key, label: labelOf(key), children: childrenOf(value, day) }
  return { key, label: labelOf(key), value, text: readableValue(value) }
}

const childrenOf = (group: Group, day: string): readonly RuleNode[] =>
  Object.entries(group).map(([key, value]) => nodeOf(key, value, day))

/** The pack in force at that instant as a tree: every value with article, strength and origin. */
export const describePack = (pack: RulePack, at: Date): RuleTree => {
  const { place, name, regulation, terms, homeNames: _, ...rules } = pack
  const day = dayOf(at)
  return { place, name, regulation, terms, day, rules: childrenOf(rules, day) }
}
