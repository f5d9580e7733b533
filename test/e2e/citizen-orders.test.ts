import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../src/domain/answer.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { nodeCipher } from '../../src/store/node-cipher.ts'
import { ratingLinks } from '../../src/store/rating-links.ts'
import { fileOrder } from '../http/pages/visitor.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { isTooWide } from '../support/complaints-of.ts'
import { type Jiban, secret } from '../support/jiban.ts'
import { castOf } from '../usecases/turn/cast.ts'

const place = placeIdSchema.parse('weifang')

describe.skipIf(!hasBrowser())('a citizen and their own order', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let page: Page
  let card: OrderCard
  const faults: string[] = []

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
    page = await (
      await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true })
    ).newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
    card = await fileOrder(jiban, place)
  })
  afterAll(() => open?.close())

  const go = (path: string) => page.goto(`${served.url}/${place}${path}`)
  /** Rules of WCAG 2.2 AA that the page breaks, and whether it is wider than the screen. */
  const flaws = async (): Promise<readonly string[]> => {
    await page.waitForLoadState()
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await page.evaluate<AxeResults, string[]>(
      (only) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: only }),
      tags,
    )
    return [...violations.map(({ id }) => id), ...((await isTooWide(page)) ? ['wider than the screen'] : [])]
  }

  it('is kept on the device at their wish, opened from there, and removed again', async () => {
    await go('/orders')
    expect(await page.locator('#kept-orders').isVisible()).toBe(false)
    await page.locator('input[name=no]').fill(card.no)
    await page.locator('input[name=code]').fill(card.queryCode)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByRole('button', { name: '记在这台设备上' }).click()
    expect(await flaws()).toEqual([])
    await go('/orders')
    expect(await flaws()).toEqual([])
    await page.locator('#kept-orders a').click()
    expect(await page.locator('p.number').textContent()).toBe(card.no)
    await go('/orders')
    await page.getByRole('button', { name: `移除${card.no}` }).click()
    expect(await page.locator('#kept-orders').isVisible()).toBe(false)
  })

  it('leaves the page whole where the storage holds garbage', async () => {
    await go('/orders')
    for (const garbage of ['{', '"text"', '[{"no":1},null,{"no":"A<b>","code":"1"}]']) {
      await page.evaluate((text) => localStorage.setItem('jiban-orders-weifang', text), garbage)
      await page.reload()
      expect(await page.locator('input[name=no]').isVisible()).toBe(true)
    }
    expect(await page.locator('#kept-orders li').count()).toBe(1)
    await page.evaluate(() => localStorage.clear())
  })

  it('is read, taken along and erased through the links of the page', async () => {
    await go('/orders')
    await page.getByRole('link', { name: '查阅或删除我的信息' }).click()
    await page.locator('#no').fill(card.no)
    await page.locator('#code').fill(card.queryCode)
    await page.locator('#phone').fill('1390')
    await page.getByRole('button', { name: '查阅和复制' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('电话与登记时留的不一致')
    expect(await flaws()).toEqual([])
    await page.locator('#phone').fill('138 0013 8000')
    await page.getByRole('button', { name: '查阅和复制' }).click()
    expect(await page.locator('dl.facts').textContent()).toContain('13800138000')
    expect(await flaws()).toEqual([])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /下载/ }).click(),
    ])
    expect(file.suggestedFilename()).toBe(`${card.no}.json`)
    await go('/privacy')
    expect(await flaws()).toEqual([])
    await page.getByRole('link', { name: '查阅或删除我的信息' }).click()
    await page.locator('#no').fill(card.no)
    await page.locator('#code').fill(card.queryCode)
    await page.locator('#phone').fill('13800138000')
    await page.getByText('要求删除', { exact: true }).click()
    await page.getByRole('button', { name: '确认要求删除' }).click()
    expect(await page.getByRole('status').textContent()).toContain('办结当天夜里删除')
  })

  it('is rated with one tap from the link of the notice', async () => {
    const { does, order } = castOf(jiban, place, card.no)
    const { lead } = await order()
    await does(`unit-clerk of ${lead}`, { type: 'sign' })
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '已停止夜间作业。' } })
    const link = await ratingLinks(nodeCipher(secret), served.url).linkOf(place, card.no)
    await page.goto(link ?? '')
    expect(await flaws()).toEqual([])
    await page.getByRole('button', { name: '非常满意', exact: true }).click()
    expect(await page.getByRole('status').textContent()).toContain('非常满意')
    expect((await order()).ratings).toMatchObject([{ score: 1 }])
    expect(await flaws()).toEqual([])
  })

  it('stands on paper without what only a screen needs', async () => {
    const open = await fileOrder(jiban, place)
    await go(`/orders/${open.no}?code=${open.queryCode}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header.top .brand').isVisible()).toBe(true)
    for (const press of ['header.top nav', '.text-size', 'footer.foot', 'section.actions'])
      expect(await page.locator(press).isVisible(), press).toBe(false)
    expect(await page.locator('.deadlines details p').first().isVisible()).toBe(true)
    expect(await page.locator('.keep-order').isVisible()).toBe(false)
    expect(await page.locator('ol.timeline').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.deadlines details p').first().isVisible()).toBe(false)
    expect(faults).toEqual([])
  })
})
