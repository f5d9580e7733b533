import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { cardOf, noise, phone } from '../../usecases/turn/story.ts'
import { clientOf } from './client.ts'
import { type Desk, deskOf } from './desk.ts'

const place = placeIdSchema.parse('weifang')
let jiban: Jiban
let lead: Desk
let editor: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  lead = await deskOf(jiban, 'lead', 'weifang')
  editor = await deskOf(jiban, 'editor', 'weifang')
})
afterAll(() => jiban.close())

const put = (conversationId: string, kind: 'photo' | 'file' = 'photo', name = '工地.jpg') =>
  jiban.deps.attachments.put(place, {
    kind,
    name,
    mime: kind === 'photo' ? 'image/jpeg' : 'application/pdf',
    conversationId,
    bytes: Uint8Array.of(0xff, 0xd8, 1, 2),
    at: jiban.clock.now(),
  })

/** An order to which a picture and a document belong. */
const withPictures = async () => {
  const conversationId = randomUUID()
  const attachments = [await put(conversationId), await put(conversationId, 'file', '合同\n13800138000".pdf')]
  const say = (text: string) =>
    handleMessage(jiban.deps, {
      place,
      channel: 'wechat',
      messageId: randomUUID(),
      conversationId,
      text,
      ...(text === '提交' ? { attachments } : {}),
      receivedAt: jiban.clock.now(),
    })
  await say(`${noise}，我的电话${phone}`)
  return { card: cardOf(await say('提交')), attachments, conversationId }
}

const fetchIt = (
  no: string,
  id: string,
  { code, cookie, of = 'weifang' }: { code?: string; cookie?: string; of?: string },
) =>
  jiban.app.request(
    `/api/v1/${of}/orders/${no}/attachments/${id}${code === undefined ? '' : `?code=${code}`}`,
    cookie === undefined ? {} : { headers: { cookie } },
  )

describe('what a citizen sent with an order', () => {
  it('is listed for people at work and for the citizen, no telephone in its name', async () => {
    const { card, attachments } = await withPictures()
    const { body } = await lead.get(`/orders/${card.no}`)
    const own = await clientOf(jiban).get(`/api/v1/weifang/orders/${card.no}?code=${card.queryCode}`)
    for (const list of [body.attachments, own.body.attachments]) {
      expect(list.map(({ id }: { id: string }) => id).toSorted()).toEqual(
        attachments.map(({ id }) => id).toSorted(),
      )
      expect(list[0]).toMatchObject({ state: 'stored' })
      expect(JSON.stringify(list)).not.toContain('13800138000')
    }
  })

  it('is given to both, so that nothing in it runs', async () => {
    const { card, attachments } = await withPictures()
    const [photo, document] = attachments
    for (const by of [{ cookie: lead.cookie }, { code: card.queryCode }]) {
      const response = await fetchIt(card.no, photo?.id ?? '', by)
      expect(response.status).toBe(200)
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0xd8, 1, 2))
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      expect(response.headers.get('content-disposition')).toMatch(/^inline/)
    }
    const file = await fetchIt(card.no, document?.id ?? '', { cookie: lead.cookie })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
  })

  it('is kept from everybody else', async () => {
    const [mine, others] = [await withPictures(), await withPictures()]
    const { no, queryCode } = mine.card
    const id = mine.attachments[0]?.id ?? ''
    const wrong = queryCode === '000000' ? '000001' : '000000'
    const asked = {
      nobody: fetchIt(no, id, {}),
      wrongCode: fetchIt(no, id, { code: wrong }),
      editor: fetchIt(no, id, { cookie: editor.cookie }),
      elsewhere: fetchIt(no, id, { code: queryCode, of: 'fuzhou' }),
      throughAnother: fetchIt(others.card.no, id, { code: others.card.queryCode }),
      unknown: fetchIt(no, 'none', { code: queryCode }),
    }
    const statuses = await Promise.all(Object.values(asked).map(async (each) => (await each).status))
    expect(Object.fromEntries(Object.keys(asked).map((key, n) => [key, statuses[n]]))).toEqual({
      nobody: 400,
      wrongCode: 404,
      editor: 403,
      elsewhere: 404,
      throughAnother: 404,
      unknown: 404,
    })
  })

  it('is kept from a unit that has nothing to do with the order', async () => {
    const { card, attachments } = await withPictures()
    const stranger = await deskOf(jiban, 'clerk.fire', 'weifang')
    expect((await fetchIt(card.no, attachments[0]?.id ?? '', { cookie: stranger.cookie })).status).toBe(404)
  })
})
