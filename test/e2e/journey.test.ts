import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'

const phone = { viewport: { width: 390, height: 844 } }

describe.skipIf(!hasBrowser())('a citizen on a phone', () => {
  let open: InBrowser
  let served: Served
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ served, browser } = open)
  })
  afterAll(() => open?.close())
  beforeEach(async () => {
    page = await (await browser.newContext(phone)).newPage()
    faults = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  })
  afterEach(async () => {
    await page.context().close()
  })

  const turns = () => page.locator('.turn:not(.draft)')
  /** Waits until the server's drawing of the turn is in place. */
  const answered = async (count: number) => {
    await turns()
      .nth(count - 1)
      .waitFor()
    return turns().nth(count - 1)
  }
  const say = async (text: string) => {
    const before = await turns().count()
    await page.getByLabel('您要问的事或要反映的问题').fill(text)
    await page.getByRole('button', { name: '发送' }).click()
    return answered(before + 1)
  }
  const fitsTheScreen = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

  it('asks, is answered with a source, and reads the entry', async () => {
    await page.goto(`${served.url}/weifang`)
    await page.getByRole('button', { name: '身份证丢了怎么补办？' }).click()
    const turn = await answered(1)
    expect(await turn.innerText()).toContain('应当向公安机关申请补领')
    expect(await fitsTheScreen()).toBe(true)
    await turn.getByRole('link', { name: /居民身份证法/ }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('身份证丢了怎么补办？')
    expect(faults).toEqual([])
  })

  it('complains, confirms, and finds the order again', async () => {
    await page.goto(`${served.url}/weifang`)
    let turn = await say('和平小区东门工地昨天夜里十一点还在施工，太吵了，要投诉，希望夜间停工')
    const answers = ['奎文区幸福路12号和平小区东门', '我姓王，电话13800138000']
    for (const answer of answers) {
      if (await turn.getByRole('button', { name: '提交' }).isVisible()) break
      turn = await say(answer)
    }
    const before = await turns().count()
    await turn.getByRole('button', { name: '提交' }).click()
    const filed = await answered(before + 1)
    const receipt = filed.getByRole('region', { name: '热线事项回执' })
    const no = await receipt.locator('.number dd').first().innerText()
    await receipt.getByText('怎么算').or(receipt.locator('summary')).first().click()
    expect(await receipt.innerText()).toContain('第二十条第一款第（一）项')
    await receipt.getByRole('link', { name: /查看进度/ }).click()
    expect(await page.locator('.order .number').innerText()).toBe(no)
    expect(await page.locator('main').innerText()).toContain('2026年11月30日（周一）24时前')
    expect(await fitsTheScreen()).toBe(true)
    expect(faults).toEqual([])
  })

  it('is refused with the article and the right road', async () => {
    await page.goto(`${served.url}/weifang`)
    const turn = await say('我和公司的劳动合同纠纷已经向法院起诉了，法院一直不开庭，你们管管')
    const words = await turn.innerText()
    for (const part of ['不予受理', '第十九条第一款第（一）项', '12368']) expect(words).toContain(part)
  })

  it('gets the number to dial before anything else in an emergency', async () => {
    await page.goto(`${served.url}/weifang`)
    const turn = await say('家里着火了快来人')
    expect(await turn.locator('.reply').first().getByRole('link', { name: '119' }).getAttribute('href')).toBe(
      'tel:119',
    )
  })

  it('finds the conversation again after a reload and on another device', async () => {
    await page.goto(`${served.url}/weifang`)
    await say('身份证丢了怎么补办？')
    await page.reload()
    expect(await (await answered(1)).innerText()).toContain('应当向公安机关申请补领')
    await page.getByText('在另一台设备继续').click()
    const link = await page.getByLabel('这次对话的链接').inputValue()
    const other = await (await browser.newContext()).newPage()
    await other.goto(link)
    await other.locator('.turn').waitFor()
    expect(await other.locator('.turn').innerText()).toContain('应当向公安机关申请补领')
    await other.context().close()
    await page.getByRole('link', { name: '新对话' }).click()
    await page.getByRole('heading', { name: /有什么事要问/ }).waitFor()
    expect(await turns().count()).toBe(0)
  })

  it('sends a message again when the line was lost, and is answered once', async () => {
    await page.goto(`${served.url}/weifang`)
    let lost = 0
    await page.route('**/messages', async (route) => {
      if (lost++ > 0) return route.continue()
      // The service has taken the message, the answer does not get through.
      await route.fetch()
      await route.abort()
    })
    const turn = await say('身份证丢了怎么补办？')
    expect(lost).toBe(2)
    expect(await turn.innerText()).toContain('应当向公安机关申请补领')
    expect(await turns().count()).toBe(1)
  })

  it('keeps what was typed when the line stays away, and sends it at a touch', async () => {
    await page.goto(`${served.url}/weifang`)
    await page.route('**/messages', (route) => route.abort())
    await page.getByLabel('您要问的事或要反映的问题').fill('身份证丢了怎么补办？')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('这条还没有发出去').waitFor()
    await page.unroute('**/messages')
    await page.getByRole('button', { name: '重新发送' }).click()
    expect(await (await answered(1)).innerText()).toContain('应当向公安机关申请补领')
  })

  it('looks policies up while typing, and what was typed before the script was there', async () => {
    const script = Promise.withResolvers<void>()
    await page.route('**/assets/lookup.js', async (route) => {
      await script.promise
      await route.continue()
    })
    await page.goto(`${served.url}/weifang/knowledge`, { waitUntil: 'commit' })
    await page.getByRole('searchbox').fill('身份证丢了')
    script.resolve()
    await page.getByRole('link', { name: '身份证丢了怎么补办？' }).waitFor()
    await page.getByRole('searchbox').clear()
    await page.getByRole('searchbox').pressSequentially('租房提取公积金')
    await page.getByRole('link', { name: '租房可以提取公积金吗？' }).waitFor()
    expect(await fitsTheScreen()).toBe(true)
  })

  it('makes the text large for good', async () => {
    await page.goto(`${served.url}/weifang`)
    await page.getByRole('button', { name: '大字' }).click()
    await page.goto(`${served.url}/weifang/about`)
    expect(await page.locator('html').getAttribute('class')).toBe('large')
    expect(await fitsTheScreen()).toBe(true)
    expect(faults).toEqual([])
  })
})
