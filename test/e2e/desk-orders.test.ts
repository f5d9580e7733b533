import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { complaintsOf } from '../support/complaints-of.ts'
import { type DeskBrowser, deskBrowser } from '../support/desk-browser.ts'
import type { Jiban } from '../support/jiban.ts'

/** One act by one person: the name of its link, what is filled in, where the order stands afterwards. */
type Act = {
  readonly by: string
  readonly act: string
  readonly fills?: Readonly<Record<string, string>>
  readonly is: string
}

const journeys: Readonly<Record<string, readonly Act[]>> = {
  weifang: [
    {
      by: 'dispatcher',
      act: '派单',
      fills: { lead: '潍坊市城市管理局', requirement: '请核实办理并答复。' },
      is: '已派单待签收',
    },
    { by: 'clerk.urban-management', act: '签收', is: '办理中' },
    {
      by: 'clerk.urban-management',
      act: '提交答复',
      fills: { 'reply.result': '路灯已经修好。', 'reply.informedVia': 'phone' },
      is: '已答复',
    },
    {
      by: 'agent',
      act: '回访',
      fills: { resolved: 'true', process: '1', result: '1', comments: '很满意', opinion: '没有意见' },
      is: '已办结',
    },
    { by: 'auditor', act: '归档', is: '已归档' },
  ],
  fuzhou: [
    {
      by: 'dispatcher',
      act: '派单',
      fills: { lead: 'urban-management', requirement: '请核实办理并答复。' },
      is: '已派单待签收',
    },
    { by: 'clerk.urban-management', act: '签收', fills: { leader: '副主任 郑某' }, is: '办理中' },
    {
      by: 'clerk.urban-management',
      act: '提交答复',
      fills: { 'reply.result': '路灯已经修好。' },
      is: '待单位审签',
    },
    { by: 'leader.urban-management', act: '审签答复', is: '答复待审核' },
    { by: 'auditor', act: '审核通过', is: '已答复' },
    {
      by: 'agent',
      act: '回访',
      fills: { resolved: 'true', process: '1', result: '1', comments: '很满意', opinion: '没有意见' },
      is: '已办结',
    },
    { by: 'auditor', act: '归档', is: '已归档' },
  ],
  'district-supervision': [
    {
      by: 'dispatcher',
      act: '派单',
      fills: { lead: 'chengguan', requirement: '请核实办理并答复。' },
      is: '已派单待签收',
    },
    { by: 'clerk.chengguan', act: '签收', is: '办理中' },
    {
      by: 'clerk.chengguan',
      act: '提交答复',
      fills: {
        'reply.result': '路灯已经修好。',
        'reply.informedVia': 'face',
        'reply.attachments.written_material': '办理情况书面材料.pdf',
      },
      is: '待单位审签',
    },
    { by: 'manager.chengguan', act: '审签答复', is: '已答复' },
    {
      by: 'agent',
      act: '回访',
      fills: { level: 'district', resolved: 'true', process: '1', result: '1', comments: '很满意' },
      is: '已答复',
    },
    {
      by: 'manager.chengguan',
      act: '回访',
      fills: {
        level: 'unit',
        method: 'visit',
        resolved: 'true',
        process: '1',
        result: '1',
        comments: '很满意',
      },
      is: '已办结',
    },
    { by: 'auditor', act: '归档', is: '已归档' },
  ],
}

describe.skipIf(!hasBrowser())('an order from dispatch to archive, by pages only', () => {
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

  const at = (account: string, place: string): Promise<Page> => desks.at(account, place)

  const fill = async (page: Page, name: string, value: string) => {
    const input = page.locator(`[name="${name}"]`).first()
    const folded = page.locator('details:not([open]) summary', { hasText: '其他可以填的' })
    if (!(await input.isVisible())) await folded.click()
    if ((await input.getAttribute('type')) === 'file') {
      await input.setInputFiles({
        name: value,
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
      })
      return
    }
    const isSelect = (await input.evaluate((element) => element.tagName)) === 'SELECT'
    await (isSelect ? input.selectOption(value) : input.fill(value))
  }

  const take = async (place: string, no: string, { by, act, fills = {}, is }: Act) => {
    const page = await at(by, place)
    await page.goto(`${served.url}/${place}/desk/orders/${no}`)
    await page.locator('.may').getByRole('link', { name: act, exact: true }).click()
    await page.waitForLoadState()
    for (const [name, value] of Object.entries(fills)) await fill(page, name, value)
    for (const check of await page.locator('.act form input[type=checkbox][required]').all())
      await check.check()
    await page.locator('.act form button').first().click()
    const sure = page.getByRole('button', { name: `确定${act}` })
    await page.locator('.done, .grave, .fault').first().waitFor()
    await page.waitForLoadState()
    if (await sure.isVisible()) await sure.click()
    await page.locator('.done, .fault').first().waitFor()
    expect(await page.locator('[role=alert]').allInnerTexts(), `${by} ${act}`).toEqual([])
    expect(await page.locator('.marks .chip').first().innerText(), `${by} ${act}`).toBe(is)
  }

  for (const [place, acts] of Object.entries(journeys))
    it(`in ${place}: ${acts.map(({ act }) => act).join('、')}`, async () => {
      const { no } = await takenDown(await deskOf(jiban, 'agent', place))
      for (const act of acts) await take(place, no, act)
      expect(desks.faults).toEqual([])
    })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`leaves axe nothing to complain of, ${colorScheme}`, async () => {
      const { no } = await takenDown(await deskOf(jiban, 'agent', 'weifang'))
      const page = await at('dispatcher', 'weifang')
      await page.emulateMedia({ colorScheme })
      for (const path of [
        'orders?list=all',
        `orders/${no}`,
        `orders/${no}/do/dispatch`,
        `orders/${no}/do/split`,
      ]) {
        await page.goto(`${served.url}/weifang/desk/${path}`)
        expect(await complaintsOf(page), path).toEqual([])
      }
    })

  it('walks a list by keys: j goes down, Enter opens beside it, the question mark tells the keys', async () => {
    const { no } = await takenDown(await deskOf(jiban, 'agent', 'weifang'))
    const page = await at('dispatcher', 'weifang')
    await page.goto(`${served.url}/weifang/desk/orders?list=all`)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('#order #sheet').waitFor()
    expect(await page.locator('#order .no').innerText()).toBe(no)
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').innerText()).toContain('打开这一行')
  })

  it('is found, opened and dispatched by keys alone, and the form begins at its first field', async () => {
    const { no } = await takenDown(await deskOf(jiban, 'agent', 'weifang'), { contactPhone: '13800138777' })
    const page = await at('dispatcher', 'weifang')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
    await page.goto(`${served.url}/weifang/desk/orders?list=to-dispatch`)
    await page.keyboard.press('/')
    await page.keyboard.type(no)
    // Not the list of a number half typed.
    await page.waitForURL((url) => url.searchParams.get('q') === no)
    await expect.poll(() => page.locator('#rows td.no').allInnerTexts()).toEqual([no])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.order-sheet .acts').first().waitFor()
    await page.keyboard.press('d')
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== '派单')
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/do\/dispatch/)
    await expect.poll(focused).toBe('lead')
    await page.keyboard.type('没有这个局')
    await page.getByLabel('交办要求').focus()
    await page.keyboard.type('请核实办理')
    await page.getByRole('button', { name: '派单', exact: true }).press('Enter')
    await page.getByText('没有叫“没有这个局”的单位').waitFor()
    await expect.poll(focused).toBe('lead')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('潍坊市城市管理局')
    await page.keyboard.press('Enter')
    await page.getByText('派单：已经办好。').waitFor()
  })
})
