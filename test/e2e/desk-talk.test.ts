import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { complaintsOf } from '../support/complaints-of.ts'
import { type DeskBrowser, deskBrowser } from '../support/desk-browser.ts'
import { citizenOf, type Jiban } from '../support/jiban.ts'

describe.skipIf(!hasBrowser())('an agent at work in the browser', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let desks: DeskBrowser
  let page: Page

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
    desks = deskBrowser(browser, served.url)
    page = await desks.at('agent', 'weifang')
  })
  afterAll(() => open?.close())

  const flaws = () => complaintsOf(page)

  it('finds who waits from the navigation, answers with a phrase and keys, and sees what comes in', async () => {
    const citizen = citizenOf(jiban, 'weifang', randomUUID())
    await citizen.say('幸福路12号院门口的路灯坏了')
    await citizen.say('转人工')
    await page.locator('nav.work').getByText('会话', { exact: true }).click()
    expect(await flaws()).toEqual([])
    await page.locator('table.talks a').first().click()
    await page.getByRole('button', { name: '接手' }).click()
    await page.locator('.phrases button').first().waitFor()
    await page.waitForLoadState()
    await page.locator('.phrases button').first().click()
    await page.locator('#say').press('Control+Enter')
    await page.locator('#talk-log .agent').nth(1).waitFor()
    await citizen.say('好的，请快一点')
    await page.getByText('好的，请快一点').waitFor()
    expect(await flaws()).toEqual([])
    await page.getByRole('button', { name: '登记为工单' }).click()
    expect(await page.locator('#f-text').inputValue()).toContain('路灯坏了')
    expect(await flaws()).toEqual([])
  })

  it('sees beside the form what the rules make of what is typed, without leaving it', async () => {
    await page.locator('nav.work').getByText('登记来件', { exact: true }).click()
    await page.locator('#f-text').pressSequentially('我要投诉小区门口的路灯坏了')
    await page.locator('#reading').getByText('予以受理').waitFor()
    expect(await page.locator('#f-text').inputValue()).toBe('我要投诉小区门口的路灯坏了')
    expect(await flaws()).toEqual([])
  })

  it('reaches every other page of the desk by the navigation, none with a flaw', async () => {
    for (const name of ['待人工决定', '通知']) {
      await page.locator('nav.work').getByText(name, { exact: true }).click()
      await page.locator('nav.work a[aria-current]', { hasText: name }).waitFor()
      expect(await flaws(), name).toEqual([])
    }
    expect(desks.faults).toEqual([])
  })
})
