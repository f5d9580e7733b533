import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const files = globSync('{src,adapters,knowledge,prompts}/**/*.{ts,tsx}', { cwd: root })
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

it('only the folder of models knows their library', () => {
  const users = files.filter((file) => /from '(@langchain|langchain)/.test(textOf(file)))
  expect(users.length).toBeGreaterThan(0)
  expect(users.filter((file) => !file.startsWith('src/llm/'))).toEqual([])
})

it('the folder of models is read only when a model is configured', () => {
  const early = files.filter(
    (file) => !file.startsWith('src/llm/') && /^import (?!type )[^;]*?from '[^']*\/llm\//m.test(textOf(file)),
  )
  expect(early).toEqual([])
})
