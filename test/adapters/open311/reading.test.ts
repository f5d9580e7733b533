import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPlaces } from '../../../src/rules/index.ts'
import { errorsOf, noise, openService, type Row, rowsOf, type Service, xmlOf } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService({ jurisdiction: 'city.example' })
})
afterAll(() => service.close())

describe('discovery', () => {
  it('names the address of this place and both formats', async () => {
    const found = (await (await service.get('discovery.json')).json()) as { endpoints: object[] }
    expect(found.endpoints).toEqual([
      expect.objectContaining({
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: 'http://localhost/open311/v2/weifang',
        formats: ['text/xml', 'application/json'],
      }),
    ])
    expect(await xmlOf(await service.get('discovery.xml'))).toMatchObject({
      discovery: { endpoints: { endpoint: { formats: { format: ['text/xml', 'application/json'] } } } },
    })
  })
})

describe('services', () => {
  it.each([...allPlaces])('of %s are its duty catalogue and one for everything else', async (place) => {
    const duties = await service.jiban.deps.units.duties(place)
    const rows = await rowsOf(await service.get('services.json', {}, place))
    expect(rows.map(({ service_code }) => service_code)).toEqual([...duties.map(({ id }) => id), 'general'])
    for (const row of rows) {
      expect(row).toMatchObject({ metadata: true, type: 'realtime' })
      expect(row['keywords']).not.toMatch(/[~=…]/)
    }
  })

  it('are the same in XML, with the content types of the protocol', async () => {
    const json = await service.get('services.json')
    const xml = await service.get('services.xml')
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    const { services } = (await xmlOf(xml)) as unknown as { services: { service: Row[] } }
    const rows = await rowsOf(json)
    const names = (list: readonly Row[]) => list.map(({ service_name }) => service_name)
    expect(names(services.service)).toEqual(names(rows))
  })

  it('without an ending come as the client accepts, else in XML', async () => {
    const type = async (accept: string) =>
      (await service.get('services', accept === '' ? {} : { accept })).headers.get('content-type')
    expect([await type('application/json'), await type('')]).toEqual([
      'application/json; charset=utf-8',
      'text/xml; charset=utf-8',
    ])
  })
})

describe('a service definition', () => {
  it.each([...allPlaces])(
    'asks in %s for what the intake rules ask for, with values and order',
    async (place) => {
      const response = await service.get('services/noise-construction.json', {}, place)
      const { service_code, attributes } = (await response.json()) as {
        service_code: string
        attributes: { code: string; order: number; datatype: string; values: object[]; required: boolean }[]
      }
      expect(service_code).toBe('noise-construction')
      expect(attributes.map(({ order }) => order)).toEqual(attributes.map((_, index) => index + 1))
      expect(attributes.map(({ code }) => code)).not.toContain('contactPhone')
      for (const { datatype, values } of attributes)
        expect(values.length > 0).toBe(datatype === 'singlevaluelist')
    },
  )

  it('is the same in XML', async () => {
    const found = (await xmlOf(await service.get('services/general.xml'))) as unknown as {
      service_definition: { service_code: string; attributes: { attribute: Row[] } }
    }
    expect(found.service_definition.service_code).toBe('general')
    expect(found.service_definition.attributes.attribute[0]).toMatchObject({ code: 'nature', order: '1' })
  })

  it('of no service is 404, in the form of the protocol', async () => {
    const response = await service.get('services/no-such-thing.xml')
    expect(response.status).toBe(404)
    expect(await xmlOf(response)).toMatchObject({
      errors: { error: { code: '404', description: expect.stringContaining('service_code') } },
    })
  })
})

