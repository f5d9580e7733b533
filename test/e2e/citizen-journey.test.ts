import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { isTooWide } from '../support/complaints-of.ts'
import { flawsOf } from '../support/desk-browser.ts'
import type { Jiban } from '../support/jiban.ts'
import { castOf } from '../usecases/turn/cast.ts'

const phone = { width: 390, height: 844 }
const complaint = '和平小区东门工地昨天夜里十一点还在施工，太吵了，要投诉，希望夜间停工'
const answers = [
  '幸福路12号和平小区东门',
  '我姓王，电话13800138000',
  '和平小区东门工地',
  '夜间停工',
  '不公开',
  '个人',
]

/** How the unit answers as its place demands. */
const replies = {
  weifang: { result: '已责令停止夜间作业。' },
  'generic-city': { result: '已责令停止夜间作业。', opinion: '认可', informedVia: 'phone' },
  'district-supervision': {
    result: '已责令停止夜间作业。',
    informedVia: 'phone',
    attachments: [{ kind: 'written_material', name: '办理情况.pdf' }],
  },
} as const

describe.skipIf(!hasBrowser())('a citizen from the first question to the objection', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
    page = await (await browser.newContext({ viewport: phone, bypassCSP: true })).newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
  })
  afterAll(() => open?.close())

  /** Flaws of the page by day and by night, and whether it is wider than the screen. */
  const flaws = async (): Promise<readonly string[]> => {
    return [...(await flawsOf(page)), ...((await isTooWide(page)) ? ['wider than the screen'] : [])]
  }
  const turns = () => page.locator('.turn:not(.draft)')
  const next = async (act: () => Promise<unknown>): Promise<Locator> => {
    const before = await turns().count()
    await act()
    await turns().nth(before).waitFor()
    return turns().nth(before)
  }
  const say = (text: string) =>
    next(async () => {
      await page.getByLabel('您要问的事或要反映的问题').fill(text)
      await page.getByRole('button', { name: '发送' }).click()
    })
  /** Tells the matter, answers what is asked until it is shown back, and submits; number and code of the receipt. */
  const file = async () => {
    let turn = await say(complaint)
    for (const answer of answers) {
      if (await turn.getByRole('button', { name: '提交' }).isVisible()) break
      turn = await say(answer)
    }
    const filed = await next(() => turn.getByRole('button', { name: '提交' }).click())
    const [no = '', code = ''] = await filed.locator('.receipt .number dd').allInnerTexts()
    return { no: no.trim(), code: code.trim() }
  }
  const lookUp = async (place: string, { no, code }: { no: string; code: string }) => {
    await page.goto(`${served.url}/${place}/orders`)
    await page.locator('#no').fill(no)
    await page.locator('#code').fill(code)
    await page.getByRole('button', { name: '查询' }).click()
    await page.locator('p.number').waitFor()
  }

  describe.each(['weifang', 'generic-city', 'district-supervision'] as const)('in %s', (place) => {
    let order = { no: '', code: '' }

    it('is answered with the source', async () => {
      await page.goto(`${served.url}/${place}`)
      expect(await flaws()).toEqual([])
      const turn = await say('身份证丢了怎么补办？')
      expect(await turn.innerText()).toContain('居民身份证法')
      expect(await flaws()).toEqual([])
    })

    it('complains until there is a receipt, and finds the order by number and code', async () => {
      await page.goto(`${served.url}/${place}`)
      await page.getByRole('link', { name: '新对话' }).click()
      order = await file()
      expect(order.code).toMatch(/^\d{6}$/)
      expect(await flaws()).toEqual([])
      await lookUp(place, order)
      expect(await page.locator('p.number').innerText()).toBe(order.no)
      expect(await flaws()).toEqual([])
    })

    it('adds what was forgotten', async () => {
      await page.getByLabel('补充情况').fill('昨晚又响到两点')
      await page.getByRole('button', { name: '提交补充' }).click()
      expect(await page.getByRole('status').innerText()).toContain('已补充')
      expect(await page.locator('.supplements').innerText()).toContain('昨晚又响到两点')
    })

    it('reads the answer, rates it from the top of the page, and objects where the place has that', async () => {
      const { does, order: present } = castOf(jiban, placeIdSchema.parse(place), order.no)
      if ((await present()).lead === null)
        await does('dispatcher', { type: 'dispatch', lead: 'urban-management', requirement: '请核实答复。' })
      const { lead } = await present()
      await does(`unit-clerk of ${lead}`, { type: 'sign' })
      await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: replies[place] as never })
      await through(place, order.no)
      await lookUp(place, order)
      expect(await page.locator('main').innerText()).toContain('已责令停止夜间作业')
      expect(await flaws()).toEqual([])
      const rates = await page.getByRole('link', { name: '现在评价' }).isVisible()
      const objects = await page.getByText('对结果有异议', { exact: true }).isVisible()
      if (place === 'weifang') expect([rates, objects]).toEqual([true, true])
      if (rates) {
        await page.getByRole('link', { name: '现在评价' }).click()
        await page.getByRole('radio').first().check()
        await page.getByRole('button', { name: '提交评价' }).click()
        expect(await page.getByRole('status').innerText()).toContain('已记录您的评价')
        expect((await present()).ratings).toMatchObject([{ score: 1 }])
      }
      if (objects) {
        await page.getByText('对结果有异议', { exact: true }).click()
        await page.getByLabel('请说明哪里与实际不符').fill('夜里还在施工')
        await page.getByRole('button', { name: '提交异议' }).click()
        expect(await page.getByRole('status').innerText()).toContain('异议已记录')
      }
      expect(await flaws()).toEqual([])
    })
  })

  /** What the place wants between the unit's answer and the citizen's reading it. */
  const through = async (place: string, no: string) => {
    const { does, order } = castOf(jiban, placeIdSchema.parse(place), no)
    const { lead } = await order()
    for (let step = 0; step < 4; step++) {
      const { state } = await order()
      if (state === 'unit_approval')
        await does(`${place === 'district-supervision' ? 'unit-admin' : 'unit-leader'} of ${lead}`, {
          type: 'approve-reply',
        })
      else if (state === 'auditing') await does('auditor', { type: 'pass-audit' })
      else return
    }
  }

  it.each(['/knowledge', '/published', '/about', '/privacy', '/my/data', '/my/orders', '/continue'])(
    'reads %s by day and by night',
    async (path) => {
      await page.goto(`${served.url}/weifang${path}`)
      expect(await flaws()).toEqual([])
    },
  )

  it('keeps large text from page to page, also at the desk and without scripts', async () => {
    const plain = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
    const quiet = await plain.newPage()
    await quiet.goto(`${served.url}/weifang/orders`)
    await quiet.getByRole('button', { name: '大字' }).click()
    expect(new URL(quiet.url()).pathname).toBe('/weifang/orders')
    for (const path of ['/about', '/desk/sign-in']) {
      await quiet.goto(`${served.url}/weifang${path}`)
      expect(await quiet.locator('html').getAttribute('class')).toContain('large')
    }
    await plain.close()
    expect(faults).toEqual([])
  })
})
