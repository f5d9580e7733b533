import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededDatabase } from '../../support/jiban.ts'
import { type OpenWecomChannel, openWecomChannel, textEntry } from '../../support/open-wecom.ts'
import { corp } from '../../support/wecom-server.ts'
import { place } from '../../usecases/inbox/open-door.ts'

const lost = '身份证丢了怎么补办'

describe('WeCom customer service, receiving', () => {
  let wecom: OpenWecomChannel
  beforeAll(async () => {
    const database = await seededDatabase()
    wecom = await openWecomChannel(database)
    await wecom.ring()
    return async () => {
      await wecom.close()
      await database.close()
    }
  })
  const address = (query: URLSearchParams) => `/wecom/${place}?${query}`
  const check = (echostr: string, query = wecom.signed(echostr)) => {
    query.set('echostr', echostr)
    return wecom.app.request(address(query))
  }
  /** Writes, and has it pulled. */
  const writes = async (customer: string, text: string, id = randomUUID() as string, menuId?: string) => {
    wecom.server.wrote(customer, textEntry(text, id, menuId))
    expect((await wecom.ring()).status).toBe(200)
  }
  const textsOf = async (customer: string) => (await wecom.turnsOf(customer)).map(({ text }) => text)

  it('answers the check of the address with what was encrypted by an independent implementation', async () => {
    const answer = await check(wecom.box('4289734019283740'))
    expect([answer.status, await answer.text()]).toEqual([200, '4289734019283740'])
  })

  it('takes the key before as well, while it is set', async () => {
    const previousAesKey = 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba'
    const { app } = wecom.another({ previousAesKey })
    expect((await wecom.ring(app, { aesKey: previousAesKey })).status).toBe(200)
    expect((await wecom.ring(wecom.app, { aesKey: previousAesKey })).status).toBe(403)
  })

  it.each([
    ['forged', { signature: '0'.repeat(40) }],
    ['without a signature', { signature: '' }],
    ['too old', { timestamp: '1600000000' }],
    ['with a time that is none', { timestamp: 'now' }],
    ['for another corporation', { corpId: 'ww9999999999999999' }],
  ])('refuses a push %s, and pulls nothing', async (_, spoiled) => {
    const before = wecom.server.calls.length
    const answer = await wecom.ring(wecom.app, spoiled)
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(wecom.server.calls).toHaveLength(before)
  })

  it.each([
    '',
    '<xml/>',
    '<!DOCTYPE x><xml><Encrypt>a</Encrypt></xml>',
    '{}',
    '<xml><Encrypt>AAAA</Encrypt></xml>',
  ])('refuses the body %j', async (body) => {
    const query = wecom.signed('AAAA')
    const answer = await wecom.app.request(address(query), { method: 'POST', body })
    expect([400, 403, 422]).toContain(answer.status)
  })

  it('a push for another account of the corporation is none of ours', async () => {
    const before = wecom.server.calls.length
    expect(await (await wecom.ring(wecom.app, { openKfId: 'wkOther' })).text()).toBe('success')
    expect(wecom.server.calls).toHaveLength(before)
  })

  it('a place without an account is told so', async () => {
    expect((await wecom.app.request('/wecom/nowhere', { method: 'POST', body: '' })).status).toBe(404)
  })

  it('what a citizen writes is stored when the push is answered, and the answer is sent', async () => {
    const customer = wecom.someone()
    await writes(customer, lost)
    const [turn] = await wecom.turns(customer, 1)
    expect(turn?.outcome.kind).toBe('settled')
    expect((await wecom.shows(customer))[0]?.text).toContain('登记')
    expect(await wecom.ledgerOf(customer)).toMatchObject([{ state: 'sent', allowance: 'customer-service' }])
  })

  it('the same message in two pulls, and two pushes at once in two processes, are answered once', async () => {
    const customer = wecom.someone()
    const id = randomUUID()
    wecom.server.wrote(customer, textEntry(lost, id))
    wecom.server.wrote(customer, textEntry(lost, id))
    const { app } = wecom.another()
    await Promise.all([wecom.ring(), wecom.ring(app), wecom.ring()])
    await wecom.turns(customer, 1)
    expect(await wecom.shows(customer)).toHaveLength(1)
    await wecom.send()
    expect(wecom.shownTo(customer)).toHaveLength(1)
    expect(await textsOf(customer)).toEqual([lost])
  })

  it('goes through all pages, from where it stopped', async () => {
    const customers = [wecom.someone(), wecom.someone(), wecom.someone()]
    wecom.server.pages(1)
    for (const customer of customers) wecom.server.wrote(customer, textEntry(lost))
    const before = wecom.server.calls.length
    await wecom.ring()
    wecom.server.pages(1000)
    const pulls = wecom.server.calls.slice(before).filter(({ path }) => path === 'kf/sync_msg')
    expect(pulls).toHaveLength(3)
    for (const customer of customers) await wecom.turns(customer, 1)
    await wecom.ring()
    const last = wecom.server.calls.filter(({ path }) => path === 'kf/sync_msg').at(-1)
    expect(last?.body['cursor']).toBeTypeOf('string')
  })

  it('a page that could not be stored is pulled again', async () => {
    const customer = wecom.someone()
    const broken = wecom.another(
      {},
      {
        door: {
          ...wecom.open.door,
          receive: async () => {
            throw new Error('the database is away')
          },
        },
      },
    )
    wecom.server.wrote(customer, textEntry(lost))
    expect((await wecom.ring(broken.app)).status).toBeGreaterThanOrEqual(500)
    expect((await wecom.ring()).status).toBe(200)
    expect(await wecom.turns(customer, 1)).toHaveLength(1)
  })

  it('what came while nobody listened is pulled at the start, also when the platform fails at first', async () => {
    const customer = wecom.someone()
    wecom.server.wrote(customer, textEntry(lost))
    wecom.server.next('kf/sync_msg', { code: -1 }, { says: '<html>' }, { hangs: 'not-taken' })
    const { channel } = wecom.another()
    await channel.start?.()
    expect(await wecom.turns(customer, 1)).toHaveLength(1)
    await channel.stop?.()
  })

  it('an old token of a push is done without; an ended access token is renewed', async () => {
    const customer = wecom.someone()
    wecom.server.wrote(customer, textEntry(lost))
    wecom.server.endToken()
    expect((await wecom.ring(wecom.app, { token: 'ENC-of-yesterday' })).status).toBe(200)
    expect(await wecom.turns(customer, 1)).toHaveLength(1)
  })

  it('entries in no known form stop nothing', async () => {
    const customer = wecom.someone()
    const odd = [null, 7, {}, { msgid: 'x' }, { msgid: '<b>', send_time: -1 }, { msgid: 'y', origin: 3 }]
    for (const entry of odd) wecom.server.happens(entry as never)
    await writes(customer, lost)
    expect(await wecom.turns(customer, 1)).toHaveLength(1)
  })

  it('what the hotline’s own people write, and events of no concern, say nothing', async () => {
    const customer = wecom.someone()
    const own = { open_kfid: corp.openKfId, external_userid: customer, send_time: 1, origin: 5 }
    wecom.server.happens({ msgid: randomUUID(), ...own, msgtype: 'text', text: { content: '您好' } })
    const event = { event_type: 'session_status_change', open_kfid: corp.openKfId, external_userid: customer }
    wecom.server.happens({ msgid: randomUUID(), send_time: 1, origin: 4, msgtype: 'event', event })
    await wecom.ring()
    expect(await wecom.turnsOf(customer)).toEqual([])
  })

  it.each([
    [
      {
        msgtype: 'location',
        location: { latitude: 36.7, longitude: 119.1, name: '人民广场', address: '胜利街' },
      },
      '位置：人民广场，胜利街（北纬36.7，东经119.1）',
    ],
    [
      { msgtype: 'link', link: { title: '通告', desc: '停水', url: 'https://a.cn/1' } },
      '通告\n停水\nhttps://a.cn/1',
    ],
    [{ msgtype: 'miniprogram', miniprogram: { title: '水费', appid: 'wx1', pagepath: 'p' } }, '小程序：水费'],
    [{ msgtype: 'text', text: { content: '第一个', menu_id: 'say:补办身份证' } }, '补办身份证'],
    [{ msgtype: 'text', text: { content: '<xml>\u0000]]>{{7*7}}' } }, '<xml>]]>{{7*7}}'],
  ])('reads %j', async (entry, text) => {
    const customer = wecom.someone()
    wecom.server.wrote(customer, { msgid: randomUUID(), ...entry })
    await wecom.ring()
    await wecom.turns(customer, 1)
    expect(await textsOf(customer)).toEqual([text])
  })

  it.each(['channels_shop_product', 'merged_msg', 'business_card', 'image'])(
    'a message of the kind %s without what belongs to it gets an answer in words',
    async (msgtype) => {
      const customer = wecom.someone()
      wecom.server.wrote(customer, { msgid: randomUUID(), msgtype })
      await wecom.ring()
      expect((await wecom.shows(customer))[0]?.text).toContain('请把要问的事')
    },
  )

  it.each(['image', 'voice', 'video', 'file'])(
    'a message of the kind %s is fetched as an attachment',
    async (kind) => {
      const customer = wecom.someone()
      const mediaId = randomUUID()
      wecom.server.media.set(mediaId, { bytes: Buffer.from('{bytes'), mime: 'application/pdf' })
      wecom.server.wrote(customer, { msgid: randomUUID(), msgtype: kind, [kind]: { media_id: mediaId } })
      await wecom.ring()
      const [turn] = await wecom.turns(customer, 1)
      expect(turn?.attachments).toHaveLength(1)
      const awaited = await wecom.deps.attachments.takeAwaited(wecom.clock.now(), 10)
      const mine = awaited.find(({ source }) => source === mediaId)
      if (!mine) throw new Error('nothing is awaited')
      const fetched = await wecom.channel.media?.fetch(mine)
      expect(fetched).toMatchObject({ kind: 'fetched', mime: 'application/pdf' })
      expect(await wecom.channel.media?.fetch({ ...mine, source: 'gone' })).toMatchObject({ kind: 'lost' })
    },
  )

  it('whoever comes in is welcomed once, and nobody is when it fails', async () => {
    const customer = wecom.someone()
    wecom.server.enters(customer)
    await wecom.ring()
    expect(wecom.shownTo(customer).map(({ text }) => text)).toEqual([expect.stringContaining('12345')])
    const other = wecom.someone()
    wecom.server.next('kf/send_msg_on_event', { code: 95018 })
    wecom.server.enters(other)
    expect((await wecom.ring()).status).toBe(200)
    expect(wecom.shownTo(other)).toEqual([])
    expect(wecom.said.at(-1)).toContain('95018')
  })

  it('on the first connection, what was said long before is left alone', async () => {
    const early = wecom.someone()
    const late = wecom.someone()
    const openKfId = corp.openKfId
    await wecom.deps.values.get(place, `wecom-cursor:${openKfId}`)
    const { app } = wecom.another(
      {},
      {
        values: {
          ...wecom.deps.values,
          get: async (at, name) => (name.includes('cursor') ? null : wecom.deps.values.get(at, name)),
        },
      },
    )
    wecom.server.wrote(early, {
      ...textEntry(lost),
      send_time: Math.floor(wecom.clock.now().getTime() / 1000) - 3_600,
    })
    wecom.server.wrote(late, textEntry(lost))
    await wecom.ring(app)
    await wecom.turns(late, 1)
    expect(await wecom.turnsOf(early)).toEqual([])
  })

  it('a flood from one citizen is told so once, and the others are answered', async () => {
    const flooder = wecom.someone()
    const other = wecom.someone()
    for (let index = 0; index < 80; index++) wecom.server.wrote(flooder, textEntry(`你好${index}`))
    wecom.server.wrote(other, textEntry(lost))
    await wecom.ring()
    expect(wecom.shownTo(flooder)).toHaveLength(1)
    await wecom.turns(other, 1)
    expect(await wecom.shows(other)).toHaveLength(1)
  })
})
