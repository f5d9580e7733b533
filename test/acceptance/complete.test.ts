import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const cases = 53

/** Numbers that stand in the names of tests: `[case 12]`. */
const named = (): ReadonlySet<number> => {
  const files = globSync('*.test.ts', { cwd: import.meta.dirname })
  const text = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
  return new Set(
    [...text.matchAll(/^\s*(?:it\(|it\.each\(.*\)\(|)'\[case (\d+)\] /gm)].map(([, n]) => Number(n)),
  )
}

it('every acceptance case has a test of its own', () => {
  const present = named()
  const missing = Array.from({ length: cases }, (_, i) => i + 1).filter((n) => !present.has(n))
  expect(missing).toEqual([])
})
