import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser } from '../support/browser.ts'
import { deskBrowser } from '../support/desk-browser.ts'

const place = 'weifang'
const unit = 'clerk.urban-management'

/** What has the focus: its field or words, and whether it is seen to have it, on the screen. */
const focusIn = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    const { top, bottom } = at.getBoundingClientRect()
    const { outlineStyle, boxShadow } = getComputedStyle(at)
    return {
      name: at.getAttribute('name') ?? at.innerText.trim(),
      isMarked: outlineStyle !== 'none' || boxShadow !== 'none',
      isInView: top >= 0 && bottom <= window.innerHeight,
    }
  })

/** Tab by Tab to a field or to what is called so; on the way everything shows that it has the focus. */
const tabTo = async (page: Page, name: string) => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab')
    const at = await focusIn(page)
    expect(at, `before ${name}`).toMatchObject({ isMarked: true, isInView: true })
    if (at.name === name) return
  }
  throw new Error(`no Tab leads to ${name}`)
}

describe.skipIf(!hasBrowser())('without a mouse', () => {
  let open: InBrowser
  let no = ''
  beforeAll(async () => {
    open = await openInBrowser()
    no = (await takenDown(await deskOf(open.jiban, 'agent', place))).no
    const dispatcher = await deskOf(open.jiban, 'dispatcher', place)
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' })
    await (await deskOf(open.jiban, unit, place)).does(no, { type: 'sign' })
  })
  afterAll(() => open?.close())

  it('a clerk signs in, finds an order, answers it, puts right what was refused, and is done', {
    timeout: 120_000,
  }, async () => {
    const desks = deskBrowser(open.browser, open.served.url)
    const page = await desks.newPage()
    await page.goto(`${open.served.url}/${place}/desk/sign-in`)
    await expect.poll(async () => (await focusIn(page)).name).toBe('username')
    await page.keyboard.type(`${unit}.${place}`)
    await tabTo(page, 'password')
    await page.keyboard.type('jiban-demo')
    await page.keyboard.press('Enter')
    await page.locator('nav.work').waitFor()
    await page.waitForLoadState()

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('#order #sheet').waitFor()
    await page.keyboard.press('d')
    await tabTo(page, '提交答复')
    await page.keyboard.press('Enter')
    await page.waitForURL(/submit-reply/)

    await expect.poll(async () => (await focusIn(page)).name).toBe('reply.result')
    await tabTo(page, '下一步：核对')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await focusIn(page)).name).toBe('reply.result')
    await page.keyboard.type('路灯已经修好，夜里亮度正常。')
    await tabTo(page, '下一步：核对')
    await page.keyboard.press('Enter')
    await page.locator('.grave').waitFor()
    await expect.poll(async () => (await focusIn(page)).name).toContain('不能收回')
    // A second Enter, pressed too long, files nothing.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect((await focusIn(page)).name).toBe('sure')
    await page.keyboard.press('Enter')
    await page.locator('.done').first().waitFor()
    expect(await page.locator('.done').first().innerText()).toContain('提交答复')
    expect(desks.faults).toEqual([])
  })
})
