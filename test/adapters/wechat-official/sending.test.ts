import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { longestText } from '../../../adapters/plain-text/render.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type OpenWechat, openWechat, place } from '../../support/open-wechat.ts'
import { messageXml, newMessageId, pushXml, says, shownBy } from '../../support/wechat-push.ts'

const subscription = {
  template: 'tpl-1',
  fields: { thing1: 'hotline', character_string2: 'order', time3: 'at', thing4: 'text' },
}

let jiban: Jiban
let wechat: OpenWechat
let openid = ''
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())
const open = async (changed: Readonly<Record<string, unknown>> = {}) => {
  wechat = await openWechat(jiban, changed)
  openid = `o${newMessageId()}`
}
beforeEach(() => open())
afterEach(async () => {
  await wechat.close()
  jiban.clock.set('2026-11-22T10:00:00+08:00')
})

/** A citizen writes, and is not answered in the response. */
const write = async (words = '路灯坏了') => {
  wechat.server.wrote(openid)
  wechat.door.next.push(() => ({ kind: 'later' }))
  expect(await says(wechat.push(), openid, words)).toBeNull()
}
const happen = async (fields: Readonly<Record<string, string>>) =>
  shownBy(
    await pushXml(wechat.push(), messageXml(openid, { MsgType: 'event', ...fields }, jiban.clock.now())),
  )
const left = () => wechat.deps.reach.left(place, 'wechat', openid, 'customer-service', jiban.clock.now())
const later = (minutes: number) =>
  jiban.clock.set(new Date(jiban.clock.now().getTime() + minutes * 60_000).toISOString())
const shownTexts = () => wechat.server.shown.map(({ text }) => text)
const sendCalls = () => wechat.server.calls.filter(({ path }) => path.endsWith('custom/send'))
const sentence = '请带身份证到户籍地派出所办理，当场可以拿到回执。'

describe('an answer that came later', () => {
  it('is a customer-service message, counted against the window', async () => {
    await write()
    expect(await wechat.sender.send(wechat.outgoing(openid, '已登记。'))).toEqual({
      kind: 'sent',
      allowance: 'customer-service',
    })
    expect(wechat.server.shown).toEqual([{ to: openid, text: '已登记。', menu: [] }])
    expect(await left()).toBe(4)
  })

  it('shows choices as a message menu whose lines say what they mean', async () => {
    await write()
    const replies = [
      {
        text: '没有找到。',
        options: [
          { label: '登记，由单位答复', send: '登记' },
          { label: '转人工', send: '转人工' },
        ],
      },
    ]
    await wechat.sender.send(wechat.outgoing(openid, '', { replies }))
    expect(wechat.server.shown[0]).toEqual({
      to: openid,
      text: '没有找到。',
      menu: ['登记，由单位答复', '转人工'],
    })
    expect(sendCalls()[0]?.body['msgmenu']).toMatchObject({ list: [{ id: 'say:登记' }, { id: '2' }] })
  })

  it('that is long goes out in parts of whole sentences, in order', async () => {
    await write()
    const whole = sentence.repeat(100)
    expect(await wechat.sender.send(wechat.outgoing(openid, whole))).toMatchObject({ kind: 'sent' })
    expect(shownTexts().join('')).toBe(whole)
    for (const text of shownTexts()) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestText)
      expect(text.endsWith('。')).toBe(true)
    }
  })

  it('that is longer than five messages is told to the end when the citizen says 继续', async () => {
    await write()
    const whole = sentence.repeat(200)
    await wechat.sender.send(wechat.outgoing(openid, whole))
    expect(shownTexts()).toHaveLength(5)
    const [, hint = ''] = /(\n（未完.*)$/.exec(shownTexts()[4] ?? '') ?? []
    expect(hint).toBe('\n（未完，回复“继续”看下文）')
    const rest: string[] = []
    for (let round = 0; round < 9 && rest.at(-1)?.endsWith(hint) !== false; round += 1)
      rest.push((await says(wechat.push(), openid, '继续')) ?? '')
    expect([...shownTexts(), ...rest].map((text) => text.replace(hint, '')).join('')).toBe(whole)
    expect(wechat.door.arrived).toHaveLength(1)
  })

  it('goes on from the part that is missing', async () => {
    await write()
    const whole = sentence.repeat(100)
    wechat.server.always(({ path }) =>
      path.endsWith('custom/send') && wechat.server.shown.length === 2 ? { code: -1 } : null,
    )
    const failed = await wechat.sender.send(wechat.outgoing(openid, whole))
    expect(failed).toMatchObject({ kind: 'again', partsSent: 2 })
    wechat.server.always(() => null)
    await wechat.sender.send(wechat.outgoing(openid, whole, { partsSent: 2 }))
    expect(shownTexts().join('')).toBe(whole)
  })

  it('keeps the label of a text made by a model, and shows no markup', async () => {
    await write()
    const label = '本回复由人工智能根据以上来源生成，仅供参考，以公安局的答复为准。'
    await wechat.sender.send(
      wechat.outgoing(openid, `## 补办\n**带身份证**，见[这里](https://a.example/b)\n\n${label}`),
    )
    expect(shownTexts()).toEqual([`补办\n带身份证，见这里（https://a.example/b）\n\n${label}`])
  })

  it('tells number, code and day of an order whose text does not', async () => {
    await write()
    const order = {
      no: 'A1',
      queryCode: '123456',
      title: '路灯',
      nature: '求助' as const,
      lead: '城管局',
      deadlines: [{ type: 'handle', dueAt: null, article: '第九条', explanation: '12月1日前办结。' }],
    }
    await wechat.sender.send(wechat.outgoing(openid, '', { replies: [{ text: '已登记。', order }] }))
    expect(shownTexts()).toEqual(['已登记。\n编号 A1，查询码 123456，由城管局办理。\n12月1日前办结。'])
  })
})

