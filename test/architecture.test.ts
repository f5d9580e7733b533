import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Which layers each layer may import. `entry` is where a runtime begins. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  rules: ['domain', 'rules'],
  prompts: ['domain', 'prompts'],
  ports: ['domain', 'rules', 'prompts', 'ports'],
  usecases: ['domain', 'rules', 'prompts', 'ports', 'usecases'],
  http: ['domain', 'rules', 'ports', 'usecases', 'http'],
  jobs: ['domain', 'rules', 'ports', 'usecases', 'jobs'],
  store: ['domain', 'ports', 'store'],
  llm: ['domain', 'prompts', 'ports', 'llm'],
  adapters: ['domain', 'ports', 'adapters'],
  knowledge: ['domain', 'ports', 'knowledge'],
}

const sources = globSync('{src,adapters,knowledge,prompts}/**/*.{ts,tsx}', { cwd: root })

const layerOf = (file: string): string => {
  const [top, second] = file.split('/')
  if (top !== 'src') return top ?? ''
  return file.split('/').length === 2 ? 'entry' : (second ?? '')
}

const importsOf = (file: string): readonly string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'(\.[^']+)'/g)
  return [...found].map((match) => relative(root, normalize(join(root, dirname(file), match[1] ?? ''))))
}

/** Whoever is reached from themselves. */
const inCircles = (arrows: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const left = new Map([...arrows].map(([from, targets]) => [from, targets.filter((to) => arrows.has(to))]))
  // What points at nothing that is left is in no circle; what remains in the end is, or stands above one.
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const [from, targets] of left) if (!targets.some((to) => left.has(to))) left.delete(from)
  }
  const reaches = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const to of left.get(from) ?? []) if (left.has(to) && !seen.has(to)) reaches(to, seen.add(to))
    return seen
  }
  return [...left.keys()].filter((from) => reaches(from).has(from))
}

describe('the layers', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('import only what lies below them', () => {
    const wrong = sources.flatMap((file) => {
      const layer = layerOf(file)
      const may = allowed[layer]
      if (!may) return []
      return importsOf(file)
        .filter((target) => !may.includes(layerOf(target)))
        .map((target) => `${file} imports ${target}`)
    })
    // Command-line programmes of the importers open the database themselves.
    expect(wrong.filter((line) => !/^knowledge\/[a-z]+\/run\.ts /.test(line))).toEqual([])
  })

  it('keep the channels apart: what several of them use lies beside them', () => {
    const shared = ['plain-text', 'signed-post', 'tencent']
    const folderOf = (file: string) => file.split('/')[1] ?? ''
    const wrong = sources
      .filter((file) => layerOf(file) === 'adapters')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => layerOf(target) === 'adapters' && folderOf(target) !== folderOf(file))
          .filter((target) => !shared.includes(folderOf(target)))
          .map((target) => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it('keep the pure ones free of input and output', () => {
    const impure = /from 'node:|process\.env|Date\.now\(|new Date\(\)|Math\.random\(|fetch\(/
    const wrong = sources
      .filter((file) => ['domain', 'rules'].includes(layerOf(file)))
      .filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })

  it('read the environment in one file only', () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.filter((file) => layerOf(file) !== 'entry' && !file.endsWith('/run.ts'))).toEqual([])
  })

  it('name no place outside its pack, its content and the default', () => {
    const names = /['"`](weifang|pingdingshan|fuzhou|generic-city|district-supervision)['"`]/
    const wrong = sources
      .filter((file) => !file.startsWith('src/rules/packs/') && file !== 'src/env.ts')
      .filter((file) => names.test(readFileSync(join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })

  it('import in no circle', () => {
    expect(inCircles(new Map(sources.map((file) => [file, importsOf(file)])))).toEqual([])
  })

  it('import in no circle of folders either, among the use cases', () => {
    // A file beside the folders stands for itself.
    const folderOf = (file: string) => file.split('/').slice(2, 3).join()
    const cases = sources.filter((file) => layerOf(file) === 'usecases')
    const arrows = new Map<string, readonly string[]>()
    for (const file of cases) {
      const targets = importsOf(file).filter((to) => layerOf(to) === 'usecases')
      const others = targets.map(folderOf).filter((folder) => folder !== folderOf(file))
      arrows.set(folderOf(file), [...(arrows.get(folderOf(file)) ?? []), ...others])
    }
    expect(inCircles(arrows)).toEqual([])
  })

  it('keep every file under 300 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
  })
})
