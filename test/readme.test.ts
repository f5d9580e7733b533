import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArguments } from '../knowledge/import/arguments.ts'
import { parseFiles } from '../knowledge/import/import-files.ts'
import { orderCardSchema } from '../src/domain/answer.ts'
import { readChannels } from '../src/open-channels.ts'
import { type Jiban, openJiban } from './support/jiban.ts'

const root = join(import.meta.dirname, '..')
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const readme = textOf('README.md')
const knowledge = textOf('knowledge/README.md')
const operating = textOf('.github/operating.md')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

type Block = { readonly language: string; readonly text: string }

const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
  }))
const blocks = blocksOf(readme)
const inLanguage = (language: string, page = readme) =>
  blocksOf(page).filter((block) => block.language === language)

/** Commands of the shell blocks, one a line. */
const commands = [...inLanguage('sh'), ...inLanguage('sh', knowledge)]
  .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, ' ').split('\n'))
  .filter((line) => line !== '')

/** Words of a shell line: single quotes are literal, in double quotes variables are put in. */
const wordsOf = (line: string, variables: ReadonlyMap<string, string>): readonly string[] => {
  const filled = (text: string) =>
    text.replaceAll(/\$([A-Z]+)/g, (_, name: string) => variables.get(name) ?? '')
  return [...line.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, single, double, bare]) =>
      single ?? (double === undefined ? filled(bare ?? '') : filled(double.replaceAll('\\"', '"'))),
  )
}

const requestOf = (words: readonly string[]) => {
  const after = (flag: string) => words[words.indexOf(flag) + 1] ?? ''
  const url = new URL(words.find((word) => word.startsWith('http://')) ?? '')
  const body = words.includes('-d') ? after('-d') : undefined
  const [name = '', value = ''] = words.includes('-H') ? after('-H').split(': ') : []
  const jar = { keeps: words.includes('-c'), sends: words.includes('-b') }
  return {
    jar,
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    init: body === undefined ? {} : { method: 'POST', headers: { [name]: value }, body },
  }
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

describe('the tour in the README', () => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban()
  }, 180_000)
  afterAll(() => jiban.close())

  it('answers as the README says', async () => {
    const variables = new Map<string, string>()
    let answer: unknown
    let cookie = ''
    let calls = 0
    let compared = 0
    for (const { language, text } of blocks) {
      if (language === 'json') {
        expect(answer, text).toMatchObject(JSON.parse(text))
        compared += 1
      }
      if (language !== 'sh') continue
      for (const line of text
        .replaceAll(/\\\n\s*/g, ' ')
        .split('\n')
        .filter((row) => row.startsWith('curl'))) {
        const { origin, path, init, jar } = requestOf(wordsOf(line, variables))
        expect(origin).toBe('http://127.0.0.1:8787')
        const headers = { ...init.headers, ...(jar.sends ? { cookie } : {}) }
        const response = await jiban.app.request(path, { ...init, headers })
        if (jar.keeps) cookie = cookiesOf(response)
        answer = await response.json()
        expect(response.status, `${line}\n${JSON.stringify(answer)}`).toBe(200)
        calls += 1
        for (const { no, queryCode } of ordersIn(answer)) variables.set('NO', no).set('CODE', queryCode)
      }
    }
    expect({ calls, compared }).toEqual({ calls: 12, compared: 7 })
  })

  it('begins at a page that is there', async () => {
    for (const [, path = ''] of readme.matchAll(/<http:\/\/127\.0\.0\.1:8787([^>]*)>/g))
      expect((await jiban.app.request(path)).status).toBe(200)
    for (const path of ['/openapi.json', '/healthz', '/readyz']) {
      expect(readme + operating).toContain(`\`${path}\``)
      expect((await jiban.app.request(path)).status).toBe(200)
    }
  })

  it('names addresses that are there', async () => {
    const addresses = [...readme.matchAll(/`(?:GET )?((?:\/api\/v1)?\/:place\/[\w/-]+)`/g)].map(
      ([, at = '']) => at,
    )
    expect(addresses).toEqual(expect.arrayContaining(['/:place/desk', '/api/v1/:place/rules']))
    for (const address of addresses)
      expect((await jiban.app.request(address.replace(':place', 'weifang'))).status, address).not.toBe(404)
  })
})

const ordersIn = (answer: unknown) => {
  const replies = (answer as { replies?: readonly { order?: unknown }[] }).replies ?? []
  return replies.flatMap(({ order }) => (order === undefined ? [] : [orderCardSchema.parse(order)]))
}