describe('the windows', () => {
  it('give five messages after a citizen wrote, and none after 48 hours', async () => {
    await write()
    for (let count = 0; count < 5; count += 1)
      expect(await wechat.sender.send(wechat.outgoing(openid, `第${count}条`))).toMatchObject({
        kind: 'sent',
      })
    expect(await wechat.sender.send(wechat.outgoing(openid, '第六条'))).toMatchObject({ kind: 'refused' })
    expect(sendCalls()).toHaveLength(5)
    await write()
    later(48 * 60 + 1)
    expect(await wechat.sender.send(wechat.outgoing(openid, '太晚'))).toMatchObject({ kind: 'refused' })
    expect(sendCalls()).toHaveLength(5)
  })

  it('give three within a minute after a tap', async () => {
    wechat.server.tapped(openid)
    await happen({ Event: 'CLICK', EventKey: 'say:查进度' })
    const results = []
    for (let count = 0; count < 4; count += 1)
      results.push(await wechat.sender.send(wechat.outgoing(openid, `第${count}条`)))
    expect(results.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent', 'refused'])
    expect(results[0]).toMatchObject({ allowance: 'event-window' })
  })

  it('are never overdrawn by many at once', async () => {
    await write()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => wechat.sender.send(wechat.outgoing(openid, `第${index}条`))),
    )
    expect(results.filter(({ kind }) => kind === 'sent')).toHaveLength(5)
    expect(wechat.server.shown).toHaveLength(5)
  })

  it('are closed when the platform says so, and given back what was not used', async () => {
    await write()
    wechat.server.next('custom/send', { code: 45002 })
    expect(await wechat.sender.send(wechat.outgoing(openid, '一'))).toMatchObject({ kind: 'refused' })
    expect(await left()).toBe(5)
    wechat.server.next('custom/send', { code: 45047 })
    expect(await wechat.sender.send(wechat.outgoing(openid, '二'))).toMatchObject({ kind: 'refused' })
    expect(await left()).toBe(0)
  })
})

