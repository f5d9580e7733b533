import { randomUUID } from 'node:crypto'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, type Served, serveJiban } from '../support/browser.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'

describe.skipIf(!hasBrowser())('an agent at work in the browser', () => {
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    jiban = await openJiban('2026-11-23T10:00:00+08:00')
    served = await serveJiban(jiban)
    browser = await openBrowser()
    page = await (await browser.newContext({ bypassCSP: true })).newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
    await page.goto(`${served.url}/weifang/desk/sign-in`)
    await page.locator('input[name=username]:not([type=hidden])').fill('agent.weifang')
    await page.locator('input[name=password]:not([type=hidden])').fill('jiban-demo')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.locator('nav.work').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await jiban?.close()
  })

  const flaws = async (): Promise<readonly string[]> => {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate<AxeResults>('axe.run()')
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  it('finds who waits from the navigation, answers with a phrase and keys, and sees what comes in', async () => {
    const citizen = citizenOf(jiban, 'weifang', randomUUID())
    await citizen.say('幸福路12号院门口的路灯坏了')
    await citizen.say('转人工')
    await page.locator('nav.work').getByText('会话', { exact: true }).click()
    expect(await flaws()).toEqual([])
    await page.locator('table.talks a').first().click()
    await page.getByRole('button', { name: '接手' }).click()
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
    for (const name of ['待人工决定', '咨询单位', '通知']) {
      await page.locator('nav.work').getByText(name, { exact: true }).click()
      await page.locator('nav.work a[aria-current]', { hasText: name }).waitFor()
      expect(await flaws(), name).toEqual([])
    }
    expect(faults).toEqual([])
  })
})
