import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isHistory } from '../../src/rules/rule-pack/dated.ts'
import type { RulePack } from '../../src/rules/rule-pack.ts'

const root = join(import.meta.dirname, '../..')

/** Where a pack is written down, described or put into words: reading a value there changes nothing. */
const inert = /^src\/rules\/(?:packs\/|rule-pack|rule-labels|rule-words|describe|readable-value)/

type Group = Readonly<Record<string, unknown>>
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names that lead to the ends of a value; lists of plain words end where they stand. */
const within = (value: unknown, path: readonly string[]): readonly string[] => {
  if (Array.isArray(value))
    return value.some(isGroup) ? value.flatMap((one) => within(one, path)) : [path.join('.')]
  if (!isGroup(value)) return [path.join('.')]
  return Object.entries(value).flatMap(([key, part]) => within(part, [...path, key]))
}

const ends = (value: unknown, path: readonly string[]): readonly string[] => {
  if (isHistory(value)) {
    const at = path.at(-1) === 'rule' ? path.slice(0, -1) : path
    return value.flatMap((item) => (item.value === null ? [] : within(item.value, at)))
  }
  if (Array.isArray(value) && value.some(isGroup)) return value.flatMap((line) => ends(line, path))
  if (isGroup(value)) return Object.entries(value).flatMap(([key, part]) => ends(part, [...path, key]))
  return [path.join('.')]
}

/** Every value the packs have, by its names from the outside in: `rating.formalLetter.afterHandlings`. */
export const valuesOf = (packs: readonly RulePack[]): readonly string[] =>
  [...new Set(packs.flatMap((pack) => ends(pack, [])))].sort()

/** The sources in which reading a value may change something. */
export const readingSources = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((file) => !inert.test(file))
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  )

const takes = (text: string, key: string): boolean =>
  new RegExp(`\\.${key}\\b|\\[['"]${key}['"]\\]|'${key}'|[{,]\\s*${key}\\s*(?:[,}=]|:\\s*[\\w{[])`).test(text)

const ofPack = (text: string, key: string): boolean =>
  new RegExp(`(?:pack|rules|\\))\\??\\.${key}\\b|[{,] ?${key}[ ,}].*(?:inForce|rules|pack)`).test(text)

/** Files that take the value up: its own name beside that of the value it belongs to. */
export const readersOf = (path: string, sources: ReadonlyMap<string, string>): readonly string[] => {
  const names = path.split('.')
  const [key = '', parent] = [names.at(-1), names.at(-2)]
  return [...sources]
    .filter(([, text]) => takes(text, key))
    .filter(([, text]) =>
      parent === undefined ? ofPack(text, key) : new RegExp(`\\b${parent}\\b`).test(text),
    )
    .map(([file]) => file)
}