describe('what the platform answers', () => {
  it.each([
    [{ code: -1 }, 'again', '-1 微信系统繁忙'],
    [{ code: 45009 }, 'again', '45009 当天调用次数已用完'],
    [{ code: 40003 }, 'refused', '40003 OpenID 不对'],
    [{ code: 45002 }, 'refused', '45002 内容超过长度限制'],
    [{ code: 45015 }, 'refused', '45015 距用户上次来信已超过48小时'],
    [{ code: 45047 }, 'refused', '45047 客服消息条数已达上限'],
    [{ code: 48001 }, 'refused', '48001 账号没有这个接口的权限'],
    [{ code: 99999 }, 'again', '99999 微信返回了未收录的错误'],
    [{ status: 502 }, 'again', '微信接口没有应答（HTTP 502）'],
    [{ says: '<html>busy</html>' }, 'again', '微信接口没有应答（答复不是 JSON）'],
    [{ hangs: 'not-taken' }, 'again', '微信接口没有应答（TimeoutError）'],
    [{ cuts: 'not-taken' }, 'again', '微信接口没有应答'],
  ] as const)('%j is %s', async (trouble, kind, error) => {
    await write()
    wechat.server.next('custom/send', trouble)
    const sent = await wechat.sender.send(wechat.outgoing(openid, '已登记。'))
    expect(sent).toMatchObject({ kind, error: expect.stringContaining(error), partsSent: 0 })
  })

  it('is tried again, not called sent, when nobody says whether it was taken', async () => {
    await write()
    wechat.server.next('custom/send', { hangs: 'taken' })
    expect(await wechat.sender.send(wechat.outgoing(openid, '已登记。'))).toMatchObject({ kind: 'again' })
    expect(await left()).toBe(5)
  })

  it('ends the window when the platform has counted more than we have', async () => {
    await write()
    for (let count = 0; count < 5; count += 1) {
      wechat.server.next('custom/send', { hangs: 'taken' })
      expect(await wechat.sender.send(wechat.outgoing(openid, '已登记。'))).toMatchObject({ kind: 'again' })
    }
    expect(await wechat.sender.send(wechat.outgoing(openid, '已登记。'))).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining('45047'),
    })
    expect(await left()).toBe(0)
  })

  it('never shows the token or the secret', async () => {
    await write()
    wechat.server.next('custom/send', { cuts: 'not-taken' })
    const sent = JSON.stringify(await wechat.sender.send(wechat.outgoing(openid, '已登记。')))
    expect(sent + wechat.said.join()).not.toMatch(/token-|app-secret/)
  })
})

describe('the access token', () => {
  const tokens = () => wechat.server.calls.filter(({ path }) => path.endsWith('stable_token'))

  it('is fetched once for many messages', async () => {
    await write()
    await Promise.all([1, 2, 3].map((n) => wechat.sender.send(wechat.outgoing(openid, `第${n}条`))))
    expect(tokens()).toHaveLength(1)
  })

  it('is fetched once more when it has ended, and the message still goes out', async () => {
    await write()
    await wechat.sender.send(wechat.outgoing(openid, '一'))
    wechat.server.endToken('another')
    expect(await wechat.sender.send(wechat.outgoing(openid, '二'))).toMatchObject({ kind: 'sent' })
    expect(tokens().map(({ body }) => body['force_refresh'])).toEqual([false, false])
  })

  it('is made anew by force only when the platform gives the dead one again', async () => {
    await write()
    await wechat.sender.send(wechat.outgoing(openid, '一'))
    wechat.server.endToken('the-same-until-forced')
    expect(await wechat.sender.send(wechat.outgoing(openid, '二'))).toMatchObject({ kind: 'sent' })
    expect(tokens().map(({ body }) => body['force_refresh'])).toEqual([false, false, true])
  })

  it('refused for the address of this machine is told with the address to allow', async () => {
    await write()
    const refused = {
      code: 40164,
      message: 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist',
    }
    wechat.server.next('stable_token', refused, refused)
    expect(await wechat.sender.send(wechat.outgoing(openid, '一'))).toMatchObject({
      kind: 'again',
      after: new Date(jiban.clock.now().getTime() + 300_000),
    })
    const health = await wechat.health()
    expect([health.ok, health.text]).toEqual([false, expect.stringContaining('IP白名单”中加入 203.0.113.7')])
    expect(await wechat.sender.send(wechat.outgoing(openid, '二'))).toMatchObject({ kind: 'again' })
    expect(await wechat.sender.send(wechat.outgoing(openid, '三'))).toMatchObject({ kind: 'sent' })
    expect(await wechat.health()).toEqual({ ok: true, text: 'weifang：接口可用' })
  })
})

