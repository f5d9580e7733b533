import { dayOf } from '../domain/working-time.ts'
import { inForce } from './in-force.ts'
import { labelOf } from './rule-labels.ts'
import type { Valid } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** One rule or a group of rules, readable. A rule has a value and says where it stands; a group has children. */
export type RuleNode = {
  readonly key: string
  readonly label: string
  readonly value?: unknown
  /** null: the text has no such rule. */
  readonly absent?: true
  readonly article?: string
  readonly strength?: string
  readonly origin?: string
  readonly note?: string | undefined
  readonly from?: string
  readonly children?: readonly RuleNode[]
}

export type RuleTree = Pick<RulePack, 'place' | 'name' | 'regulation' | 'terms'> & {
  /** The day whose rules are shown. */
  readonly day: string
  readonly rules: readonly RuleNode[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isValid = (value: unknown): value is Valid<unknown> =>
  isRecord(value) && 'value' in value && 'source' in value && 'from' in value

/** Lines of a list are told apart by what identifies them. */
const nameOfLine = (line: Record<string, unknown>): string =>
  String(line['level'] ?? line['id'] ?? line['ground'] ?? line['field'] ?? '')

const node = (key: string, value: unknown): RuleNode => {
  const label = labelOf(key)
  if (value === null) return { key, label, absent: true }
  if (isValid(value)) return { key, label, value: value.value, from: value.from, ...value.source }
  if (Array.isArray(value)) return { key, label, children: value.map((item, i) => line(item, i)) }
  if (isRecord(value)) return { key, label, children: children(value) }
  return { key, label, value }
}

const line = (item: unknown, index: number): RuleNode => {
  if (!isRecord(item)) return { key: String(index), label: String(item), value: item }
  const key = nameOfLine(item)
  const { rule, ...conditions } = item
  const name = key === '' || key === 'null' ? String(index) : key
  return {
    ...node(name, rule),
    ...(Object.keys(conditions).length > 1 ? { children: children(conditions) } : {}),
  }
}

const children = (group: Record<string, unknown>): readonly RuleNode[] =>
  Object.entries(group).map(([key, value]) => node(key, value))

/** The pack in force at that instant as a tree: every value with article, strength and origin. */
export const describePack = (pack: RulePack, at: Date): RuleTree => {
  const { place, name, regulation, terms, homeNames: _, ...rules } = inForce(pack, at)
  return { place, name, regulation, terms, day: dayOf(at), rules: children(rules) } as RuleTree
}
