import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayFetch, mediaFetcher } from '../../../adapters/open311/media.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { allPlaces } from '../../../src/rules/index.ts'
import { loadOrder } from '../../../src/usecases/orders/load-order.ts'
import { errorsOf, noise, openService, rowsOf, type Service, xmlOf } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService({ mediaHosts: ['img.example.org'], requestsPerMinute: 10_000 })
})
afterAll(() => service.close())

const weifang = placeIdSchema.parse('weifang')
const filed = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await service.post(fields, headers)
  const [row] = await rowsOf(response)
  if (response.status !== 201) throw new Error(JSON.stringify(row))
  return row?.['service_request_id'] ?? ''
}
const orderOf = async (no: string) => (await loadOrder(service.jiban.deps, weifang, no))?.order
const count = async () =>
  (
    await service.jiban.database.db
      .selectFrom('work_order')
      .select('no')
      .where('place', '=', 'weifang')
      .execute()
  ).length

describe('a request', () => {
  it('becomes an order by the rules of the place: number at once, notice with code, unit and time', async () => {
    const response = await service.post(noise)
    expect(response.status).toBe(201)
    const [row] = await rowsOf(response)
    expect(row?.['service_notice']).toMatch(/查询码\d{6}/)
    expect(row).not.toHaveProperty('token')
    const order = await orderOf(row?.['service_request_id'] ?? '')
    expect(order).toMatchObject({
      channel: 'open311',
      duty: 'noise-construction',
      anonymous: false,
      where: expect.stringContaining('奎文区'),
    })
    expect(JSON.stringify(order)).not.toMatch(/13812345678|ming@example|device-9x|account-7/)
    const personal = await service.jiban.deps.orders.personal(weifang, order?.no ?? '', 'test', 'test')
    expect(personal).toMatchObject({ contactName: '王小明', contactPhone: '13812345678' })
    expect(personal?.verbatim).toContain('ming@example.org')
  })

  it('in XML has the elements of the protocol', async () => {
    const found = await xmlOf(await service.post(noise, {}, 'requests.xml'))
    expect(found).toMatchObject({
      service_requests: { request: { service_request_id: expect.stringMatching(/^WEIF/), account_id: '' } },
    })
  })

  it('is filed once under one key, and the key is refused for another; without a key each is its own', async () => {
    const key = { 'idempotency-key': 'once' }
    const [first, again] = [await filed(noise, key), await filed(noise, key)]
    expect(again).toBe(first)
    const other = await service.post({ ...noise, description: '昨晚工地又在夜间施工，吵得睡不着' }, key)
    expect(other.status).toBe(400)
    const others = { api_key: await service.keyOf('weifang') }
    expect(await filed({ ...noise, ...others }, key)).not.toBe(first)
    expect(await filed(noise)).not.toBe(await filed(noise))
  })

  it('of every kind in the catalogue keeps that kind', async () => {
    const duties = await service.jiban.deps.units.duties(weifang)
    expect(duties.length).toBeGreaterThan(10)
    const others: string[] = []
    for (const { id } of duties) {
      const no = await filed({ ...noise, service_code: id, description: '情况属实，请尽快处理。' })
      const order = await orderOf(no)
      if (order?.duty !== id) others.push(`${id} became ${order?.duty}`)
    }
    expect(others).toEqual([])
  })

  it('takes coordinates for a location, and both together', async () => {
    const { address_string: _, ...without } = noise
    const only = await orderOf(await filed({ ...without, lat: '36.7069', long: '119.1019' }))
    expect(only?.where).toContain('36.7069')
    const both = await orderOf(await filed({ ...noise, lat: '36.7069', long: '119.1019' }))
    expect(both?.where).toContain('奎文区幸福小区3号楼')
  })

  it('of danger is answered with the numbers to dial, whatever the kind', async () => {
    const response = await service.post({ ...noise, description: '楼里着火了，有人被困，快来人救命' })
    const text = await response.text()
    expect(text).toContain('119')
  })

  it('that is no business of the hotline is refused with the article, and that it came is on record', async () => {
    const before = await count()
    const response = await service.post({
      ...noise,
      service_code: 'general',
      description: '我起诉开发商的案子法院已经立案了，要求你们处理退房款',
    })
    expect(response.status).toBe(400)
    expect((await errorsOf(response)).join()).toMatch(/第.+条/)
    expect(await count()).toBe(before)
    const records = await service.jiban.database.db.selectFrom('rejection_record').select('place').execute()
    expect(records.length).toBeGreaterThan(0)
  })
})

