import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { complaintsOf } from '../support/complaints-of.ts'
import { type DeskBrowser, deskBrowser } from '../support/desk-browser.ts'
import { citizenOf, type Jiban, textOf } from '../support/jiban.ts'

const place = 'weifang'
const question = '共享滑板车停放点怎么申请？'
const unit = 'urban-management'

describe.skipIf(!hasBrowser())('knowledge at the desk, by pages only', () => {
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

  const at = (account: string): Promise<Page> => desks.at(account, place)

  const section = async (account: string): Promise<Page> => {
    const page = await at(account)
    await page.goto(`${served.url}/${place}/desk`)
    await page.locator('nav.work').getByRole('link', { name: /^知识/ }).click()
    return page
  }
  /** From the first page over the section and the list of work to the entry, and one act there. */
  const act = async (account: string, name: string) => {
    const page = await section(account)
    await page.getByRole('link', { name: question }).first().click()
    await page.locator('.may').getByRole('link', { name, exact: true }).click()
    await page.locator('form .buttons button').first().click()
    await page.locator('p.done').first().waitFor()
  }
  const ask = async () => textOf(await citizenOf(jiban, place).say(question))
  const fill = (page: Page, name: string, value: string) => page.locator(`[name="${name}"]`).fill(value)

  it('a clerk writes with the answer beside it; what is not saved is offered again', async () => {
    const page = await section(`clerk.${unit}`)
    await page.getByRole('link', { name: '新写一条' }).click()
    await fill(page, 'question', question)
    await fill(
      page,
      'answer',
      '向市城市管理局提交停放点申请，五个工作日内答复。\n1. 填写申请表。\n2. 等候现场查看。',
    )
    await page.locator('#preview .bubble ol li', { hasText: '等候现场查看' }).first().waitFor()
    await page.goto(`${served.url}/${place}/desk/knowledge`)
    await page.getByRole('link', { name: '新写一条' }).click()
    await page.locator('#kept').getByRole('button', { name: '恢复' }).click()
    await page.locator('[name=answer]', { hasText: '五个工作日' }).waitFor()
    await page.locator('[name=topic]').selectOption('city-appearance')
    await fill(page, 'similar', '想设一个共享滑板车停放点\n滑板车能停在哪\n哪里可以停滑板车')
    await fill(page, 'basisFind', '市容 环境卫生')
    await page.locator('#bases input').first().check()
    await page.getByRole('button', { name: '保存并提交审核' }).click()
    await page.locator('p.done', { hasText: '已保存并提交' }).waitFor()
    await page.getByRole('link', { name: '新写一条' }).click()
    await page.waitForLoadState()
    expect(await page.locator('#kept').isHidden()).toBe(true)
    expect(desks.faults).toEqual([])
  })

  it('shows beside the form what is typed before the scripts are there, and while an answer is on its way', async () => {
    const page = await desks.newPage()
    await desks.signInOn(page, place, `clerk.${unit}.${place}`, 'jiban-demo')
    await page.locator('nav.work').waitFor()
    const scripts = Promise.withResolvers<void>()
    await page.route('**/assets/vendor/htmx.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await page.goto(`${served.url}/${place}/desk/knowledge/write`, { waitUntil: 'commit' })
    await fill(page, 'answer', '先到服务窗口。')
    scripts.resolve()
    await page.locator('#preview .bubble', { hasText: '先到服务窗口' }).first().waitFor()

    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const asked = Promise.withResolvers<void>()
    const waits = [first.promise, second.promise]
    await page.route('**/desk/knowledge/preview', async (route) => {
      asked.resolve()
      await waits.shift()
      // Given up by the page when it asks again.
      await route.continue().catch(() => {})
    })
    await fill(page, 'answer', '再到办事大厅。')
    await asked.promise
    await fill(page, 'answer', '最后到档案馆。')
    first.resolve()
    second.resolve()
    await page.locator('#preview .bubble', { hasText: '最后到档案馆' }).first().waitFor()
    await page.context().close()
  })

  it('the leader passes it, the editor publishes it, and the next question gets it', async () => {
    expect(await ask()).not.toContain('五个工作日')
    await act(`leader.${unit}`, '单位审核通过')
    await act('editor', '发布')
    expect(await ask()).toContain('五个工作日')
  })

  it('is found while typing; withdrawn with a reason, it is gone in the very next answer', async () => {
    const page = await section('editor')
    await page.getByRole('searchbox').first().fill('滑板车停放点')
    await page.locator('#found').getByRole('link', { name: question }).click()
    await page.locator('.may').getByRole('link', { name: '立即撤下', exact: true }).click()
    await fill(page, 'why', '政策已经调整')
    await page.getByRole('button', { name: '下一步：核对' }).click()
    expect(await ask()).toContain('五个工作日')
    await page.getByRole('button', { name: '确定立即撤下' }).click()
    await page.locator('p.done').first().waitFor()
    expect(await ask()).not.toContain('五个工作日')
    await page.getByRole('link', { name: '谁得到过旧的答复' }).click()
    await page.waitForLoadState()
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(0)
    expect(desks.faults).toEqual([])
  })

  it('takes a table that was looked through, without choosing the file again', async () => {
    const page = await section(`clerk.${unit}`)
    await page.getByRole('link', { name: '表格导入导出' }).click()
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '空白模板（Excel）' }).click(),
    ])
    expect(template.suggestedFilename()).toBe('template.xlsx')
    const rows = [
      '编号,标准问题,答复,主题,类型,依据,施行日期,复核日期',
      'city.wash,机动车占道洗车怎么处理？,向市城市管理局提出，五个工作日内答复。,city-appearance,常见问题,《城市市容和环境卫生管理条例》第三条,2026-11-01,2027-03-01',
    ]
    const buffer = Buffer.from(`${rows.join('\n')}\n`)
    await page.locator('#f-file').setInputFiles({ name: '本局.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '先检查，不保存' }).click()
    await page.getByRole('button', { name: '导入可以用的1行' }).click()
    await page.locator('#result .done', { hasText: '已导入为草稿1行' }).waitFor()
    expect(desks.faults).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`leaves axe nothing to complain of, ${colorScheme}`, async () => {
      const page = await at('editor')
      await page.emulateMedia({ colorScheme })
      const [waiting] = await jiban.deps.knowledgeLife.work(placeIdSchema.parse(place), { state: 'draft' })
      const entry = `entries/${waiting?.id}`
      for (const path of [
        '',
        '/find?q=物业费',
        `/${entry}`,
        '/write',
        '/corrections',
        '/gaps',
        '/conflicts',
        '/files',
      ]) {
        await page.goto(`${served.url}/${place}/desk/knowledge${path}`)
        expect(await complaintsOf(page), path).toEqual([])
      }
    })
})
