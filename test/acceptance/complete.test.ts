import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const cases = 53

/** Numbers that stand in the names of tests in these files: `[case 12]`. */
const named = (pattern: string): ReadonlySet<number> => {
  const files = globSync(pattern, { cwd: import.meta.dirname })
  const text = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
  return new Set(
    [...text.matchAll(/^\s*(?:it\(|it\.each\(.*\)\(|)'\[case (\d+)\] /gm)].map(([, n]) => Number(n)),
  )
}

const missing = (present: ReadonlySet<number>) =>
  Array.from({ length: cases }, (_, i) => i + 1).filter((n) => !present.has(n))

it('every acceptance case has a test of its own', () => {
  expect(missing(named('*.test.ts'))).toEqual([])
})

/** What a citizen says over HTTP in the files beside this one, with nothing set up by other means. */
const saidOverHttp = [27, 29, 51, 52]

/**
 * Three things the contract has no way to bring about or to see: a duty shared by city and county and a unit outside the
 * system come with the catalogue that is imported (22, 28), and what a model is told leaves by another door (53).
 */
it('every acceptance case is played by the public contract, or said by a citizen over HTTP', () => {
  expect(missing(named('played/*.test.ts'))).toEqual(saidOverHttp)
})
