import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg, png, secret, textOf } from '../../../domain/media/pictures.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { clientOf, isProblem } from '../client.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  client = clientOf(jiban)
})
afterAll(() => jiban.close())

const pathOf = (id: string, place = 'weifang') => `/api/v1/${place}/conversations/${id}/attachments`
const upload = async (id: string, bytes: Uint8Array, name = '门口.jpg', type = 'image/jpeg') => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name, { type }))
  const response = await jiban.app.request(pathOf(id), { method: 'POST', body: form })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    body: await response.json(),
  }
}
const photo = () => jpeg()

describe('a picture uploaded to a conversation', () => {
  it('is given back to who knows the conversation, without where it was taken, and runs nothing', async () => {
    const id = randomUUID()
    const { status, body } = await upload(id, photo())
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'photo', name: '门口.jpg', mime: 'image/jpeg' })
    const response = await jiban.app.request(`${pathOf(id)}/${body.id}`)
    expect(response.status).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8])
    expect(textOf(photo())).toContain(secret)
    expect(textOf(bytes)).not.toContain(secret)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''/),
    })
  })

  it('is not there for another conversation, another place, or a guess', async () => {
    const id = randomUUID()
    const { body } = await upload(id, photo())
    for (const path of [
      `${pathOf(randomUUID())}/${body.id}`,
      `${pathOf(id, 'fuzhou')}/${body.id}`,
      `${pathOf(id)}/${randomUUID()}`,
      `${pathOf(id)}/..%2f..%2fhealthz`,
    ]) {
      const answer = await client.get(path)
      expect(isProblem(answer) && answer.status, path).toBe(404)
    }
  })

  it('goes with a message, stands in the turn, and can then not be taken back', async () => {
    const id = randomUUID()
    const { body } = await upload(id, photo())
    const message = {
      conversationId: id,
      text: '路灯坏了三天，地点在幸福路12号',
      attachments: [{ id: body.id }],
    }
    expect((await client.post('/api/v1/weifang/messages', message)).status).toBe(200)
    const { body: conversation } = await client.get(`/api/v1/weifang/conversations/${id}`)
    expect(conversation.turns[0].attachments).toEqual([body])
    const gone = await jiban.app.request(`${pathOf(id)}/${body.id}`, { method: 'DELETE' })
    expect(gone.status).toBe(404)
    expect((await jiban.app.request(`${pathOf(id)}/${body.id}`)).status).toBe(200)
  })

  it('is deleted when it is taken back before it was sent, by its own conversation alone', async () => {
    const id = randomUUID()
    const { body } = await upload(id, png())
    const take = (conversation: string) =>
      jiban.app.request(`${pathOf(conversation)}/${body.id}`, { method: 'DELETE' })
    expect((await take(randomUUID())).status).toBe(404)
    expect((await take(id)).status).toBe(200)
    expect((await take(id)).status).toBe(404)
    expect((await jiban.app.request(`${pathOf(id)}/${body.id}`)).status).toBe(404)
    const answer = await client.post('/api/v1/weifang/messages', {
      conversationId: id,
      text: '看照片',
      attachments: [{ id: body.id }],
    })
    expect(isProblem(answer) && answer.status).toBe(400)
    expect((await client.get(`/api/v1/weifang/conversations/${id}`)).body.turns).toEqual([])
  })

  it('of somebody else cannot be sent as one of this conversation', async () => {
    const { body } = await upload(randomUUID(), photo())
    const answer = await client.post('/api/v1/weifang/messages', {
      conversationId: randomUUID(),
      text: '看照片',
      attachments: [{ id: body.id }],
    })
    expect(isProblem(answer) && answer.status).toBe(400)
  })

  it('is taken two at once', async () => {
    const id = randomUUID()
    const both = await Promise.all([upload(id, photo()), upload(id, png(), '二.png', 'image/png')])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(2)
  })
})

describe('an upload that is refused', () => {
  const html = new TextEncoder().encode('<script>alert(1)</script>')
  const cases: readonly (readonly [string, Uint8Array, string, string, number])[] = [
    ['a page called a photo', html, 'x.jpg', 'image/jpeg', 400],
    [
      'a drawing with scripts',
      new TextEncoder().encode('<svg onload="x()"/>'),
      'x.svg',
      'image/svg+xml',
      400,
    ],
    ['nothing', new Uint8Array(0), 'x.jpg', 'image/jpeg', 400],
    ['a photo cut off', photo().subarray(0, 30), 'x.jpg', 'image/jpeg', 400],
    ['eleven megabytes', new Uint8Array(11 * 1024 * 1024).fill(65), 'x.jpg', 'image/jpeg', 413],
  ]
  it.each(cases)('tells what to do about %s and stores nothing', async (_, bytes, name, type, status) => {
    const id = randomUUID()
    const answer = await upload(id, bytes, name, type)
    expect(isProblem(answer) && answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(await jiban.deps.attachments.sizeOf('weifang' as never, id)).toBe(0)
  })

  it('is one without a file, or with a body that is no form', async () => {
    for (const body of [new FormData(), '{"file":"x"}']) {
      const response = await jiban.app.request(pathOf(randomUUID()), { method: 'POST', body })
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it('is the twenty-first of a conversation within a minute', async () => {
    const id = randomUUID()
    for (let n = 0; n < 20; n++) await upload(id, html, 'x.jpg')
    expect((await upload(id, html, 'x.jpg')).status).toBe(429)
  })
})

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.jpg'],
    ['<img src=x onerror=alert(1)>.jpg'],
    ['a\r\nset-cookie: x=1.jpg'],
    ['\u202egpj.exe.jpg'],
    [`${'长'.repeat(400)}.jpg`],
    ['photo.php.jpg'],
  ])('%j does no harm', async (name) => {
    const id = randomUUID()
    const { status, body } = await upload(id, photo(), name)
    expect(status).toBe(201)
    expect(body.name).toMatch(/^[^/\\<>"\p{C}]{1,70}\.jpg$/u)
    const { headers } = await jiban.app.request(`${pathOf(id)}/${body.id}`)
    expect(headers.get('set-cookie')).toBeNull()
  })
})
