import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { ownOrders } from '../../../src/store/own-orders.ts'
import { nextRoad } from '../../../src/usecases/deliveries/next-road.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { visitorOf } from './visitor.ts'

const place = placeIdSchema.parse('weifang')
const start = '2026-11-23T10:00:00+08:00'
const phone = '13812345678'

describe('my orders without number and code', () => {
  let jiban: Jiban
  let deps: Jiban['deps']
  let app: Jiban['app']

  beforeAll(async () => {
    jiban = await openJiban(start)
    const cipher = aesCipher(secret)
    deps = { ...jiban.deps, ownOrders: ownOrders(jiban.database.db, cipher, 'https://12345.example') }
    app = appWith(true)
  })
  afterAll(() => jiban?.close())
  beforeEach(() => jiban.clock.set(start))

  const appWith = (texts: boolean) =>
    createApp(deps, {
      defaultPlace: place,
      mode: 'demo',
      ready: async () => true,
      asset: async () => null,
      sendsTexts: () => texts,
    })

  const wechatUser = (citizenKey: string, channel: 'wechat' | 'openai' = 'wechat') => {
    const conversationId = randomUUID()
    return async (text: string) => {
      const turn = await handleMessage(deps, {
        place,
        channel,
        messageId: randomUUID(),
        conversationId,
        citizenKey,
        text,
        receivedAt: jiban.clock.now(),
      })
      return { turn, text: turn.replies.map((reply) => reply.text).join('\n') }
    }
  }
  const filedBy = async (say: ReturnType<typeof wechatUser>, telephone = phone) => {
    let { turn } = await say('和平小区东门工地昨天夜里十一点还在施工，太吵了，要投诉，希望夜间停工')
    const answers: Readonly<Record<string, string>> = {
      place: '奎文区幸福路12号和平小区东门',
      contactPhone: `我姓王，电话${telephone}`,
    }
    for (let asked = 0; asked < 8 && turn.outcome.kind === 'intake'; asked++) {
      const field = turn.outcome.asked?.[0]
      turn = (await say(field === undefined ? '提交' : (answers[field] ?? '跳过'))).turn
    }
    const card = turn.replies.find(({ order }) => order)?.order
    if (!card) throw new Error(JSON.stringify(turn))
    return card
  }
  const linkFrom = async (say: ReturnType<typeof wechatUser>): Promise<string> =>
    new URL(/https:\/\/12345\.example\S+?(?=\s)/.exec((await say('查进度')).text)?.[0] ?? 'no:link').pathname
  const visitor = () => visitorOf({ ...jiban, app })
  const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const openedBy = async (link: string) => ({ cookie: cookieOf(await visitor().post(link, {})) })
  const pageOf = async (path: string, headers: Record<string, string>) =>
    (await visitor().open(path, headers)).text()
  /** What went out to a telephone, the latest last. */
  const textsTo = async (telephone: string) => {
    const cipher = aesCipher(secret)
    const rows = await jiban.database.db
      .selectFrom('delivery')
      .select(['address_sealed', 'body_sealed', 'purpose'])
      .where('purpose', '=', 'own-code')
      .orderBy('id')
      .execute()
    const opened = await Promise.all(
      rows.map(async (row) => ({
        to: await cipher.open(row.address_sealed),
        body: await cipher.open(row.body_sealed),
      })),
    )
    return opened.filter(({ to }) => to === telephone).map(({ body }) => body)
  }
  const codeFor = async (telephone: string) =>
    /验证码是(\d{6})/.exec((await textsTo(telephone)).at(-1) ?? '')?.[1]
  const ask = (telephone: string) => visitor().post('/weifang/my/code', { phone: telephone })
  const enter = (telephone: string, code: string) =>
    visitor().post('/weifang/my/orders', { phone: telephone, code })
  let phones = 0
  const newPhone = () => `139${String(++phones).padStart(8, '0')}`

  it('are opened once by a link the account is given; looking a link over uses nothing up', async () => {
    const say = wechatUser(randomUUID())
    const card = await filedBy(say)
    const link = await linkFrom(say)
    expect((await visitor().open(link)).status).toBe(200)
    const answer = await visitor().post(link, {})
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=7200; Path=\/weifang; HttpOnly; SameSite=Lax/)
    const headers = { cookie: cookieOf(answer) }
    expect(await pageOf('/weifang/my/orders', headers)).toContain(card.no)
    const again = await visitor().post(link, {})
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.headers.get('set-cookie')).toBeNull()
    expect(await again.text()).toContain('已经用过')
  })

  it('show nothing of a link that is late, garbage or of another place', async () => {
    const say = wechatUser(randomUUID())
    await filedBy(say)
    const link = await linkFrom(say)
    for (const wrong of ['/weifang/my/enter/xxxx', link.replace('weifang', 'fuzhou')])
      expect((await visitor().post(wrong, {})).headers.get('set-cookie')).toBeNull()
    jiban.clock.set('2026-11-23T10:10:00+08:00')
    expect((await visitor().post(link, {})).headers.get('set-cookie')).toBeNull()
  })

  it('are never those of somebody else, and end after two hours or when one leaves', async () => {
    const [mine, theirs] = [wechatUser(randomUUID()), wechatUser(randomUUID())]
    const own = await filedBy(mine)
    const other = await filedBy(theirs, newPhone())
    const headers = await openedBy(await linkFrom(mine))
    const opened = await pageOf(`/weifang/orders/${own.no}`, headers)
    expect(opened).toContain('您反映的内容')
    expect(opened).toContain('回到我的')
    expect(await pageOf(`/weifang/orders/${other.no}`, headers)).not.toContain('您反映的内容')
    const command = { command: 'supplement', text: '我来补充一句', code: '' }
    expect((await visitor().post(`/weifang/orders/${other.no}`, command, headers)).status).toBe(404)
    jiban.clock.set('2026-11-23T12:00:01+08:00')
    expect(await pageOf(`/weifang/orders/${own.no}`, headers)).not.toContain('您反映的内容')
    jiban.clock.set(start)
    const second = await openedBy(await linkFrom(mine))
    await visitor().post('/weifang/my/leave', {}, second)
    expect(await pageOf('/weifang/my/orders', second)).not.toContain(own.no)
  })

  it('may be acted on without a code, which stands nowhere on the page', async () => {
    const say = wechatUser(randomUUID())
    const card = await filedBy(say)
    const headers = await openedBy(await linkFrom(say))
    const done = await visitor().post(
      `/weifang/orders/${card.no}`,
      { command: 'supplement', text: '昨晚又响到两点', code: '' },
      headers,
    )
    expect(done.headers.get('location')).toBe(`/weifang/orders/${card.no}?done=supplement`)
    const page = await pageOf(`/weifang/orders/${card.no}`, headers)
    expect(page).toContain('昨晚又响到两点')
    expect(page).not.toContain(card.queryCode)
    expect(page).not.toContain(headers.cookie.split('=')[1])
  })

  it('cannot be opened by a session that is handed in by address or form', async () => {
    const say = wechatUser(randomUUID())
    const card = await filedBy(say)
    const { cookie } = await openedBy(await linkFrom(say))
    const token = encodeURIComponent(`own:${cookie.split('=')[1]}`)
    expect(await pageOf(`/weifang/orders/${card.no}?code=${token}`, {})).not.toContain('您反映的内容')
  })

  it('are linked to for accounts the platform vouches for alone', async () => {
    expect((await wechatUser(randomUUID(), 'openai')('查进度')).text).not.toContain('https://')
  })

  it('are opened by a code sent to the telephone, once', async () => {
    const telephone = newPhone()
    const card = await filedBy(wechatUser(randomUUID()), telephone)
    expect((await ask(`+86 ${telephone}`)).status).toBe(200)
    const code = (await codeFor(telephone)) ?? ''
    const answer = await enter(telephone, code)
    expect(answer.status).toBe(303)
    expect(await pageOf('/weifang/my/orders', { cookie: cookieOf(answer) })).toContain(card.no)
    expect((await enter(telephone, code)).status).toBe(403)
  })

  it('tell nobody whether a telephone is known', async () => {
    const [known, unknown] = [newPhone(), newPhone()]
    await filedBy(wechatUser(randomUUID()), known)
    const pages = await Promise.all([known, unknown].map(async (each) => (await ask(each)).text()))
    const told = (text: string | undefined, telephone: string) =>
      text?.replaceAll(telephone, '').replaceAll(telephone.replace(/^(...)(....)/, '$1 $2 '), '')
    expect(told(pages[0], known)).toBe(told(pages[1], unknown))
    expect(await textsTo(unknown)).toEqual([])
    const refused = await Promise.all([known, unknown].map(async (each) => enter(each, 'abc')))
    expect(refused.map(({ status }) => status)).toEqual([403, 403])
    const again = await Promise.all([known, unknown].map(async (each) => (await ask(each)).status))
    expect(again).toEqual([429, 429])
  })

  it('take five tries of a code, for ten minutes, and six codes a day', async () => {
    const telephone = newPhone()
    await filedBy(wechatUser(randomUUID()), telephone)
    await ask(telephone)
    const code = (await codeFor(telephone)) ?? ''
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 5; n++) expect((await enter(telephone, wrong)).status).toBe(403)
    expect((await enter(telephone, code)).status).toBe(403)
    jiban.clock.set('2026-11-23T10:02:00+08:00')
    await ask(telephone)
    jiban.clock.set('2026-11-23T10:12:00+08:00')
    expect((await enter(telephone, (await codeFor(telephone)) ?? '')).status).toBe(403)
    for (let n = 3; n <= 6; n++) {
      jiban.clock.set(`2026-11-23T11:0${n}:00+08:00`)
      expect((await ask(telephone)).status).toBe(200)
    }
    jiban.clock.set('2026-11-23T11:20:00+08:00')
    expect(await (await ask(telephone)).text()).toContain('请明天再试')
    jiban.clock.set('2026-11-24T08:00:00+08:00')
    expect((await ask(telephone)).status).toBe(200)
  })

  it('keep what was typed when it is no mobile number, and send nothing', async () => {
    const answer = await ask('0536-8091234')
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('value="0536-8091234"')
    expect(page).toContain('固定电话收不到短信')
  })

  it('say so where no text messages can be sent', async () => {
    const without = visitorOf({ ...jiban, app: appWith(false) })
    const page = await without.read('/weifang/my/orders')
    expect(page).toContain('还不能凭手机号查')
    expect(page).not.toContain('name="phone"')
    expect(page).not.toContain('也可以看自己的')
    expect((await without.post('/weifang/my/code', { phone })).status).toBe(400)
  })

  it('never hand a code that was not delivered to a person', async () => {
    const line = { purpose: 'own-code', place, channel: 'sms', orderNo: null, road: 0 }
    const next = await nextRoad(deps, [], line as Parameters<typeof nextRoad>[2], jiban.clock.now())
    expect(next).toEqual({ kind: 'none' })
  })

  it('give a copy and take an erasure from whoever proved the telephone; the account alone does not suffice', async () => {
    const telephone = newPhone()
    const say = wechatUser(randomUUID())
    const card = await filedBy(say, telephone)
    await ask(telephone)
    const proved = { cookie: cookieOf(await enter(telephone, (await codeFor(telephone)) ?? '')) }
    const form = { no: card.no, wish: 'copy' }
    const copy = await (await visitor().post('/weifang/my/data', form, proved)).text()
    expect(copy).toContain(telephone)
    expect(copy).not.toContain(proved.cookie.split('=')[1])
    const account = await openedBy(await linkFrom(say))
    expect((await visitor().post('/weifang/my/data', form, account)).status).toBe(404)
    const asked = await visitor().post('/weifang/my/data', { no: card.no, wish: 'erase' }, proved)
    expect(asked.headers.get('location')).toContain('done=after-end')
  })
})