describe('the address', () => {
  it('says no to other jurisdictions, places, methods and addresses', async () => {
    for (const own of ['', 'weifang', 'city.example'])
      expect((await service.get(`services.json?jurisdiction_id=${own}`)).status).toBe(200)
    const other = await service.get('services.json?jurisdiction_id=sfgov.org')
    expect([other.status, (await errorsOf(other))[0]]).toEqual([
      404,
      expect.stringContaining('jurisdiction_id'),
    ])
    expect((await service.get('services.json', {}, 'atlantis')).status).toBe(404)
    expect((await service.get('nothing.json')).status).toBe(404)
    expect((await service.request('services.json', { method: 'DELETE' })).status).toBe(404)
    expect((await service.get('tokens/123.json')).status).toBe(404)
  })

  it('may be read by any page, and written to by none', async () => {
    const read = await service.get('services.json', { origin: 'https://anybody.example' })
    expect(read.headers.get('access-control-allow-origin')).toBe('*')
    const preflight = await service.request('requests.json', {
      method: 'OPTIONS',
      headers: { origin: 'https://anybody.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET')
  })
})

describe('requests of a place that publishes results', () => {
  const place = 'fuzhou'
  const root = `/open311/v2/${place}/`
  const read = (path: string) => service.get(path, {}, place)
  const day = async (instant: string) => {
    service.jiban.clock.set(instant)
    const fields = { ...noise, api_key: await service.keyOf(place), 'attribute[publicity]': 'citizen_opt_in' }
    const response = await service.post(fields, {}, 'requests.json', place)
    const [row] = await rowsOf(response)
    if (response.status !== 201) throw new Error(JSON.stringify(row))
    return row?.['service_request_id'] ?? ''
  }
  let march: string
  let may: string
  beforeAll(async () => {
    march = await day('2026-03-02T10:00:00+08:00')
    may = await day('2026-05-04T10:00:00+08:00')
    service.jiban.clock.set('2026-05-05T10:00:00+08:00')
  })
  const numbers = async (query: string) => {
    const response = await read(`requests.json?${query}`)
    expect(response.status).toBe(200)
    return (await rowsOf(response)).map(({ service_request_id }) => service_request_id)
  }

  it('of the last 90 days come first, older ones within the dates asked for', async () => {
    service.jiban.clock.set('2026-07-01T10:00:00+08:00')
    expect(await numbers('')).toEqual([may])
    expect(await numbers('start_date=2026-03-01T00:00:00Z')).toEqual([may, march])
    expect(await numbers('end_date=2026-03-31T00:00:00%2B08:00')).toEqual([march])
    expect(await numbers('start_date=2026-03-02T10:00:00+08:00&end_date=2026-03-02T10:00:00+08:00')).toEqual([
      march,
    ])
    service.jiban.clock.set('2026-05-05T10:00:00+08:00')
  })

  it('are filtered by number, service and status', async () => {
    expect(await numbers(`service_request_id=${march},${may.toLowerCase()},XX1&status=closed`)).toEqual([
      march,
      may,
    ])
    expect(await numbers('service_code=noise-construction&service_code=potholes')).toEqual([may, march])
    expect(await numbers('service_code=noise-social,general')).toEqual([])
    expect(await numbers('status=open')).toEqual([may, march])
    expect(await numbers('status=open,closed')).toEqual([may, march])
    expect(await numbers('status=closed')).toEqual([])
  })

  it('come a page at a time, with the address of the next one', async () => {
    const first = await read('requests.json?page_size=1')
    expect((await rowsOf(first)).map((row) => row['service_request_id'])).toEqual([may])
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    const second = await read(next.replace(root, ''))
    expect((await rowsOf(second)).map((row) => row['service_request_id'])).toEqual([march])
    expect(second.headers.get('link')).toBeNull()
  })

  it('tell what is public: service, unit, state, the time the rules give, all with a time zone', async () => {
    const [row] = await rowsOf(await read(`requests/${may}.json`))
    expect(row).toMatchObject({
      service_code: 'noise-construction',
      status: 'open',
      description: null,
      address: null,
      requested_datetime: '2026-05-04T10:00:00+08:00',
      expected_datetime: expect.stringMatching(/^2026-05-\d\dT[\d:]{8}\+08:00$/),
    })
    const { service_requests } = (await xmlOf(await read(`requests/${may}.xml`))) as unknown as {
      service_requests: { request: Row }
    }
    expect(service_requests.request).toMatchObject({
      service_request_id: may,
      status: 'open',
      description: '',
    })
  })

  it('never tell who brought it or what they wrote', async () => {
    for (const path of ['requests.json', 'requests.xml', `requests/${may}.json`, `requests/${may}.xml`]) {
      const text = await (await read(path)).text()
      expect(text).toContain(may)
      expect(text).not.toMatch(/王小明|小明|138|example\.org|device-9x|account-7|打桩|幸福小区|奎文/)
    }
  })

  it.each([
    ['page_size=201', 'page_size'],
    ['page=0', 'page'],
    ['page=-1&page_size=x', 'page_size'],
    ['status=lost', 'status'],
    ['start_date=2026-01-01', 'start_date'],
    ['start_date=2026-01-01T00:00:00', 'start_date'],
    ['start_date=2026-13-45T00:00:00Z', 'start_date'],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', '90'],
    ['start_date=2026-06-01T00:00:00Z&end_date=2026-05-01T00:00:00Z', 'start_date'],
  ])('refuse %s with the parameter', async (query, named) => {
    const response = await read(`requests.json?${query}`)
    expect(response.status).toBe(400)
    expect((await errorsOf(response)).join()).toContain(named)
  })
})

describe('requests of a place that publishes none', () => {
  it('are known to the client that brought them alone, by its key and without a word of the citizen', async () => {
    service.jiban.clock.set('2026-05-05T10:00:00+08:00')
    const [row] = await rowsOf(await service.post(noise))
    const no = row?.['service_request_id'] ?? ''
    const stranger = await service.keyOf('weifang')
    for (const path of [`requests/${no}.json`, `requests.json?service_request_id=${no}`, 'requests.json'])
      for (const key of ['', stranger]) {
        const join = path.includes('?') ? '&' : '?'
        const text = await (await service.get(`${path}${join}api_key=${key}`)).text()
        expect(text.includes(`"service_request_id":"${no}"`)).toBe(false)
        const own = await (await service.get(`${path}${join}api_key=${service.key}`)).text()
        expect(own).toContain(`"service_request_id":"${no}"`)
        expect(own).not.toMatch(/小明|138|打桩|幸福小区/)
      }
    expect((await service.get('requests.json?api_key=wrong')).status).toBe(403)
  })
})
