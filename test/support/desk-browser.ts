import type { Browser, Page } from 'playwright-core'
import { complaintsOf } from './complaints-of.ts'

/** What the server refused, as the browser and htmx say it: that is for the test to look at. */
const refused = /^(Failed to load resource|Response Status Error Code)/

/** People at the desk in a real browser: each in a browser context of their own, signed in by the page for it. */
export const deskBrowser = (browser: Browser, url: string) => {
  const faults: string[] = []
  const pages = new Map<string, Promise<Page>>()

  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      // Colours change at once: half-way through a change no colour is what people see.
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !refused.test(message.text())) faults.push(message.text())
    })
    return page
  }
  const signInOn = async (page: Page, place: string, username: string, password: string): Promise<void> => {
    await page.goto(`${url}/${place}/desk`)
    await page.locator('input[name=username]:not([type=hidden])').fill(username)
    await page.locator('input[name=password]:not([type=hidden])').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  const open = async (account: string, place: string): Promise<Page> => {
    const page = await newPage()
    await signInOn(page, place, `${account}.${place}`, 'jiban-demo')
    await page.locator('nav.work').waitFor()
    return page
  }

  return {
    /** What went wrong in any page. */
    faults,
    newPage,
    signInOn,
    at: (account: string, place: string): Promise<Page> => {
      const key = `${account}.${place}`
      const page = pages.get(key) ?? open(account, place)
      pages.set(key, page)
      return page
    },
    /** From where one is to a section of the navigation, by clicking. */
    section: async (page: Page, name: string): Promise<void> => {
      await page.locator('nav.work').getByText(name, { exact: true }).first().click()
      await page.locator('nav.work a[aria-current]', { hasText: name }).waitFor()
      await page.waitForLoadState()
    },
  }
}
export type DeskBrowser = ReturnType<typeof deskBrowser>

/** What axe finds against a page in light and in dark, as rule and place. */
export const flawsOf = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await complaintsOf(page)).map((complaint) => `${colorScheme} ${complaint}`))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}
