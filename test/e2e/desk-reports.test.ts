import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { complaintsOf } from '../support/complaints-of.ts'
import { type DeskBrowser, deskBrowser } from '../support/desk-browser.ts'
import { type Jiban, openJiban } from '../support/jiban.ts'

describe.skipIf(!hasBrowser())('boards and reports in a browser', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let desks: DeskBrowser
  let page: Page

  beforeAll(async () => {
    open = await openInBrowser(openJiban('2026-09-22T10:00:00+08:00'))
    ;({ jiban, served, browser } = open)
    const agent = await deskOf(jiban, 'agent', 'weifang')
    for (const n of [1, 2, 3])
      await takenDown(agent, { place: '奎文区和平小区', contactPhone: `1380013800${n}` })
    desks = deskBrowser(browser, served.url)
    page = await desks.at('lead', 'weifang')
  })
  afterAll(() => open?.close())

  it('leads by clicks from the first page to a figure, its orders and one of them', async () => {
    await page.locator('nav.work').getByRole('link', { name: '统计报表' }).click()
    await page.getByRole('link', { name: '受理3，查看工单', exact: true }).click()
    await page.locator('table.orders a').first().click()
    expect(await page.locator('.order-sheet').innerText()).toContain('路灯')
    await page.locator('nav.work').getByRole('link', { name: '热点' }).click()
    expect(await page.locator('.hotspot').innerText()).toContain('3件，前7天没有')
    expect(desks.faults).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`leaves axe nothing to complain of, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      for (const path of [
        'board',
        'board/orders?mark=late',
        'hotspots',
        'reports?by=area',
        'reports/bulletin?kind=npc',
      ]) {
        await page.goto(`${served.url}/weifang/desk/${path}`)
        expect(await complaintsOf(page), path).toEqual([])
      }
      expect(desks.faults).toEqual([])
    })

  it('prints on paper without the desk around it, no wider than the sheet', async () => {
    await page.goto(`${served.url}/weifang/desk/reports/bulletin?kind=npc`)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 680, height: 962 })
    expect(await page.locator('nav.work').isVisible()).toBe(false)
    expect(await page.locator('.tools').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680)
  })
})
