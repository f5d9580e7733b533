import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf } from '../api/client.ts'
import { deskOf, takenDown } from '../api/desk.ts'
import { wrong } from './any-call.ts'

const place = 'weifang'
const runs = 2
const seed = 1

/** Every name a field of a form or of an address has anywhere. */
const fieldNames = [
  ...new Set(
    globSync('src/http/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../../..') }).flatMap((file) =>
      [
        ...readFileSync(join(import.meta.dirname, '../../..', file), 'utf8').matchAll(
          /(?:\bname="|\['|(?:form|field|text|fields|query|value)\(\s*'|name: ')([a-z]\w*)/gi,
        ),
      ].map(([, name]) => name ?? ''),
    ),
  ),
]

let jiban: Jiban
let cookies: readonly string[] = []
let known: readonly string[] = []

beforeAll(async () => {
  jiban = await openJiban()
  const agent = await deskOf(jiban, 'agent', place)
  const { no, queryCode } = await takenDown(agent)
  const talk = (await clientOf(jiban).post(`/api/v1/${place}/messages`, { text: '转人工' })).body
    .conversationId
  const accounts = ['agent', 'dispatcher', 'lead', 'supervisor', 'clerk.fire', 'editor', 'admin']
  cookies = [
    '',
    agent.cookie,
    ...(await Promise.all(accounts.map(async (a) => (await deskOf(jiban, a, place)).cookie))),
  ]
  known = [
    no,
    queryCode,
    talk,
    'fire',
    'id-card.lost-replacement',
    '1',
    '2026-11-20',
    '13800138000',
    '测试的话',
  ]
})
afterAll(() => jiban.close())

const word = () =>
  fc.oneof(
    fc.constantFrom(...known),
    wrong.map((value) => String(value).slice(0, 3_000).toWellFormed()),
  )

const endsSession = /sign-out|\/password|\/end$|two-factor|first-password|second-step|my\/leave/

type Route = { readonly method: string; readonly path: string }

/** The address of a route with these words for its parts, a closed choice with its first. */
const addressOf = ({ path }: Route, words: readonly string[]): string => {
  let next = 0
  return path
    .replace('/:place', `/${place}`)
    .replaceAll(/:\w+\{(\w[\w-]*)(?:\|[^}]*)?\}/g, '$1')
    .replaceAll(/:\w+(?:\{[^}]*\})?/g, () => encodeURIComponent(words[next++] ?? '').replace(/^\.*$/, '%20'))
}

const anyVisit = () =>
  fc.record({
    cookie: fc.constantFrom(...cookies),
    sent: fc.dictionary(fc.constantFrom(...fieldNames), word(), { maxKeys: 25 }),
    words: fc.array(word(), { minLength: 6, maxLength: 6 }),
  })

describe('every page and every form', () => {
  it('answers whatever is sent with a page, never with a fault of ours', async () => {
    const routes: readonly Route[] = jiban.app.routes.filter(
      ({ method, path }) =>
        /^(GET|POST)$/.test(method) &&
        path.startsWith('/:place') &&
        !path.includes('*') &&
        !endsSession.test(path),
    )
    expect(routes.length).toBeGreaterThan(100)
    const faults: string[] = []
    for (const route of routes)
      await fc.assert(
        fc.asyncProperty(anyVisit(), async ({ cookie, sent, words }) => {
          const form = new URLSearchParams(sent)
          const reads = route.method === 'GET'
          const at = `${addressOf(route, words)}${reads ? `?${form}` : ''}`
          const init = { method: route.method, headers: { cookie, origin: 'http://localhost' } }
          const { status } = await jiban.app.request(at, reads ? init : { ...init, body: form })
          if (status >= 500) faults.push(`${route.method} ${at} ${form}`.slice(0, 1_000))
        }),
        { numRuns: runs, seed },
      )
    expect(faults).toEqual([])
  })
})
