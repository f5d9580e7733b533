import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const base = '/weifang/desk/knowledge'
const readable = ['', '/find', '/corrections', '/gaps', '/conflicts', '/waiting']
const forWriters = ['/write', '/files']
const writers = ['clerk.fire', 'leader.fire', 'manager.fire', 'editor', 'lead']
const readers = ['agent', 'dispatcher', 'auditor', 'supervisor', 'admin']

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const statuses = async (account: string, paths: readonly string[]) => {
  const { cookie } = await deskOf(jiban, account, 'weifang')
  const asked = paths.map((path) => visitor.open(`${base}${path}`, { cookie }))
  return (await Promise.all(asked)).map(({ status }) => status)
}

describe('every page about knowledge, as every role', () => {
  for (const account of writers)
    it(`opens for ${account}, who writes`, async () => {
      const paths = [...readable, ...forWriters]
      expect(await statuses(account, paths)).toEqual(paths.map(() => 200))
    })

  for (const account of readers)
    it(`opens for ${account} to be read; what is for writers is refused`, async () => {
      expect(await statuses(account, readable)).toEqual(readable.map(() => 200))
      expect(await statuses(account, forWriters)).toEqual([403, 403])
    })

  it('leads nobody in who is not signed in, and nobody of another place', async () => {
    for (const path of [...readable, ...forWriters])
      expect((await visitor.open(`${base}${path}`)).headers.get('location')).toContain('/sign-in')
    const { cookie } = await deskOf(jiban, 'editor', 'fuzhou')
    expect((await visitor.open(base, { cookie })).status).toBe(403)
  })

  it('takes no form from another site', async () => {
    const { cookie } = await deskOf(jiban, 'editor', 'weifang')
    const sent = await visitor.post(
      `${base}/write`,
      { question: '从别处来的' },
      { cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    )
    expect(sent.status).toBe(403)
  })
})
