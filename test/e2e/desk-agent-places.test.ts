import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { type DeskBrowser, deskBrowser, flawsOf } from '../support/desk-browser.ts'

const places = ['weifang', 'pingdingshan', 'fuzhou'] as const

describe.skipIf(!hasBrowser())('agents at work in the browser, from the first page of the desk', () => {
  let open: InBrowser
  let served: Served
  let browser: Browser
  let desks: DeskBrowser

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ served, browser } = open)
    desks = deskBrowser(browser, served.url)
  })
  afterAll(() => open?.close())

  /** A citizen's own page, who has asked for a person. */
  const asksForPerson = async (place: string): Promise<Page> => {
    const page = await desks.newPage()
    await page.goto(`${served.url}/${place}`)
    await page.locator('#text').fill('幸福路12号院门口的路灯坏了')
    await page.getByRole('button', { name: '发送' }).click()
    await page.locator('article.turn .answer').first().waitFor()
    await page.locator('.composer button.human').click()
    await page.locator('article.turn.handoff').waitFor()
    return page
  }

  for (const place of places) {
    it(`an agent in ${place} takes a conversation over, the citizen reads it at once, and hands it back`, async () => {
      const citizen = await asksForPerson(place)
      const page = await desks.at('agent', place)
      await desks.section(page, '会话')
      await page.locator('table.talks a').first().click()
      await page.getByRole('button', { name: '接手' }).click()
      await page.locator('#say').fill('您好，已经看到您反映的路灯。')
      await page.getByRole('button', { name: '发送' }).click()
      await citizen.getByText('您好，已经看到您反映的路灯。').waitFor()
      expect(await flawsOf(page)).toEqual([])
      await page.getByRole('button', { name: '交还智能助手' }).click()
      await page.getByText('已交还智能助手').waitFor()
      await citizen.locator('#text').fill('试用期最长可以约定多久？')
      await citizen.getByRole('button', { name: '发送' }).click()
      await citizen.locator('article.turn.settled').waitFor()
      await citizen.context().close()
    })

    it(`an agent in ${place} takes a call down and reads number and code out`, async () => {
      const page = await desks.at('agent', place)
      await desks.section(page, '登记来件')
      const told = {
        text: '我要投诉，幸福路12号院门口的路灯坏了一个月，一直没有人修。',
        place: '幸福路12号院门口',
        when: '最近一个月',
        target: '不清楚',
        demand: '尽快修好',
        contactName: '王女士',
        contactPhone: '13800138000',
      }
      for (const [name, value] of Object.entries(told)) await page.locator(`[name="${name}"]`).fill(value)
      await page.locator('[name="publicity"]').selectOption('citizen_opt_out')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByRole('heading', { name: '已登记，请念给来电人' }).waitFor()
      expect(await flawsOf(page)).toEqual([])
      await page.locator('dd a').first().click()
      await page.locator('.may').getByText('现在可以做').waitFor()
      expect(await page.locator('main').innerText()).not.toContain('13800138000')
    })
  }

  it('nothing went wrong in any of their pages', () => {
    expect(desks.faults).toEqual([])
  })
})
