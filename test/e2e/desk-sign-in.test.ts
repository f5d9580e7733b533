import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, type Served, serveJiban } from '../support/browser.ts'
import { complaintsOf, isTooWide } from '../support/complaints-of.ts'
import {
  clientId,
  clientSecret,
  type IdentityProvider,
  identityProvider,
} from '../support/identity-provider.ts'
import { type Jiban, openJiban } from '../support/jiban.ts'
import { totpOf } from '../support/totp.ts'

const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

describe.skipIf(!hasBrowser())('signing in in the browser', () => {
  let provider: IdentityProvider
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    provider = await identityProvider()
    jiban = await openJiban('2026-11-23T10:00:00+08:00', undefined, {
      requireTwoFactor: ['system-admin'],
      provider: {
        name: '统一身份认证',
        issuer: provider.issuer,
        clientId,
        clientSecret,
        accountClaim: 'preferred_username',
      },
    })
    served = await serveJiban(jiban)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await provider?.close()
    await jiban?.close()
  })

  const fresh = async () => {
    page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await page.goto(`${served.url}/weifang/desk/sign-in`)
  }
  const typeIn = async (account: string) => {
    await page.locator('input[name=username]:not([type=hidden])').fill(account)
    await page.locator('input[name=password]:not([type=hidden])').fill('jiban-demo')
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  /** What axe finds, and whether anything is wider than the page, in every look. */
  const flaws = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      found.push(...(await complaintsOf(page)).map((complaint) => `${width} ${colorScheme} ${complaint}`))
      if (await isTooWide(page)) found.push(`${width}: wider than the page`)
    }
    return found
  }

  it('leads an administrator through the second step before anything else, then asks for a code each time', async () => {
    await fresh()
    expect(await flaws()).toEqual([])
    await typeIn('admin.weifang')
    await page.getByRole('heading', { name: '请先开启两步验证' }).waitFor()
    expect(await flaws()).toEqual([])
    await page.locator('input[name=password]').fill('jiban-demo')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.locator('svg.qr').waitFor()
    expect(await flaws()).toEqual([])
    const key = (await page.locator('main code').first().innerText()).replaceAll(' ', '')
    await page.locator('input[name=code]').fill(totpOf(key))
    await page.getByRole('button', { name: '完成开启' }).click()
    await page.locator('nav.work').waitFor()

    await fresh()
    await typeIn('admin.weifang')
    await page.getByRole('heading', { name: '两步验证' }).waitFor()
    await page.locator('input[name=code]').fill('000000')
    await page.getByRole('button', { name: '验证' }).click()
    await page.getByRole('alert').getByText('验证码不对').waitFor()
    expect(await flaws()).toEqual([])
    await page.locator('input[name=code]').fill(totpOf(key))
    await page.getByRole('button', { name: '验证' }).click()
    await page.locator('nav.work').waitFor()
  })

  it('shows who may choose the same at the account, with what is needed without a camera', async () => {
    await fresh()
    await typeIn('dispatcher.weifang')
    await page.goto(`${served.url}/weifang/desk/account`)
    await page.locator('form[action$="two-factor/on"] input').fill('jiban-demo')
    await page.getByRole('button', { name: '开启两步验证' }).click()
    await page.locator('svg.qr').waitFor()
    await page.waitForLoadState()
    expect(await page.locator('.recovery code').count()).toBeGreaterThan(5)
    expect(await flaws()).toEqual([])
  })

  it('goes to the identity provider and back with one press', async () => {
    provider.state.user = 'auditor.weifang'
    await fresh()
    await page.getByRole('button', { name: '用统一身份认证登录' }).click()
    await page.locator('nav.work').waitFor()
    expect(new URL(page.url()).pathname).toBe('/weifang/desk/orders')
  })
})