describe('the commands in the README', () => {
  it('are scripts of the package, or npm itself', () => {
    const named = [...(readme + knowledge + operating).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1])
    expect(named.length).toBeGreaterThan(5)
    for (const script of named) expect(manifest.scripts).toHaveProperty([String(script)])
    const unnamed = Object.keys(manifest.scripts).filter((script) => !named.includes(script))
    expect(unnamed.filter((script) => !readme.includes(`npm ${script}`))).toEqual([])
    for (const line of commands) expect(line).toMatch(/^(curl -s|npm run|npm install && npm (start|test)$)/)
  })

  it('import knowledge with arguments that are understood', () => {
    const imports = commands.filter((line) => line.startsWith('npm run knowledge:import -- '))
    expect(imports).toHaveLength(3)
    for (const line of imports) {
      const { files, unitsIn } = readArguments(line.split(' ').slice(4), '2026-11-22')
      expect(unitsIn === undefined ? files.length : 1).toBeGreaterThan(0)
    }
  })

  it('show a table and a document that can be imported', () => {
    const files = [...inLanguage('csv', knowledge), ...inLanguage('text', knowledge)].map(
      ({ language, text }) => ({
        name: language === 'csv' ? 'answers.csv' : 'guide.md',
        bytes: new TextEncoder().encode(text),
      }),
    )
    const { entries, bad } = parseFiles(files, { laws: null })
    expect(bad).toEqual([])
    expect(entries.map(({ draft }) => draft.id)).toEqual(['wages.pay-day', 'wages.pay-form'])
  })
})

describe('what the README names', () => {
  it('is there: links to files and folders', () => {
    const names = [
      'README.md',
      'knowledge/README.md',
      '.github/operating.md',
      '.github/dependencies.md',
      'src/http/pages/README.md',
      'src/usecases/README.md',
    ]
    const pages = Object.fromEntries(names.map((name) => [name, textOf(name)]))
    const links = Object.entries(pages).flatMap(([page, text]) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) =>
        join(dirname(page), (match[1] ?? '').replace(/#.*/, '')),
      ),
    )
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
    expect(existsSync(join(root, '.ci/run')) && existsSync(join(root, '.ci/postgres.sh'))).toBe(true)
  })

  it('is every folder of use cases, above those that import it', () => {
    const told = [...textOf('src/usecases/README.md').matchAll(/^\| \[([\w-]+)\]/gm)].map(
      ([, name = '']) => name,
    )
    const folders = readdirSync(join(root, 'src/usecases'), { withFileTypes: true })
    expect(told.toSorted()).toEqual(folders.flatMap((each) => (each.isDirectory() ? [each.name] : [])).sort())
    const upward = told.flatMap((folder, place) =>
      globSync(`src/usecases/${folder}/*.ts`, { cwd: root }).flatMap((file) =>
        [...textOf(file).matchAll(/from '\.\.\/([\w-]+)\//g)]
          .filter(([, other = '']) => told.indexOf(other) > place)
          .map(([, other]) => `${file} imports ${other}`),
      ),
    )
    expect(upward).toEqual([])
  })

  it('is in the code: each identifier of the nouns', () => {
    const rows = [...readme.matchAll(/^\| [^|`]*[\u4e00-\u9fff][^|`]*\| (`[^|]+`) *\|/gm)]
    const identifiers = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, id]) => id))
    const files = globSync('src/{domain,rules,ports,usecases}/**/*.ts', { cwd: root })
    const code = files.map((file) => `${file}\n${textOf(file)}`).join('\n')
    expect(identifiers.length).toBeGreaterThan(20)
    expect(identifiers.filter((id) => !new RegExp(`\\b${id}\\b`).test(code))).toEqual([])
  })

  it('is every variable of the environment and no other', () => {
    const source = readFileSync(join(root, 'src/env.ts'), 'utf8')
    const read = [...source.matchAll(/^ {4}([A-Z_]+):/gm)].map((match) => match[1])
    const told = [...readme.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map((match) => match[1])
    expect(read.length).toBeGreaterThan(5)
    expect(told).toEqual(read)
  })

  it('is every package, with what it is for', () => {
    const rows = textOf('.github/dependencies.md').matchAll(/^\| (`[^|]+) \| [^|]{10,}\|$/gm)
    const told = [...rows].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    )
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(told.toSorted()).toEqual(used.toSorted())
  })

  it('is every package with an install script, and whether it may run it', () => {
    const sentence =
      /Three packages may run an install script[\s\S]*?under\s+the optional/.exec(readme)?.[0] ?? ''
    const told = (part: string) =>
      [...part.matchAll(/`(@?[a-z/]+)`/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => name in manifest.allowScripts)
    const [may = '', mayNot = ''] = sentence.split('Three more')
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const wanting = Object.entries<{ hasInstallScript?: boolean; os?: readonly string[] }>(lock.packages)
      .filter(([, { hasInstallScript, os }]) => hasInstallScript && !os)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    const allowed = (as: boolean) =>
      Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name] === as)
    expect(new Set(told(may))).toEqual(new Set(allowed(true)))
    expect(new Set(told(mayNot))).toEqual(new Set(allowed(false)))
    expect(new Set(wanting)).toEqual(new Set(Object.keys(manifest.allowScripts)))
  })

  it('is every place', () => {
    for (const place of readdirSync(join(root, 'knowledge/content/places')))
      expect(readme).toContain(`\`${place}\``)
  })
})

describe('the channels in the README', () => {
  it('can be configured as it says', () => {
    const texts = inLanguage('yaml').map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(Object.values(readChannels(text)).flatMap(Object.keys)).not.toEqual([])
  })

  it('link pages that exist', () => {
    const pages = [...readme.matchAll(/\]\((adapters\/[^)]+)\)/g)].map((match) => match[1] ?? '')
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([])
    for (const page of ['wechat-official', 'wecom', 'openai', 'mcp', 'open311'])
      expect(pages).toContain(`adapters/${page}/README.md`)
  })
})
