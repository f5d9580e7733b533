import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
const bracketed = /\[([^\][]*)\]/g
const id = /\b[GWPFD]-\d\d\b/g

/** Comments may speak of a rule without proving it. */
const withoutComments = (text: string): string => text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')

const idsIn = (text: string): readonly string[] =>
  [...withoutComments(text).matchAll(literals)]
    .flatMap(([literal]) => [...literal.matchAll(bracketed)])
    .flatMap(([, inner = '']) => [...inner.matchAll(id)].map(([found]) => found))

/** The tests whose names carry the id of a rule in brackets: id to files. */
export const namedTests = (): ReadonlyMap<string, readonly string[]> => {
  const files = globSync('test/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.startsWith('test/every-rule/rows/') && file !== 'test/rules/coverage.test.ts',
  )
  const found = new Map<string, Set<string>>()
  for (const file of files)
    for (const rule of idsIn(readFileSync(join(root, file), 'utf8')))
      found.set(rule, (found.get(rule) ?? new Set()).add(relative('test', file)))
  return new Map([...found].map(([rule, where]) => [rule, [...where].sort()]))
}
