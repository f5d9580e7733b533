import { describe, expect, it } from 'vitest'
import { allPlaces, describePack, packOf, type RuleNode } from '../../src/rules/index.ts'

const at = new Date('2026-11-20T02:00:00Z')
const flatten = (nodes: readonly RuleNode[]): readonly RuleNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children ?? [])])

describe.each(allPlaces)('the rules of %s, readable', (place) => {
  const tree = describePack(packOf(place), at)
  const nodes = flatten(tree.rules)

  it('name the regulation and the day', () => {
    expect(tree.regulation.title).not.toBe('')
    expect(tree.day).toBe('2026-11-20')
  })

  it('give article, strength and origin with every rule', () => {
    const rules = nodes.filter(({ from }) => from !== undefined)
    expect(rules.length).toBeGreaterThan(60)
    for (const { key, article, strength, origin } of rules)
      expect([article, strength, origin], key).not.toContain(undefined)
  })

  it('have a Chinese heading on every top group', () => {
    expect(tree.rules.filter(({ label }) => !/\p{Script=Han}/u.test(label)).map(({ key }) => key)).toEqual([])
  })

  it('have a Chinese heading and text on every rule', () => {
    const rules = nodes.filter(({ from }) => from !== undefined)
    const han = /\p{Script=Han}|^[\d.:、]+$/u
    expect(
      rules.filter(({ label, text }) => !han.test(label) || !han.test(text ?? '')).map(({ key }) => key),
    ).toEqual([])
    expect(rules.filter(({ text }) => /[a-z]+_[a-z]+/.test(text ?? '')).map(({ text }) => text)).toEqual([])
  })

  it('survive JSON', () => {
    expect(JSON.parse(JSON.stringify(tree)).rules).toHaveLength(tree.rules.length)
  })
})