describe('what is missing or wrong', () => {
  it.each([...allPlaces])('in %s is told by parameter with its article: the telephone', async (place) => {
    const { phone: _, ...anonymous } = noise
    const fields = {
      ...anonymous,
      api_key: await service.keyOf(place),
      'attribute[publicity]': 'citizen_opt_in',
    }
    if (place !== 'fuzhou') Reflect.deleteProperty(fields, 'attribute[publicity]')
    const response = await service.post(fields, {}, 'requests.json', place)
    expect(response.status).toBe(400)
    expect(await errorsOf(response)).toContainEqual(expect.stringMatching(/^phone：/))
  })

  it.each([
    ['no service', { service_code: '' }, 400, 'service_code'],
    ['an unknown service', { service_code: 'potholes-of-the-moon' }, 404, 'service_code'],
    ['no description', { description: '  ' }, 400, 'description'],
    ['a description that is too long', { description: '噪'.repeat(4001) }, 400, 'description'],
    ['a telephone that is none', { phone: '<script>' }, 400, 'phone'],
    ['no location', { address_string: '' }, 400, 'address_string'],
    ['only an address_id', { address_string: '', address_id: '77' }, 400, 'address_string'],
    ['half of the coordinates', { lat: '36.7' }, 400, 'lat'],
    ['coordinates of nowhere', { lat: '136.7', long: '119' }, 400, 'lat'],
    ['an attribute nobody asks for', { 'attribute[colour]': 'red' }, 400, 'attribute[colour]'],
    ['a value that is no choice', { 'attribute[nature]': '起诉' }, 400, 'attribute[nature]'],
    ['another jurisdiction', { jurisdiction_id: 'sfgov.org' }, 404, 'jurisdiction_id'],
    ['a wrong key', { api_key: 'jb-none' }, 403, 'api_key'],
    ['no key', { api_key: '' }, 403, 'api_key'],
  ])('is refused and nothing stored: %s', async (_name, fields, status, named) => {
    const before = await count()
    const response = await service.post({ ...noise, ...(fields as unknown as Record<string, string>) })
    expect(response.status).toBe(status)
    expect((await errorsOf(response)).join()).toContain(named)
    expect(await count()).toBe(before)
  })

  it('is told all at once', async () => {
    const response = await service.post({
      ...noise,
      description: '',
      phone: 'x',
      lat: '1',
      address_string: '',
    })
    expect((await errorsOf(response)).length).toBeGreaterThanOrEqual(3)
  })

  it('includes keys of another place, another scope and none any more', async () => {
    for (const key of [await service.keyOf('fuzhou'), await service.keyOf('weifang', 'mcp')])
      expect((await service.post({ ...noise, api_key: key })).status).toBe(403)
  })

  it('includes every other way to send it', async () => {
    const json = await service.post(noise, { 'content-type': 'application/json' })
    expect(json.status).toBe(400)
    const broken = await service.request('requests.xml', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '%%%&=&api_key',
    })
    expect(broken.status).toBe(403)
    expect(await xmlOf(broken)).toMatchObject({ errors: { error: { code: '403' } } })
  })

  it('never breaks a document, however hostile the words', async () => {
    const hostile = ']]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;\u0000\u001b\ud800<script>'
    const response = await service.post({ ...noise, service_code: hostile }, {}, 'requests.xml')
    expect(response.status).toBe(404)
    expect(await xmlOf(response)).toHaveProperty('errors')
    await filed({ ...noise, description: `夜间施工噪音扰民，要求处理${hostile}` })
    expect(await xmlOf(await service.get(`requests.xml?api_key=${service.key}`))).toHaveProperty(
      'service_requests',
    )
  })
})

describe('reports and what people want kept', () => {
  it('never show, to the client that brought them neither', async () => {
    const told = { ...noise, 'attribute[nature]': '举报', description: '举报工地夜间违法施工，请对我保密' }
    const no = await filed(told)
    const response = await service.get(`requests/${no}.json?api_key=${service.key}`)
    expect(response.status).toBe(404)
    expect(await (await service.get(`requests.json?api_key=${service.key}`)).text()).not.toContain(no)
  })
})

