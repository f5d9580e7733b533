import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namedTests } from '../every-rule/named-tests.ts'
import { historiesAt, namesArticle, sourcesAt } from '../every-rule/pack-path.ts'
import { ruleBooks } from '../every-rule/rule-rows.ts'

const root = join(import.meta.dirname, '../..')
const all = ruleBooks.flatMap(({ rows }) => rows)
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(2, '0')}`)

describe.each(ruleBooks)('every rule of $pack.regulation.title', ({ letter, count, rows, pack }) => {
  it('is listed once, in order, none left out and none made up', () => {
    expect(rows.map(({ id }) => id)).toEqual(numbered(letter, count))
  })

  it('leads to values of the pack', () => {
    const lost = rows.flatMap(({ id, pack: paths }) =>
      paths.filter((path) => historiesAt(pack, path).length === 0).map((path) => `${id} ${path}`),
    )
    expect(lost).toEqual([])
    expect(rows.filter(({ pack: paths }) => paths.length === 0)).toEqual([])
  })

  it('has every value stand in the article of the rule', () => {
    const astray = rows.flatMap(({ id, article, pack: paths }) =>
      paths
        .filter((path) => !sourcesAt(pack, path).some((source) => namesArticle(source, article)))
        .map((path) => `${id} ${article} ${path}: ${sourcesAt(pack, path).map((s) => s.article)}`),
    )
    expect(astray).toEqual([])
  })
})

describe('every rule', () => {
  it('is held by code that exists', () => {
    const gone = all.flatMap(({ id, code, seen }) =>
      [...code, ...(seen ? [seen.where] : [])]
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${id} ${file}`),
    )
    expect(gone).toEqual([])
    expect(all.filter(({ code }) => code.length === 0)).toEqual([])
  })

  it('that is not the organisation’s own affair has a test that carries its id', () => {
    const proved = namedTests()
    const unproved = all.filter(({ id, holds }) => holds !== 'organisational' && !proved.has(id))
    expect(unproved.map(({ id }) => id)).toEqual([])
  })

  it('that is the organisation’s own affair can be seen somewhere', () => {
    expect(all.filter(({ holds, seen }) => holds === 'organisational' && !seen)).toEqual([])
  })

  it('named by a test is a rule there is', () => {
    const known = new Set(all.map(({ id }) => id))
    expect([...namedTests().keys()].filter((id) => !known.has(id))).toEqual([])
  })
})
