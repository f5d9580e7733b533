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

it('every acceptance case is played by the public contract, or said by a citizen over HTTP', () => {
  const spoken = [...named('intake.test.ts'), ...named('knowledge.test.ts')]
  expect(missing(new Set([...named('played/*.test.ts'), ...spoken]))).toEqual([])
})
