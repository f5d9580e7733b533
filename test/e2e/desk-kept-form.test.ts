import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { type DeskBrowser, deskBrowser, flawsOf } from '../support/desk-browser.ts'
import type { Jiban } from '../support/jiban.ts'

const typed = '来电人补充：路灯编号是A12，晚上七点以后全黑。'

describe.skipIf(!hasBrowser())('a form that is sent after the session ended', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let desks: DeskBrowser
  let no: string

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
    desks = deskBrowser(browser, served.url)
    no = (await takenDown(await deskOf(jiban, 'agent', 'weifang'))).no
  })
  afterAll(() => open?.close())

  const signIn = async (page: Page, account: string) => {
    await page.locator('input[name=username]:not([type=hidden])').fill(`${account}.weifang`)
    await page.locator('input[name=password]:not([type=hidden])').fill('jiban-demo')
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  const form = () => `${served.url}/weifang/desk/orders/${no}/do/supplement`
  const text = (page: Page) => page.locator('textarea[name=text]')
  const send = (page: Page) => page.getByRole('button', { name: '补充', exact: false }).first().click()
  const keptIn = (page: Page) => page.evaluate<string | null>("sessionStorage.getItem('jiban-form')")
  const atForm = async (): Promise<Page> => {
    const page = await desks.newPage()
    await desks.signInOn(page, 'weifang', 'agent.weifang', 'jiban-demo')
    await page.locator('nav.work').waitFor()
    await page.goto(form())
    return page
  }
  /** Somebody whose session ended while they typed, and who sent the form. */
  const turnedAway = async (): Promise<Page> => {
    const page = await atForm()
    await text(page).fill(typed)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '路灯.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('a picture') })
    await page.context().clearCookies()
    await send(page)
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
    // Where the script there gives the way back.
    await page.waitForLoadState()
    return page
  }
  const versionOf = async () =>
    (
      await jiban.database.db
        .selectFrom('work_order')
        .select('version')
        .where('no', '=', no)
        .executeTakeFirstOrThrow()
    ).version

  it('is there again after signing in, a wrong password between them, and is done once when sent', async () => {
    const before = await versionOf()
    const page = await turnedAway()
    expect(await versionOf()).toBe(before)
    await page.locator('input[name=username]:not([type=hidden])').fill('agent.weifang')
    await page.locator('input[name=password]:not([type=hidden])').fill('wrong password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('账号或密码不对').waitFor()
    await page.waitForLoadState()
    await signIn(page, 'agent')
    await page.getByText('您填写的内容已经恢复').waitFor()
    expect(page.url()).toBe(form())
    expect(await text(page).inputValue()).toBe(typed)
    const again = page.getByText('刚才选的“路灯.jpg”没有保存下来，请重新选择。')
    expect(await again.locator('xpath=preceding-sibling::*[1]').getAttribute('type')).toBe('file')
    expect(await flawsOf(page)).toEqual([])
    expect(await keptIn(page)).toBeNull()
    await send(page)
    await page.locator('.timeline').getByText(typed.slice(0, 12)).first().waitFor()
    await page.waitForLoadState()
    expect(await versionOf()).toBe(before + 1)
    expect(await keptIn(page)).toBeNull()
    await page.context().close()
  })

  it('is shown to nobody else who signs in there', async () => {
    const page = await turnedAway()
    await signIn(page, 'auditor')
    await page.locator('nav.work').waitFor()
    await page.waitForLoadState()
    expect(await keptIn(page)).toBeNull()
    expect(await page.locator('body').innerText()).not.toContain(typed)
    await page.context().close()
  })

  it('leaves nothing behind when it was taken, refused, or its person signs out', async () => {
    const page = await turnedAway()
    await signIn(page, 'agent')
    await page.getByText('您填写的内容已经恢复').waitFor()
    await text(page).evaluate('document.querySelector("textarea[name=text]").required = false')
    await text(page).fill('')
    await send(page)
    await page.locator('.fault').first().waitFor()
    await page.waitForLoadState()
    expect(await keptIn(page)).toBeNull()
    await page.evaluate("sessionStorage.setItem('jiban-form', '{}')")
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
    await page.waitForLoadState()
    expect(await keptIn(page)).toBeNull()
    await page.context().close()
  })

  it('comes back to the page of the form also when the server had given it back once', async () => {
    const page = await atForm()
    await text(page).evaluate('document.querySelector("textarea[name=text]").required = false')
    await send(page)
    await page.locator('.fault').first().waitFor()
    await page.waitForLoadState()
    await text(page).fill(typed)
    await page.context().clearCookies()
    await send(page)
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
    await page.waitForLoadState()
    await signIn(page, 'agent')
    await page.getByText('您填写的内容已经恢复').waitFor()
    expect(await text(page).inputValue()).toBe(typed)
    await page.context().close()
  })

  it('is announced while one types: parts of the page that are fetched say so, and bring no second page into it', async () => {
    const page = await atForm()
    await text(page).fill(typed)
    await page.context().clearCookies()
    await page.evaluate("htmx.ajax('GET', '/weifang/desk/messages/unread', { target: 'nav.work .count' })")
    await page.getByText('登录已过期。正在填写的内容请直接提交').waitFor()
    expect(await page.locator('input[name=password]').count()).toBe(0)
    expect(await text(page).inputValue()).toBe(typed)
    expect(await flawsOf(page)).toEqual([])
    await page.context().close()
  })

  it('broke nothing in any page', () => {
    expect(desks.faults).toEqual([])
  })
})
