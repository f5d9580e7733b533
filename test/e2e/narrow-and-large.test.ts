import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser } from '../support/browser.ts'
import { isTooWide } from '../support/complaints-of.ts'
import { deskBrowser } from '../support/desk-browser.ts'

const place = 'weifang'
const screens = [
  { name: '320 pixels wide', width: 320, text: '100%' },
  { name: 'with letters twice as large', width: 640, text: '200%' },
] as const

/** Choices of which less is seen than they say. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    return [...document.querySelectorAll('select')].flatMap((select) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select)
      const words = select.selectedOptions[0]?.text ?? ''
      if (pen) pen.font = font
      const needed = (pen?.measureText(words).width ?? 0) + parseFloat(paddingLeft) + parseFloat(paddingRight)
      return select.checkVisibility() && needed > select.clientWidth + 1 ? [words] : []
    })
  })

describe.skipIf(!hasBrowser())('a screen', () => {
  let open: InBrowser
  let no = ''
  beforeAll(async () => {
    open = await openInBrowser()
    no = (await takenDown(await deskOf(open.jiban, 'agent', place))).no
    const dispatcher = await deskOf(open.jiban, 'dispatcher', place)
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' })
  })
  afterAll(() => open?.close())

  it.each(screens)('$name cuts nothing off at the desks of auditor and leader', async ({ width, text }) => {
    const desks = deskBrowser(open.browser, open.served.url)
    const faults: string[] = []
    for (const account of ['auditor', 'leader.urban-management']) {
      const page = await desks.at(account, place)
      await page.setViewportSize({ width, height: 800 })
      for (const path of ['orders?list=all', 'orders?list=to-audit', `orders/${no}`, 'messages', 'account']) {
        await page.goto(`${open.served.url}/${place}/desk/${path}`)
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size
        }, text)
        if (await isTooWide(page)) faults.push(`${account} ${path} is wider than the screen`)
        faults.push(...(await cutOff(page)).map((words) => `${account} ${path}: ${words}`))
      }
    }
    expect(faults).toEqual([])
  })

  it('whose colours the system gives says with lines what a background says elsewhere', async () => {
    const context = await open.browser.newContext({ forcedColors: 'active' })
    const page = await context.newPage()
    await page.goto(`${open.served.url}/${place}`)
    await page.fill('#text', '身份证丢了怎么补办')
    await page.locator('button.send').click()
    await page.locator('.turn[data-seq]').waitFor()
    const lineOf = (selector: string, side: 'borderTopStyle' | 'outlineStyle') =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element)[name], side)
    expect(await lineOf('.turn[data-seq] .said', 'borderTopStyle')).toBe('solid')
    expect(await lineOf('button.send', 'borderTopStyle')).toBe('solid')
    expect(await lineOf('.bar nav a[aria-current]', 'outlineStyle')).toBe('solid')
    await context.close()
  })
})
