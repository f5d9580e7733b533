import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { fetchMedia } from '../../src/jobs/fetch-media.ts'
import type { MediaFetcher } from '../../src/ports/channel.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../src/store/attachment-store.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { jpeg, secret, textOf } from '../domain/media/pictures.ts'
import { testDatabase } from '../support/database.ts'

const here = placeIdSchema.parse('here')
const start = new Date('2026-09-28T02:00:00Z')
const later = (ms: number) => new Date(start.getTime() + ms)

/** A platform's media: by path, the status and bytes it answers with, in turn; the last for good. */
const platform = () => {
  const answers = new Map<string, { status: number; bytes?: Uint8Array }[]>()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const next = answers.get(request.url ?? '')
    const { status, bytes } = (next && next.length > 1 ? next.shift() : next?.[0]) ?? { status: 404 }
    response.writeHead(status).end(bytes)
  })
  return { server, answers, asked }
}

describe('fetching what platforms keep for a while', () => {
  const { server, answers, asked } = platform()
  let database: OpenDatabase
  let store: ReturnType<typeof attachmentStore>
  let fetcher: MediaFetcher
  beforeAll(async () => {
    database = await testDatabase()
    store = attachmentStore(database.db, aesCipher('a key for tests only'))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as AddressInfo
    fetcher = {
      channel: 'wechat',
      fetch: async ({ source }) => {
        const response = await fetch(`http://127.0.0.1:${port}${source}`)
        if (response.status === 404) return { kind: 'lost', error: 'no such media' }
        if (!response.ok) return { kind: 'again', error: `status ${response.status}` }
        return { kind: 'fetched', bytes: new Uint8Array(await response.arrayBuffer()), mime: 'image/gif' }
      },
    }
  })
  afterAll(async () => {
    server.close()
    await database.close()
  })
  beforeEach(async () => {
    await database.pool.query('delete from attachment')
    asked.length = 0
  })

  const expectIt = (source: string, hours = 72) =>
    store.expect(here, {
      kind: 'photo',
      name: '现场',
      mime: '',
      conversationId: randomUUID(),
      channel: 'wechat',
      source,
      at: start,
      until: later(hours * 3_600_000),
    })
  const stateOf = async (id: string) => {
    const { rows } = await database.pool.query(
      'select state, next_at, last_error from attachment where id = $1',
      [id],
    )
    return rows[0]
  }

  it('stores what it gets without where it was taken, by what the bytes are and not what they are called', async () => {
    answers.set('/photo', [{ status: 200, bytes: jpeg() }])
    const { id } = await expectIt('/photo')
    expect(await fetchMedia(store, [fetcher], start)).toEqual({ stored: 1, lost: 0 })
    const read = await store.read(here, id)
    expect(read?.mime).toBe('image/jpeg')
    expect(textOf(read?.bytes ?? new Uint8Array())).not.toContain(secret)
  })

  it('asks once when nothing goes wrong, however often it runs', async () => {
    answers.set('/once', [{ status: 200, bytes: jpeg() }])
    await expectIt('/once')
    await fetchMedia(store, [fetcher], start)
    await fetchMedia(store, [fetcher], later(3_600_000))
    expect(asked).toEqual(['/once'])
  })

  it('tries again later and later while the platform is in trouble, and gets it in the end', async () => {
    answers.set('/slow', [{ status: 503 }, { status: 503 }, { status: 200, bytes: jpeg() }])
    const { id } = await expectIt('/slow')
    await fetchMedia(store, [fetcher], start)
    await fetchMedia(store, [fetcher], later(9_000))
    expect(asked).toHaveLength(1)
    await fetchMedia(store, [fetcher], later(10_000))
    await fetchMedia(store, [fetcher], later(69_000))
    expect(asked).toHaveLength(2)
    await fetchMedia(store, [fetcher], later(70_000))
    expect(await stateOf(id)).toMatchObject({ state: 'stored', last_error: null })
  })

  it('tries a last time before the platform drops it, and then says that it is lost', async () => {
    answers.set('/down', [{ status: 500 }])
    const { id } = await expectIt('/down', 1)
    for (let minute = 0; minute <= 61; minute += 1) await fetchMedia(store, [fetcher], later(minute * 60_000))
    expect(await stateOf(id)).toMatchObject({ state: 'lost', last_error: 'status 500', next_at: null })
    expect(asked.length).toBeLessThan(8)
  })

  it('loses what the platform no longer has, and what is no picture', async () => {
    answers.set('/page', [{ status: 200, bytes: new TextEncoder().encode('<html>') }])
    const [gone, page] = [await expectIt('/gone'), await expectIt('/page')]
    expect(await fetchMedia(store, [fetcher], start)).toEqual({ stored: 0, lost: 2 })
    expect(await stateOf(gone.id)).toMatchObject({ state: 'lost', last_error: 'no such media' })
    expect(await stateOf(page.id)).toMatchObject({ state: 'lost', last_error: 'unknown-type' })
  })

  it('leaves what belongs to a channel that is not configured now for when it is', async () => {
    answers.set('/later', [{ status: 200, bytes: jpeg() }])
    const { id } = await expectIt('/later')
    await fetchMedia(store, [], start)
    expect(await stateOf(id)).toMatchObject({ state: 'awaited' })
    await fetchMedia(store, [fetcher], later(60_000))
    expect(await stateOf(id)).toMatchObject({ state: 'stored' })
  })

  it('goes on after a fetcher that breaks', async () => {
    const { id } = await expectIt('/broken')
    const broken: MediaFetcher = {
      channel: 'wechat',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    }
    expect(await fetchMedia(store, [broken], start)).toEqual({ stored: 0, lost: 0 })
    expect(await stateOf(id)).toMatchObject({ state: 'awaited', last_error: 'TypeError' })
  })
})
