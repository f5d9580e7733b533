import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds against a page as it looks now, or against all but its colours: the rule and the first place. */
export const complaintsOf = async (page: Page, colours = true): Promise<readonly string[]> => {
  // A click waits for the first bytes of the next page: half a page has faults the whole one has not.
  await page.waitForLoadState()
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ rules: { 'color-contrast': { enabled: ${colours} } } })`,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Whether something makes the page wider than the screen. */
export const isTooWide = async (page: Page): Promise<boolean> => {
  await page.waitForLoadState()
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}