describe('progress of an order', () => {
  const progress = () =>
    wechat.outgoing(openid, '您的诉求已转给市城市管理局办理，5个工作日内答复您。', {
      purpose: 'notice',
      orderNo: 'WEIF202611220001',
    })
  const grant = (status: string, name = 'popup') =>
    happen({
      Event: `subscribe_msg_${name}_event`,
      [`SubscribeMsg${name === 'popup' ? 'Popup' : 'Change'}Event`]: `<List><TemplateId>tpl-1</TemplateId><SubscribeStatusString>${status}</SubscribeStatusString></List>`,
    })

  it('is a subscription notice where one was granted, as often as it was', async () => {
    await open({ subscription })
    wechat.server.subscribe(openid)
    await grant('accept')
    expect(await wechat.sender.send(progress())).toEqual({ kind: 'sent', allowance: 'subscription:tpl-1' })
    expect(wechat.server.notices[0]?.data).toEqual({
      thing1: '12345热线',
      character_string2: 'WEIF202611220001',
      time3: '2026-11-22 10:00',
      thing4: '您的诉求已转给市城市管理局办理，5个工…',
    })
    expect(await wechat.sender.send(progress())).toMatchObject({ kind: 'refused' })
    expect(wechat.server.notices).toHaveLength(1)
  })

  it('is a customer-service message within the window where none was granted', async () => {
    await open({ subscription })
    await write()
    expect(await wechat.sender.send(progress())).toMatchObject({ allowance: 'customer-service' })
  })

  it('takes the window when the citizen has taken the grant back', async () => {
    await open({ subscription })
    await grant('accept')
    await write()
    expect(await wechat.sender.send(progress())).toMatchObject({ allowance: 'customer-service' })
    await grant('accept')
    await grant('reject', 'change')
    expect(await wechat.sender.send(progress())).toMatchObject({ allowance: 'customer-service' })
    expect(wechat.server.calls.filter(({ path }) => path.endsWith('bizsend'))).toHaveLength(1)
  })

  it('keeps the grant when the platform says that it took nothing, and spends it when it says nothing', async () => {
    await open({ subscription })
    wechat.server.subscribe(openid)
    await grant('accept')
    wechat.server.next('subscribe/bizsend', { code: 45009 })
    expect(await wechat.sender.send(progress())).toMatchObject({ kind: 'again' })
    wechat.server.next('subscribe/bizsend', { cuts: 'taken' })
    expect(await wechat.sender.send(progress())).toMatchObject({ kind: 'again' })
    expect(await wechat.sender.send(progress())).toMatchObject({ kind: 'refused' })
    expect(wechat.server.notices).toHaveLength(1)
  })

  it('is refused for the next road when there is neither', async () => {
    expect(await wechat.sender.send(progress())).toMatchObject({ kind: 'refused', partsSent: 0 })
    expect(wechat.server.calls).toEqual([])
  })

  it('that did not arrive is told to operators', async () => {
    await open({ subscription })
    await happen({
      Event: 'subscribe_msg_sent_event',
      SubscribeMsgSentEvent:
        '<List><TemplateId>tpl-1</TemplateId><MsgID>1700827132819554304</MsgID><ErrorCode>43101</ErrorCode><ErrorStatus>user reject</ErrorStatus></List>',
    })
    expect(wechat.said).toEqual(['wechat weifang: 一条订阅通知没有送到（43101 user reject）'])
  })
})

