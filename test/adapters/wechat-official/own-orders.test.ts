import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { ownOrders } from '../../../src/store/own-orders.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { type OpenWechat, openWechat, place } from '../../support/open-wechat.ts'
import { messageXml, newMessageId, pushXml, shownBy } from '../../support/wechat-push.ts'

describe('查进度 in the official account', () => {
  let jiban: Jiban
  let wechat: OpenWechat
  let site: Jiban['app']

  beforeAll(async () => {
    jiban = await openJiban('2026-11-23T10:00:00+08:00')
    const own = ownOrders(jiban.database.db, aesCipher(secret), 'https://12345.example.cn')
    const deps = { ...jiban.deps, ownOrders: own }
    wechat = await openWechat({ ...jiban, deps })
    site = createApp(deps, {
      defaultPlace: place,
      mode: 'demo',
      ready: async () => true,
      asset: async () => null,
    })
  })
  afterAll(async () => {
    await wechat?.close()
    await jiban?.close()
  })

  const shown = async (openid: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const push = wechat.push()
    return (await shownBy(await pushXml(push, messageXml(openid, fields, push.now())))) ?? ''
  }
  const says = (openid: string, text: string) =>
    shown(openid, { MsgType: 'text', Content: text, MsgId: newMessageId() })
  /** Opens the link of an answer as a browser does that had none of our cookies; the page with the orders. */
  const opened = async (answer: string): Promise<{ status: number; page: string }> => {
    const link = /https:\/\/12345\.example\.cn(\/\S+\/my\/enter\/[\w-]+)/.exec(answer)?.[1] ?? '/no-link'
    const entered = await site.request(link, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    })
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const page = await site.request(`/${place}/my/orders`, { headers: { cookie, accept: 'text/html' } })
    return { status: entered.status, page: await page.text() }
  }
  const filed = async (openid: string): Promise<string> => {
    let told = await says(openid, '和平小区东门工地昨天夜里十一点还在施工，太吵了，要投诉，希望夜间停工')
    for (const answer of ['奎文区幸福路12号和平小区东门', '我姓王，电话13800138000', '提交'])
      if (!told.includes('查询码')) told = await says(openid, answer)
    return /编号\s*([A-Z]+\d+)/.exec(told.replaceAll('\u2009', ''))?.[1] ?? told
  }

  it('gives a link that opens the orders of whoever wrote, once; a tap on the menu does the same', async () => {
    const openid = `o${newMessageId()}`
    const no = await filed(openid)
    const answer = await says(openid, '查进度')
    expect(answer).toContain('请不要转发')
    expect(await opened(answer)).toMatchObject({ status: 303, page: expect.stringContaining(no) })
    const forwarded = await opened(answer)
    expect(forwarded.status).toBe(403)
    expect(forwarded.page).not.toContain(no)
    const tapped = await shown(openid, { MsgType: 'event', Event: 'CLICK', EventKey: 'say:查进度' })
    expect((await opened(tapped)).page).toContain(no)
  })

  it('opens to somebody else nothing but their own, which may be none', async () => {
    const no = await filed(`o${newMessageId()}`)
    const { page } = await opened(await says(`o${newMessageId()}`, '查进度'))
    expect(page).toContain('还没有')
    expect(page).not.toContain(no)
  })
})
