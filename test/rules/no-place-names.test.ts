import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { allPlaces } from '../../src/rules/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const chinese = ['潍坊', '平顶山', '福州']

const files = ['src', 'adapters', 'prompts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|sql)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)

/** Packs are the places; configuration may name the default one; word lists of the language know all cities. */
const allowed = /^src\/rules\/packs\/|^src\/env\.ts$|^src\/domain\/understanding\/words\//

/** Comments and examples of the interface description may name a place. */
const codeOf = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/example: '[^']*'/g, '')

describe('code outside the packs', () => {
  it('names no place', () => {
    const named = files
      .map((file) => ({ file: relative(root, file), text: codeOf(readFileSync(file, 'utf8')) }))
      .filter(({ file }) => !allowed.test(file))
      .flatMap(({ file, text }) =>
        [...allPlaces, ...chinese]
          .filter((place) => text.includes(place))
          .map((place) => `${file}: ${place}`),
      )
    expect(named).toEqual([])
  })

  it('is looked at at all', () => {
    expect(files.length).toBeGreaterThan(50)
  })
})