describe('an account without verification', () => {
  beforeEach(() => open({ verified: false }))

  it('tells what came later when the citizen writes again, once, and then it counts as carried', async () => {
    await write()
    const line = wechat.outgoing(openid, '已登记，编号 A1。')
    expect(await wechat.sender.send(line)).toMatchObject({ kind: 'again' })
    expect(await wechat.sender.send(line)).toMatchObject({ kind: 'again' })
    const id = newMessageId()
    expect(await says(wechat.push(), openid, '继续', id)).toBe('已登记，编号 A1。')
    expect(await says(wechat.push(), openid, '继续', id)).toBe('已登记，编号 A1。')
    await expect.poll(() => wechat.door.carried).toEqual([line.id])
    expect(wechat.server.calls).toEqual([])
  })

  it('says with another answer that one waits', async () => {
    await write()
    await wechat.sender.send(wechat.outgoing(openid, '已登记，编号 A1。'))
    expect(await says(wechat.push(), openid, '你好')).toContain('还有一条答复，回复“继续”查看')
  })

  it('tells a long answer part by part', async () => {
    const whole = sentence.repeat(50)
    wechat.door.next.push(() => ({
      kind: 'answered',
      turn: { outcome: { kind: 'settled' }, replies: [{ text: whole }] },
      reply: 'line-1',
    }))
    const [first, second] = [
      await says(wechat.push(), openid, '怎么办'),
      await says(wechat.push(), openid, '继续'),
    ]
    expect(`${first}${second}`.replace('\n（未完，回复“继续”看下文）', '')).toBe(whole)
    await expect.poll(() => wechat.door.carried).toEqual(['line-1'])
  })

  it('goes on with the newest long answer, and keeps the rest of a few only', async () => {
    for (let n = 0; n < 8; n += 1) {
      const whole = sentence.repeat(50).replaceAll('。', `（${n}）。`)
      wechat.door.next.push(() => ({
        kind: 'answered',
        turn: { outcome: { kind: 'settled' }, replies: [{ text: whole }] },
        reply: `line-${n}`,
      }))
      await says(wechat.push(), openid, '怎么办')
    }
    const rests: string[] = []
    for (let n = 0; n < 40; n += 1) {
      wechat.door.next.splice(0, 9, () => ({ kind: 'later' }))
      const rest = await says(wechat.push(), openid, '继续')
      if (rest !== null) rests.push(rest)
    }
    const of = rests.map((rest) => /（(\d)）/.exec(rest)?.[1])
    expect([...new Set(of)]).toEqual(['7', '6', '5', '4', '3'])
  })

  it('gives up after 48 hours, for the next road', async () => {
    await write()
    const line = wechat.outgoing(openid, '已登记，编号 A1。')
    await wechat.sender.send(line)
    later(48 * 60 + 1)
    expect(await wechat.sender.send(line)).toMatchObject({ kind: 'refused' })
    wechat.door.next.push(() => ({ kind: 'later' }))
    expect(await says(wechat.push(), openid, '继续')).toBeNull()
  })
})

describe('a verified account', () => {
  it('leaves an answer that is too long for the response to the sender at once', async () => {
    wechat.door.next.push(() => ({
      kind: 'answered',
      turn: { outcome: { kind: 'settled' }, replies: [{ text: sentence.repeat(60) }] },
      reply: 'line-1',
    }))
    expect(await says(wechat.push(), openid, '怎么办')).toBeNull()
    expect([wechat.door.carried, wechat.door.lost]).toEqual([[], ['line-1']])
  })
})

describe('media', () => {
  const awaited = (mediaId: string, pictureUrl = '') => ({
    place,
    id: '1',
    tries: 0,
    kind: 'photo' as const,
    name: '图片.jpg',
    mime: 'image/jpeg',
    conversationId: 'c',
    channel: 'wechat',
    source: JSON.stringify({ mediaId, pictureUrl }),
    at: jiban.clock.now(),
    until: jiban.clock.now(),
  })

  it('are fetched as the bytes they are', async () => {
    wechat.server.media.set('m-1', { bytes: new Uint8Array([255, 216, 1]), mime: 'image/jpeg' })
    const fetched = await wechat.media.fetch(awaited('m-1'))
    expect(fetched).toMatchObject({ kind: 'fetched', mime: 'image/jpeg' })
    expect(fetched.kind === 'fetched' && [...fetched.bytes]).toEqual([255, 216, 1])
  })

  it('a film is fetched from the address the platform gives', async () => {
    wechat.server.films.set('f-1', `${wechat.server.url}/films/1`)
    expect(await wechat.media.fetch(awaited('f-1'))).toMatchObject({ kind: 'fetched', mime: 'video/mp4' })
  })

  it('are lost when the platform has them no more, and tried again when it is busy or away', async () => {
    expect(await wechat.media.fetch(awaited('gone'))).toMatchObject({ kind: 'lost' })
    wechat.server.next('media/get', { code: -1 }, { hangs: 'taken' }, { cuts: 'taken' })
    for (let count = 0; count < 3; count += 1)
      expect(await wechat.media.fetch(awaited('m-1'))).toMatchObject({ kind: 'again' })
  })

  it('are never fetched from anywhere else', async () => {
    for (const address of [
      'http://127.0.0.1:1/x',
      'https://evil.example/a',
      'file:///etc/passwd',
      'http://qpic.cn.evil.example/',
    ]) {
      wechat.server.films.set('f-2', address)
      expect(await wechat.media.fetch(awaited('f-2'))).toEqual({ kind: 'lost', error: '文件地址不属于微信' })
    }
  })
})
