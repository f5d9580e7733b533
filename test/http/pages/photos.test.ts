import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { giveCitizenCommand } from '../../../src/usecases/own-orders/give-citizen-command.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { fileOrder, visitorOf } from './visitor.ts'

const place = placeIdSchema.parse('weifang')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let jiban: Jiban
let card: OrderCard
beforeAll(async () => {
  jiban = await openJiban()
  card = await fileOrder(jiban, place)
})
afterAll(() => jiban.close())

const post = (fields: Record<string, string>, file: Uint8Array | null, name = '路灯.png', no = card.no) => {
  const body = new FormData()
  for (const [key, value] of Object.entries({ code: card.queryCode, ...fields })) body.set(key, value)
  if (file) body.set('photo', new File([new Uint8Array(file)], name))
  const headers = { 'sec-fetch-site': 'same-origin' }
  return jiban.app.request(`/weifang/orders/${no}/photos`, { method: 'POST', headers, body })
}
const page = (no = card.no) => visitorOf(jiban).read(`/weifang/orders/${no}?code=${card.queryCode}`)
const attachments = () => jiban.deps.attachments.ofOrder(place, card.no)
const version = async () => (await jiban.deps.orders.load(place, card.no))?.events.length

describe('a supplement with a photo', () => {
  it('is stored with the order, listed on its page, and opened with the code alone', async () => {
    expect((await post({ text: '灯杆编号是12' }, png)).status).toBe(303)
    const shown = await page()
    expect(shown).toContain('灯杆编号是12')
    const [, link = ''] = /href="([^"]*\/attachments\/[^"]*)"/.exec(shown) ?? []
    const opened = await jiban.app.request(link.replaceAll('&amp;', '&'))
    expect(opened.status).toBe(200)
    expect((await jiban.app.request(link.split('?')[0] ?? '')).status).toBeGreaterThanOrEqual(400)
  })

  it('needs no words with a photo, and no photo with words', async () => {
    expect((await post({ text: '' }, png, '现场.png')).status).toBe(303)
    expect(await page()).toContain('补充附件：现场')
    expect((await post({ text: '只有文字的补充' }, null)).status).toBe(303)
    expect((await post({ text: '' }, null)).status).toBe(400)
  })

  it('keeps the words and stores nothing where the file cannot be taken or the code is wrong', async () => {
    const before = [(await attachments()).length, await version()]
    const refused = await post({ text: '请看附件' }, Buffer.from('MZ not a picture'), 'x.exe')
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('请看附件</textarea>')
    const wrong = card.queryCode === '000000' ? '000001' : '000000'
    expect((await post({ text: '别人', code: wrong }, png)).status).toBe(404)
    expect((await post({ text: '太大' }, Buffer.alloc(11 * 1024 * 1024))).status).toBe(413)
    expect([(await attachments()).length, await version()]).toEqual(before)
  })

  it('leaves no file behind where the order takes no supplement any more', async () => {
    const { no, queryCode: code } = card
    await giveCitizenCommand(jiban.deps, { place, no, code, command: { type: 'withdraw' } })
    const rows = () => jiban.database.db.selectFrom('attachment').select('id').execute()
    const before = (await rows()).length
    expect((await post({ text: '晚了' }, png)).status).toBe(409)
    expect(await rows()).toHaveLength(before)
  })
})
