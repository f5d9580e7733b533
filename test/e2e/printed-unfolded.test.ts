import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser } from '../support/browser.ts'
import { type DeskBrowser, deskBrowser } from '../support/desk-browser.ts'
import { cardOf, filedIn, finish, lamp, noise } from '../usecases/turn/story.ts'

const place = 'weifang'
const long = `路灯坏了，${'夜里看不见路，'.repeat(80)}最后一句写在这里`

describe.skipIf(!hasBrowser())('what is folded on the screen stands open on paper', () => {
  let open: InBrowser
  let desks: DeskBrowser
  beforeAll(async () => {
    open = await openInBrowser()
    desks = deskBrowser(open.browser, open.served.url)
  })
  afterAll(() => open?.close())

  /** Hidden on the screen, there on paper, hidden again. */
  const unfoldsOnPaper = async (page: Page, folded: Locator): Promise<void> => {
    expect(await folded.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await folded.isVisible()).toBe(true)
    expect((await folded.boundingBox())?.height ?? 0).toBeGreaterThan(10)
    await page.emulateMedia({ media: 'screen' })
    expect(await folded.isVisible()).toBe(false)
  }

  it('in a conversation with two receipts', async () => {
    const { jiban, served, browser } = open
    const { citizen, card } = await filedIn(jiban, place, lamp)
    cardOf(await finish(citizen, await citizen.say(noise)))
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${served.url}/${place}?c=${citizen.conversationId}`)
    await unfoldsOnPaper(page, page.locator('details.receipt').getByText(card.queryCode))
    await unfoldsOnPaper(page, page.locator('section.receipt .deadlines details p'))
  })

  it('on an order at the desk: a long text, how a clock was counted, the earlier steps', async () => {
    const { jiban } = open
    const agent = await deskOf(jiban, 'agent', place)
    const { no } = await takenDown(agent)
    for (let i = 1; i <= 18; i++)
      expect(
        (await agent.does(no, { type: 'supplement', text: i === 18 ? long : `第${i}次来电` })).status,
      ).toBe(200)
    const page = await desks.at('dispatcher', place)
    await page.goto(`${open.served.url}/${place}/desk/orders/${no}`)
    await unfoldsOnPaper(page, page.locator('.happened .clocks .counting').first())
    await unfoldsOnPaper(page, page.locator('.happened details.earlier li').nth(3))
    await unfoldsOnPaper(
      page,
      page.locator('.happened .folded details p', { hasText: '最后一句写在这里' }).first(),
    )
    expect(desks.faults).toEqual([])
  })
})
