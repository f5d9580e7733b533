import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepClocks } from '../../src/usecases/clocks/sweep-clocks.ts'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { complaintsOf } from '../support/complaints-of.ts'
import { type DeskBrowser, deskBrowser, flawsOf } from '../support/desk-browser.ts'
import type { Jiban } from '../support/jiban.ts'

const places = ['weifang', 'pingdingshan', 'fuzhou'] as const

describe.skipIf(!hasBrowser())('those who watch over and administer, from the first page of the desk', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let desks: DeskBrowser

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
    desks = deskBrowser(browser, served.url)
  })
  afterAll(() => open?.close())

  /** Of a page that is drawn alike in every place: its colours, which take axe ten times as long, are looked at in one. */
  const flawsIn = (place: string, page: Page): Promise<readonly string[]> =>
    place === places[0] ? flawsOf(page) : complaintsOf(page, false)

  /** In each place an order that nobody signed, long after its day. */
  const leaveLate = async () => {
    for (const place of places) {
      // Where only what is public has a term, this one is.
      const { no } = await takenDown(await deskOf(jiban, 'agent', place), { publicity: 'citizen_opt_in' })
      const dispatch = { type: 'dispatch', lead: 'urban-management', requirement: '请办理。' }
      expect((await (await deskOf(jiban, 'dispatcher', place)).does(no, dispatch)).status).toBe(200)
    }
    jiban.clock.set('2026-12-10T10:00:00+08:00')
    await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())
  }

  for (const place of places)
    it(`the supervisor in ${place} goes from the board to what is late and supervises it`, async () => {
      if (place === places[0]) await leaveLate()
      const page = await desks.at('supervisor', place)
      await desks.section(page, '督办看板')
      expect(await flawsOf(page)).toEqual([])
      await page
        .locator('ul.cards')
        .getByRole('link', { name: /^已逾期/ })
        .click()
      await page.locator('td.no a').first().click()
      await page.locator('.may').getByRole('link', { name: '督办', exact: true }).click()
      await page.locator('[name=reason]').waitFor()
      await page.waitForLoadState()
      for (const select of await page.locator('.act form select').all())
        await select.selectOption({ index: 1 })
      await page.locator('[name=reason]').fill('到期没有办结。')
      expect(await flawsOf(page)).toEqual([])
      await page.locator('.act form button').first().click()
      await page.locator('.done, .fault').first().waitFor()
      expect(await page.locator('[role=status] .done').allInnerTexts()).toContain('督办：已经办好。')
    })

  const bringsIn = async (page: Page, place: string, name: string, id: string, role: string) => {
    await desks.section(page, '人员')
    await page.getByRole('link', { name: '开设账号' }).click()
    await page.locator('[name=name]').fill(name)
    await page.locator('[name=id]').fill(`${id}.${place}`)
    await page.locator('[name=role]').selectOption(role)
    expect(await flawsIn(place, page)).toEqual([])
    await page.getByRole('button', { name: '开设', exact: true }).click()
    const told = await page.locator('.done').first().innerText()
    return /：([a-z0-9]{12})/.exec(told)?.[1] ?? told
  }

  const startsWork = async (place: string, username: string, password: string): Promise<Page> => {
    const page = await desks.newPage()
    await desks.signInOn(page, place, username, password)
    await page.getByRole('heading', { name: '请先修改密码' }).waitFor()
    expect(await flawsIn(place, page)).toEqual([])
    await page.locator('[name=currentPassword]').fill(password)
    await page.locator('[name=newPassword]').fill('only-i-know-this')
    await page.locator('main form button').first().click()
    await page.locator('nav.work').waitFor()
    return page
  }

  for (const place of places) {
    it(`an administrator in ${place} brings somebody in, reads the rules, and ends the access`, async () => {
      const page = await desks.at('admin', place)
      const password = await bringsIn(page, place, '新来', 'fresh', 'agent')
      const fresh = await startsWork(place, `fresh.${place}`, password)
      await desks.section(page, '管理')
      await page.getByRole('link', { name: '规则', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '规则' }).waitFor()
      expect(await flawsIn(place, page)).toEqual([])
      await desks.section(page, '人员')
      await page.getByRole('link', { name: '新来' }).first().click()
      await page.locator('[name=sure]').check()
      expect(await flawsOf(page)).toEqual([])
      await page.getByRole('button', { name: '停用', exact: true }).click()
      await page.getByText('已停用').first().waitFor()
      await fresh.reload()
      await fresh.getByRole('button', { name: '登录', exact: true }).waitFor()
      await fresh.context().close()
    })

    it(`the manager of a unit in ${place} brings a clerk in, who sees the unit's orders and no others`, async () => {
      const page = await desks.at('manager.urban-management', place)
      const password = await bringsIn(page, place, '新同事', 'fresh-clerk.urban-management', 'unit-clerk')
      const clerk = await startsWork(place, `fresh-clerk.urban-management.${place}`, password)
      await desks.section(clerk, '本单位在办')
      expect(await flawsOf(clerk)).toEqual([])
      expect(await clerk.locator('td.no a').count()).toBe(1)
      await clerk.locator('td.no a').first().click()
      await clerk.locator('#order #sheet').waitFor()
      expect(await clerk.locator('#order').innerText()).not.toContain('13800138000')
      await clerk.context().close()
    })

    it(`the editor of knowledge in ${place} looks through what is due and each part of it`, async () => {
      const page = await desks.at('editor', place)
      await page.locator('nav.work').getByRole('link', { name: /^知识/ }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState()
      const parts = await page.locator('main nav a, .parts a').allInnerTexts()
      expect(parts.length).toBeGreaterThan(2)
      for (const part of parts) {
        await page.locator('main nav a, .parts a').filter({ hasText: part.trim() }).first().click()
        await page.locator('main h1').first().waitFor()
        expect(await flawsIn(place, page), part).toEqual([])
      }
    })
  }

  it('nothing went wrong in any of their pages', () => {
    expect(desks.faults).toEqual([])
  })
})
