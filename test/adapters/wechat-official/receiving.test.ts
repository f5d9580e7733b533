import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type OpenWechat, openWechat, place } from '../../support/open-wechat.ts'
import { messageXml, newMessageId, pushXml, says, shownBy, testAccount } from '../../support/wechat-push.ts'

const lost = '身份证丢了怎么补办'
const previousKey = 'ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789'

let jiban: Jiban
let wechat: OpenWechat
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())
beforeEach(async () => {
  wechat = await openWechat(jiban, { mode: 'compatible', previousAesKey: previousKey })
})
afterEach(() => wechat.close())

const someone = () => `o${newMessageId()}`
const text = (content: string, id = newMessageId()) => ({ MsgType: 'text', Content: content, MsgId: id })
const event = (name: string, key = '') => ({ MsgType: 'event', Event: name, EventKey: key })
const xmlOf = (fields: Readonly<Record<string, string>>, openid = someone()) =>
  messageXml(openid, fields, jiban.clock.now())
const problemOf = async (response: Response) => ({ status: response.status, ...(await response.json()) })
const at = (seconds: number) => String(Math.floor(jiban.clock.now().getTime() / 1000) + seconds)

describe('the check of the address', () => {
  const check = (timestamp: string, signature?: string) => {
    const signed = createHash('sha1')
      .update([testAccount.token, timestamp, 'n1'].sort().join(''))
      .digest('hex')
    const query = new URLSearchParams({
      timestamp,
      nonce: 'n1',
      echostr: '<b>5821',
      signature: signature ?? signed,
    })
    return wechat.app.request(`/wechat/${place}?${query}`)
  }

  it('echoes what the platform signed, as plain text', async () => {
    const response = await check(at(0))
    expect(await response.text()).toBe('<b>5821')
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('refuses a forged signature, one without, an old one and one from the future', async () => {
    for (const response of [
      await check(at(0), 'f'.repeat(40)),
      await check(at(0), ''),
      await check(at(-400)),
      await check(at(400)),
    ]) {
      expect(response.status).toBe(403)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it('is not there for a place without an account', async () => {
    expect((await wechat.app.request('/wechat/fuzhou')).status).toBe(404)
    expect((await wechat.app.request('/wechat/%3Cb%3E')).status).toBe(404)
  })
})

describe('what citizens write', () => {
  it.each(['plain', 'compatible', 'safe'] as const)(
    'is answered in the response in %s mode',
    async (mode) => {
      const shown = await says(wechat.push(mode), someone(), lost)
      expect(shown).toContain('身份证')
      expect(shown).toContain('来源：《')
      expect(shown).toMatch(/详情：https:\/\/12345\.example\.cn\/weifang\/knowledge\/\S+/)
      expect(shown).toMatch(/回复数字选择：\n1\. 有帮助\n2\. /)
      await expect.poll(() => wechat.door.carried).toHaveLength(1)
    },
  )

  it('made with the previous key is answered with the previous key', async () => {
    expect(await says(wechat.push('safe', previousKey), someone(), lost)).toContain('身份证')
  })

  it('keeps a message id that is larger than a double can tell', async () => {
    await says(wechat.push(), someone(), lost, '7250021412600020993')
    expect(wechat.door.arrived.map(({ messageId }) => messageId)).toEqual(['7250021412600020993'])
  })

  it('sent again by the platform is answered with the same words, and made once', async () => {
    const [openid, id] = [someone(), newMessageId()]
    const first = await says(wechat.push(), openid, lost, id)
    expect(await says(wechat.push(), openid, lost, id)).toBe(first)
    const turns = await jiban.database.db
      .selectFrom('turn')
      .select('seq')
      .where('conversation_id', '=', await wechat.door.door.conversationOf(place, 'wechat', openid))
      .execute()
    expect(turns).toHaveLength(1)
  })

  it('is told to nobody on a line the platform has given up, while its repetition carries it', async () => {
    const [openid, id] = [someone(), newMessageId()]
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    wechat.door.next.push(async (message) => {
      await released
      return { kind: 'answered', turn: await wechat.door.turnOf(message), reply: 'line-1' }
    })
    const first = says(wechat.push(), openid, lost, id)
    while (wechat.door.arrived.length === 0) await new Promise(setImmediate)
    wechat.door.next.push(async (message) => {
      release()
      await first
      return { kind: 'answered', turn: await wechat.door.turnOf(message), reply: 'line-1' }
    })
    const second = await says(wechat.push(), openid, lost, id)
    expect([await first, second?.includes('身份证')]).toEqual([null, true])
    await expect.poll(() => wechat.door.carried).toEqual(['line-1'])
  })

  it('counts as carried when the response is on its way, not before: a process that dies leaves it to the sender', async () => {
    await pushXml(wechat.push(), xmlOf(text(lost)))
    expect(wechat.door.carried).toEqual([])
    await expect.poll(() => wechat.door.carried).toHaveLength(1)
  })

  it('is not told on a connection that was closed', async () => {
    const gone = AbortSignal.abort()
    const push = {
      ...wechat.push(),
      send: async (path: string, init: RequestInit) => wechat.app.request(path, { ...init, signal: gone }),
    }
    expect(await says(push, someone(), lost)).toBeNull()
    expect(wechat.door.carried).toEqual([])
  })

  it('is acknowledged in silence when the answer comes later, and when too much came and it was told', async () => {
    wechat.door.next.push(() => ({ kind: 'later' }))
    expect(await says(wechat.push(), someone(), lost)).toBeNull()
    wechat.door.next.push(() => ({ kind: 'refused', notice: '发得太快了，请过一分钟再发。' }))
    expect(await says(wechat.push(), someone(), lost)).toBe('发得太快了，请过一分钟再发。')
    wechat.door.next.push(() => ({ kind: 'refused', notice: null }))
    expect(await says(wechat.push(), someone(), lost)).toBeNull()
  })

  it('is not acknowledged when it could not be stored', async () => {
    wechat.door.next.push(() => Promise.reject(new Error('the database is away')))
    expect((await pushXml(wechat.push(), xmlOf(text(lost)))).status).toBe(500)
  })

  it('is answered with what XML can hold, whatever is quoted in it', async () => {
    const nasty = '好]]>的\u0000<a href="https://evil.example">点我</a>\uFFFF**重点**'
    wechat.door.next.push(() => ({
      kind: 'answered',
      turn: { outcome: { kind: 'settled' }, replies: [{ text: nasty }] },
      reply: 'line',
    }))
    expect(await says(wechat.push('plain'), someone(), lost)).toBe(
      '好]]>的＜a href="https://evil.example">点我＜/a>重点',
    )
  })

  it('passes hostile text through as text', async () => {
    const hostile = "]]><x/>&lol;<!DOCTYPE a>\u0007{{7*7}}' or 1=1 --"
    await says(wechat.push(), someone(), hostile)
    expect(wechat.door.arrived[0]?.text).toBe(hostile.replace('\u0007', ''))
  })

  it('of 200 kB is answered like any other', async () => {
    expect(await says(wechat.push(), someone(), '路灯坏了，'.repeat(14_000))).not.toBeNull()
    expect(wechat.door.arrived[0]?.text).toHaveLength(70_000)
  })
})

describe('other kinds of messages', () => {
  const arrive = async (fields: Readonly<Record<string, string>>, openid = someone()) => {
    const shown = await shownBy(
      await pushXml(wechat.push(), xmlOf({ MsgId: newMessageId(), ...fields }, openid)),
    )
    return { shown, arrived: wechat.door.arrived.at(-1) }
  }

  it('a voice message with a transcript is that text, and its recording is awaited', async () => {
    const { arrived } = await arrive({
      MsgType: 'voice',
      MediaId: 'v-1',
      Format: 'amr',
      Recognition: '路灯坏了',
    })
    expect(arrived?.text).toBe('路灯坏了')
    expect(arrived?.attachments).toEqual([{ id: '1', kind: 'voice', name: '语音.amr', mime: 'audio/amr' }])
  })

  it.each([
    ['image', { PicUrl: 'http://mmbiz.qpic.cn/a', MediaId: 'p-1' }, 'photo'],
    ['voice', { MediaId: 'v-2', Format: 'amr', Recognition: '' }, 'voice'],
    ['video', { MediaId: 'f-1', ThumbMediaId: 't-1' }, 'video'],
    ['shortvideo', { MediaId: 'f-2', ThumbMediaId: 't-2' }, 'video'],
  ] as const)('%s is awaited for three days', async (type, fields, kind) => {
    const { arrived } = await arrive({ MsgType: type, ...fields })
    expect(arrived?.text).toBe(kind === 'voice' ? '（语音留言，请听录音）转人工' : '')
    expect(arrived?.attachments?.[0]?.kind).toBe(kind)
    const [awaited] = wechat.awaited
    expect(JSON.parse(awaited?.source ?? '')).toMatchObject({ mediaId: fields.MediaId })
    expect((awaited?.until.getTime() ?? 0) - jiban.clock.now().getTime()).toBe(3 * 24 * 3_600_000)
    expect(JSON.stringify(awaited)).not.toContain('o7250')
  })

  it('a recording nobody has written down is handed to a person', async () => {
    const { shown } = await arrive({ MsgType: 'voice', MediaId: 'v-3', Format: 'amr', Recognition: '' })
    expect(shown).toContain('已为您转人工')
  })

  it('a picture too many is told so', async () => {
    wechat.expecting.fault = new DomainError('rate_limited', '一天内最多收20个图片或文件。')
    const { shown, arrived } = await arrive({ MsgType: 'image', PicUrl: '', MediaId: 'p-2' })
    expect([shown, arrived]).toEqual(['一天内最多收20个图片或文件。', undefined])
  })

  it('a location is its address and its point', async () => {
    const { arrived } = await arrive({
      MsgType: 'location',
      Location_X: '36.70',
      Location_Y: '119.10',
      Scale: '15',
      Label: '幸福路12号',
    })
    expect(arrived?.text).toBe('位置：幸福路12号（北纬36.70，东经119.10）')
  })

  it('a link is its words and its address', async () => {
    const { arrived } = await arrive({
      MsgType: 'link',
      Title: '停水通知',
      Description: '明天停水',
      Url: 'https://a.example/1',
    })
    expect(arrived?.text).toBe('停水通知\n明天停水\nhttps://a.example/1')
  })

  it('an unknown kind is told so, and goes no further', async () => {
    const { shown, arrived } = await arrive({ MsgType: 'hologram' })
    expect(shown).toBe('这种消息暂时看不了，请用文字、语音或图片告诉我。')
    expect(arrived).toBeUndefined()
  })

  it('a tap on a message menu says what its line stands for', async () => {
    const { arrived } = await arrive({ ...text('登记，由单位答复'), bizmsgmenuid: 'say:登记' })
    expect(arrived?.text).toBe('登记')
    expect((await arrive({ ...text('有帮助'), bizmsgmenuid: '1' })).arrived?.text).toBe('有帮助')
  })
})

describe('events', () => {
  const happen = async (name: string, key = '', openid = someone()) => ({
    shown: await shownBy(await pushXml(wechat.push(), xmlOf(event(name, key), openid))),
    openid,
  })
  const leftFor = (openid: string, name: string) =>
    wechat.deps.reach.left(place, 'wechat', openid, name, jiban.clock.now())

  it('who follows is told what this is and what it can do', async () => {
    const { shown, openid } = await happen('subscribe')
    expect(shown).toContain('12345热线智能助手')
    expect(await leftFor(openid, 'event-window')).toBe(3)
    expect(await leftFor(openid, 'customer-service')).toBe(0)
  })

  it('who comes by a code says what the code stands for', async () => {
    await happen('subscribe', 'qrscene_say:身份证丢了怎么补办')
    await happen('SCAN', 'say:查进度')
    expect(wechat.door.arrived.map((one) => one.text)).toEqual(['身份证丢了怎么补办', '查进度'])
  })

  it('a tap on the menu says what its key stands for; a key of an older menu is its text', async () => {
    await happen('CLICK', 'say:转人工')
    await happen('CLICK', '查进度')
    expect(wechat.door.arrived.map((one) => one.text)).toEqual(['转人工', '查进度'])
  })

  it('the same event again is the same message; the openid stays out of its id', async () => {
    const { openid } = await happen('CLICK', 'say:查进度')
    await happen('CLICK', 'say:查进度', openid)
    const [first, second] = wechat.door.arrived
    expect(second?.messageId).toBe(first?.messageId)
    expect(first?.messageId).not.toContain(openid)
  })

  it('who unfollows can be written to by no way any more', async () => {
    const openid = someone()
    await says(wechat.push(), openid, lost)
    expect(await leftFor(openid, 'customer-service')).toBe(5)
    const { shown } = await happen('unsubscribe', '', openid)
    expect([shown, await leftFor(openid, 'customer-service')]).toEqual([null, 0])
  })

  it.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'something_new'])(
    '%s is acknowledged in silence',
    async (name) => {
      expect((await happen(name, 'https://a.example')).shown).toBeNull()
      expect(wechat.door.arrived).toEqual([])
    },
  )
})

describe('what does not come from the platform', () => {
  it('is refused: forged, for another account, made for another app, too old', async () => {
    const xml = xmlOf(text(lost))
    const push = wechat.push()
    for (const response of [
      await pushXml(push, xml, { signature: 'f'.repeat(40) }),
      await pushXml(push, xml, { appId: 'wx-somebody-else' }),
      await pushXml(push, xml, { timestamp: at(-301) }),
      await pushXml(push, xml.replace(testAccount.account, 'gh_somebodyelse')),
      await pushXml(wechat.push('plain'), xml, { signature: 'f'.repeat(40) }),
      await wechat.app.request(`/wechat/${place}`, { method: 'POST', body: xml }),
    ])
      expect(await problemOf(response)).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(wechat.door.arrived).toEqual([])
  })

  it('is refused in plain when the account is set to safe mode', async () => {
    const safe = await openWechat(jiban, { mode: 'safe' })
    const response = await pushXml(safe.push('plain'), xmlOf(text(lost)))
    expect(await problemOf(response)).toMatchObject({ status: 403 })
    await safe.close()
  })

  it('is refused when a used signature carries another message; the same message is the platform’s repetition', async () => {
    const [push, openid, id] = [wechat.push('plain'), someone(), newMessageId()]
    const used = { timestamp: at(0), nonce: newMessageId() }
    const xml = xmlOf(text(lost, id), openid)
    expect((await pushXml(push, xml, used)).status).toBe(200)
    expect((await pushXml(push, xml, used)).status).toBe(200)
    const other = await pushXml(push, xmlOf(text('转人工'), openid), used)
    expect(await problemOf(other)).toMatchObject({ status: 403 })
  })

  it.each([
    ['no XML', 'hello'],
    ['JSON', '{"ToUserName":"x"}'],
    ['nothing', ''],
    ['an open tag', '<xml><MsgType>text</xml>'],
    ['two roots', '<xml><a>1</a></xml><xml></xml>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xml><ToUserName>&a;</ToUserName></xml>'],
    ['very deep', `<xml>${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}</xml>`],
    [
      'a second sender',
      '<xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>o1</FromUserName><FromUserName>o2</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId></xml>',
    ],
    [
      'no sender',
      '<xml><ToUserName>gh_0123456789ab</ToUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId></xml>',
    ],
    [
      'a message without an id',
      '<xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>',
    ],
    ['a prototype', '<xml><__proto__>1</__proto__></xml>'],
  ])('is refused when it is %s, though it is signed', async (_, xml) => {
    for (const mode of ['plain', 'safe'] as const) {
      const response = await pushXml(wechat.push(mode), xml)
      expect(await problemOf(response)).toMatchObject({ status: 400, code: 'invalid_input' })
    }
    expect(wechat.door.arrived).toEqual([])
  })
})