describe('a picture', () => {
  it('is expected from a host on the list and goes with the order; another address stays words', async () => {
    const listed = await filed({ ...noise, media_url: 'https://img.example.org/a/hole.jpg' })
    const [picture] = await service.jiban.deps.attachments.ofOrder(weifang, listed)
    expect(picture).toMatchObject({ kind: 'photo', name: 'hole.jpg', state: 'awaited' })
    const other = await filed({ ...noise, media_url: 'https://elsewhere.example/hole.jpg' })
    expect(await service.jiban.deps.attachments.ofOrder(weifang, other)).toEqual([])
    expect((await orderOf(other))?.text).toContain('https://elsewhere.example/hole.jpg')
  })

  it('of a request that was not taken on is not fetched', async () => {
    const { phone: _, ...anonymous } = noise
    const due = async () =>
      (await service.jiban.deps.attachments.takeAwaited(service.jiban.clock.now(), 50)).length
    await due()
    await service.post({ ...anonymous, media_url: 'https://img.example.org/b.jpg' })
    expect(await due()).toBe(0)
  })

  it('of a request that comes again is not fetched a second time', async () => {
    const due = () => service.jiban.deps.attachments.takeAwaited(service.jiban.clock.now(), 50)
    await due()
    const withPicture = { ...noise, media_url: 'https://img.example.org/c.jpg' }
    const headers = { 'idempotency-key': 'the same picture twice' }
    const [first, second] = [
      await service.post(withPicture, headers),
      await service.post(withPicture, headers),
    ]
    const no = (await rowsOf(first))[0]?.['service_request_id'] ?? ''
    expect((await rowsOf(second))[0]?.['service_request_id']).toBe(no)
    const [picture] = await service.jiban.deps.attachments.ofOrder(weifang, no)
    expect((await due()).map(({ id }) => id)).toEqual([picture?.id])
  })

  it.each([
    'http://img.example.org/a.jpg',
    'https://img.example.org:8443/a.jpg',
    'https://user@img.example.org/a.jpg',
    'https://img.example.org.evil.example/a.jpg',
    'https://127.0.0.1/a.jpg',
    'file:///etc/passwd',
    'no address',
  ])('is never fetched from %s', (url) => {
    expect(mayFetch(['img.example.org'], url)).toBe(false)
  })

  it('is fetched without following anything, up to its size, and tried again when the host is down', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/ok.png') return response.setHeader('content-type', 'image/png').end('PNG')
      if (request.url === '/away') return response.writeHead(302, { location: '/ok.png' }).end()
      if (request.url === '/big') return response.end(Buffer.alloc(11 * 1024 * 1024))
      response.writeHead(request.url === '/down' ? 503 : 404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const fetcher = mediaFetcher()
    const at = service.jiban.clock.now()
    const base = {
      place: weifang,
      id: 'x',
      tries: 1,
      kind: 'photo',
      name: 'x',
      mime: 'image/png',
      at,
      until: at,
    } as const
    const outcome = async (path: string) =>
      (await fetcher.fetch({ ...base, conversationId: 'c', channel: 'open311', source: `${origin}${path}` }))
        .kind
    try {
      expect(await outcome('/ok.png')).toBe('fetched')
      expect(await outcome('/away')).toBe('lost')
      expect(await outcome('/big')).toBe('lost')
      expect(await outcome('/gone')).toBe('lost')
      expect(await outcome('/down')).toBe('again')
    } finally {
      await new Promise((done) => server.close(done))
    }
    expect(await outcome('/ok.png')).toBe('again')
  })
})

describe('a fault of ours', () => {
  it('is told as one in the form asked for, and an operator learns which', async () => {
    const broken = await openService({}, service.jiban)
    try {
      broken.requests.services = () => Promise.reject(new Error('secret table missing'))
      const response = await broken.get('services.xml')
      expect(response.status).toBe(500)
      expect(JSON.stringify(await xmlOf(response))).not.toContain('secret')
      expect(broken.said.join()).toContain('secret table missing')
    } finally {
      await broken.close()
    }
  })

  it('too many requests are 429 with the time to wait', async () => {
    const narrow = await openService({ requestsPerMinute: 1 }, service.jiban)
    try {
      await narrow.get('services.json')
      const refused = await narrow.get('services.json')
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
      expect((await narrow.post(noise)).status).toBe(201)
    } finally {
      await narrow.close()
    }
  })
})
