import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { diskAssets } from '../../src/http/disk-assets.ts'
import { hasBrowser, openBrowser, type Served, serveJiban } from '../support/browser.ts'
import { type HostPage, serveHostPage } from '../support/host-page.ts'
import { type Jiban, openJiban } from '../support/jiban.ts'

describe.skipIf(!hasBrowser())('the conversation on a page of the city’s own site', () => {
  let jiban: Jiban
  let served: Served
  let city: HostPage
  let stranger: HostPage
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    jiban = await openJiban('2026-11-23T10:00:00+08:00')
    let url = ''
    const body = () =>
      `<main><h1>办事大厅</h1><p>通知公告</p><a href="#">更多</a></main>
       <script src="${url}/widget.js" data-place="weifang" async></script>`
    city = await serveHostPage(body)
    stranger = await serveHostPage(body)
    const app = createApp(jiban.deps, {
      defaultPlace: placeIdSchema.parse('weifang'),
      mode: 'demo',
      ready: async () => true,
      asset: diskAssets,
      widgetOrigins: () => [city.origin],
    })
    served = await serveJiban({ app })
    url = served.url
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    for (const open of [served, city, stranger]) await open?.close()
    await jiban?.close()
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  const opener = () => page.getByRole('button', { name: '政务热线' })
  const inside = () => page.frameLocator('iframe')
  const ask = async (text: string) => {
    // Shown by the script: before it is there the form opens the whole page beside this one.
    await inside().getByRole('button', { name: '添加照片或文件' }).waitFor()
    await inside().getByLabel('您要问的事或要反映的问题').fill(text)
    await inside().getByRole('button', { name: '发送' }).click()
    await inside().locator('.turn[data-seq]').first().waitFor()
  }
  const visit = async () => {
    await page.goto(city.origin)
    await opener().click()
    await inside().getByLabel('您要问的事或要反映的问题').waitFor()
  }
  const open = () => page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)

  it('answers in the frame, by the keyboard alone, and moves nothing of the page around', async () => {
    await page.goto(city.origin)
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main *')].map((part) => JSON.stringify(part.getBoundingClientRect())),
      )
    const before = await boxes()
    await opener().waitFor()
    await opener().focus()
    await page.keyboard.press('Enter')
    await ask('身份证丢了怎么补办？')
    expect(await inside().locator('.turn[data-seq]').innerText()).toContain('应当向公安机关申请补领')
    expect(await boxes()).toEqual(before)
    await inside().getByLabel('您要问的事或要反映的问题').focus()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'hidden' })
    expect(
      await page.evaluate(() => document.querySelector('jiban-widget')?.shadowRoot?.activeElement?.className),
    ).toBe('open')
  })

  it('keeps the focus inside while it is open', async () => {
    await visit()
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      const outside = await page.evaluate(() => {
        const at = document.activeElement
        return at !== null && at !== document.body && at.tagName !== 'JIBAN-WIDGET'
      })
      expect(outside).toBe(false)
    }
    expect(await open()).toBe(true)
  })

  it('keeps the conversation over closing and over a reload of the page around', async () => {
    await visit()
    await ask('身份证丢了怎么补办？')
    await page.getByRole('button', { name: '关闭' }).click()
    expect(await open()).toBe(false)
    await page.reload()
    await opener().click()
    await inside().locator('.turn[data-seq]').waitFor()
  })

  it('keeps it too where a frame of another site may store nothing', async () => {
    await context.addInitScript(() => {
      if (window.top !== window)
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError')
          },
        })
    })
    await visit()
    await ask('身份证丢了怎么补办？')
    await page.reload()
    await opener().click()
    await inside().locator('.turn[data-seq]').waitFor()
  })

  it('does not open on a site that is not on the list', async () => {
    await page.goto(stranger.origin)
    const [refused] = await Promise.all([
      page.waitForEvent('requestfailed', (request) => request.url().endsWith('/weifang/widget')),
      opener().click(),
    ])
    expect(refused.failure()?.errorText).toContain('BLOCKED_BY_RESPONSE')
    expect(await inside().locator('.chat').count()).toBe(0)
  })

  it('fills the screen of a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await visit()
    expect(await page.locator('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  })
})
