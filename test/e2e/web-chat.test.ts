import type { UUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, type InBrowser, openInBrowser, type Served } from '../support/browser.ts'
import { citizenOf, type Jiban } from '../support/jiban.ts'

const idCard = '身份证丢了怎么补办？'
const place = 'EXIF GPS 36.7069N 119.1619E'

describe.skipIf(!hasBrowser())('the conversation in a browser', () => {
  let open: InBrowser
  let jiban: Jiban
  let served: Served
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    open = await openInBrowser()
    ;({ jiban, served, browser } = open)
  })
  afterAll(() => open?.close())
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    page = await context.newPage()
    await page.goto(`${served.url}/weifang`)
  })
  afterEach(() => context.close())

  const field = (on = page) => on.getByLabel('您要问的事或要反映的问题')
  const turns = (on = page) => on.locator('.turn[data-seq]')
  const write = async (text: string, on = page) => {
    await field(on).fill(text)
    await field(on).press('Enter')
  }
  const answered = (count: number, on = page) =>
    turns(on)
      .nth(count - 1)
      .waitFor()
  const said = (on = page) => turns(on).locator('.said').allInnerTexts()
  const conversation = () => page.evaluate(() => localStorage.getItem('conversation/weifang') ?? '')
  /** A picture as a telephone makes it: drawn by the browser, with a place in it. */
  const photo = async () => {
    const drawn = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
      canvas.getContext('2d')?.fillRect(8, 8, 32, 32)
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
    })
    const bytes = Buffer.from(drawn, 'base64')
    const told = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(place)])
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, told.length + 2]), told])
    return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)])
  }
  const attach = (name: string, mimeType: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })

  const fits = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.attach ul')].every(
        ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth,
      ),
    )

  it('reloaded in mid-answer has the answer once', async () => {
    let reached = () => {}
    const taken = new Promise<void>((done) => {
      reached = done
    })
    await page.route('**/messages', async (route) => {
      await route.fetch()
      reached()
      // The answer never gets to this page.
    })
    await write(idCard)
    await taken
    await page.unroute('**/messages')
    await page.reload()
    await answered(1)
    await page.locator('.turn.draft').waitFor({ state: 'detached' })
    expect(await said()).toEqual([idCard].map((text) => expect.stringContaining(text)))
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('outbox'))),
    ).toEqual([])
  })

  it('without a line keeps what is written, says so, and sends it when the line is back', async () => {
    await write(idCard)
    await answered(1)
    await context.setOffline(true)
    await page.getByText('现在没有网络').waitFor()
    await write('那要带什么材料？')
    await page.getByText('这条还没有发出去').waitFor()
    const again = (await page.getByRole('button', { name: '重新发送' }).boundingBox()) ?? { y: 0, height: 0 }
    const below = (await page.locator('form.composer').boundingBox()) ?? { y: 0 }
    expect(again.y + again.height).toBeLessThanOrEqual(below.y)
    await write('谢谢')
    await page.reload().catch(() => undefined)
    await context.setOffline(false)
    // The page the browser shows without a line comes again by itself as well, whichever is first.
    await page.goto(`${served.url}/weifang`).catch(() => page.waitForURL(`${served.url}/weifang`))
    await answered(3)
    expect((await said()).map((text) => text.replace('您说：', '').trim())).toEqual([
      idCard,
      '那要带什么材料？',
      '谢谢',
    ])
    const stored = await jiban.deps.conversations.turns('weifang' as never, await conversation(), 10)
    expect(stored).toHaveLength(3)
  })

  it('resumes after a cut line with what was stored meanwhile, once', async () => {
    await write(idCard)
    await answered(1)
    await context.setOffline(true)
    await page.getByText('现在没有网络').waitFor()
    await citizenOf(jiban, 'weifang', (await conversation()) as UUID).say('租房可以提取公积金吗？')
    // Says so for some seconds only.
    await Promise.all([context.setOffline(false), page.getByText('网络已恢复').waitFor()])
    await answered(2)
    expect(await turns().count()).toBe(2)
  })

  it('keeps what is being written over a reload, before the first message too', async () => {
    await field().fill('写了一半的话')
    await page.reload()
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '写了一半的话')
    await write(idCard)
    await answered(1)
    expect(await field().inputValue()).toBe('')
    await field().fill('还没写完')
    await page.reload()
    await answered(1)
    expect(await field().inputValue()).toBe('还没写完')
  })

  it('stays in step between two tabs, and sends nothing twice', async () => {
    await write(idCard)
    await answered(1)
    const other = await context.newPage()
    await other.goto(`${served.url}/weifang`)
    await answered(1, other)
    await write('租房可以提取公积金吗？')
    await answered(2, other)
    await write('谢谢', other)
    await answered(3)
    await answered(3, other)
    expect(await turns(other).count()).toBe(3)
    expect(await page.locator('.options').count()).toBeLessThanOrEqual(1)
  })

  it('takes a second message while the first is on its way, and answers both in order', async () => {
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    let first = true
    await page.route('**/messages', async (route) => {
      if (first) {
        first = false
        await held
      }
      await route.continue()
    })
    await write(idCard)
    await write('那要带什么材料？')
    await page.getByText('等前一条发出后发送').waitFor()
    expect(await field().isEditable()).toBe(true)
    release()
    await answered(2)
    expect(await said()).toEqual([
      expect.stringContaining(idCard),
      expect.stringContaining('那要带什么材料？'),
    ])
  })

  it('sends a photo without where it was taken, and shows it again after a reload', async () => {
    await attach('门口.jpg', 'image/jpeg', await photo())
    await page.getByText('已上传', { exact: true }).waitFor()
    await write('幸福路12号的路灯坏了三天，要投诉')
    await answered(1)
    await page.reload()
    const picture = turns().getByRole('img', { name: '照片：门口.jpg' })
    await picture.waitFor()
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(64)
    const bytes = await (
      await page.request.get(new URL((await picture.getAttribute('src')) ?? '', served.url).href)
    ).body()
    expect(bytes.toString('latin1')).not.toContain(place)
    expect((await photo()).toString('latin1')).toContain(place)
  })

  it('refuses what is too large or of a wrong kind before it is sent, and tells what to do', async () => {
    await attach('录像.mp4', 'video/mp4', Buffer.alloc(11 * 1024 * 1024))
    await page.getByText('有 11 MB，超过 10 MB').waitFor()
    await attach('<img src=x onerror=alert(1)>.exe', 'application/x-msdownload', Buffer.from('MZ'))
    await page.getByText('这种文件收不了').waitFor()
    await attach('假照片.jpg', 'image/jpeg', Buffer.from('<script>alert(1)</script>'))
    await page.getByText('没有传上：').waitFor()
    await attach(`${'很长的名字'.repeat(20)}.jpg`, 'image/jpeg', await photo())
    await page.getByText('已上传', { exact: true }).waitFor()
    expect(await fits()).toBe(true)
    await page.getByRole('button', { name: /^移除很长的名字/ }).click()
    await field().press('Enter')
    await page.getByText('请重试或移除后再发送').waitFor()
    await page.getByRole('button', { name: '移除假照片.jpg' }).click()
    expect(await page.locator('.attach li').count()).toBe(0)
    expect(await page.locator('img[src=x]').count()).toBe(0)
  })

  it('uploads again at a touch after the line was cut, and takes a file back', async () => {
    await page.route('**/attachments', (route) => route.abort())
    await attach('门口.jpg', 'image/jpeg', await photo())
    await page.getByText('没有传上：网络断了').waitFor()
    await page.unroute('**/attachments')
    await page.getByRole('button', { name: '重试门口.jpg' }).click()
    await page.getByText('已上传', { exact: true }).waitFor()
    const [removed] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'DELETE'),
      page.getByRole('button', { name: '移除门口.jpg' }).click(),
    ])
    expect(removed.status()).toBe(200)
  })

  it('goes on on another device by a code, once', async () => {
    await write(idCard)
    await answered(1)
    await page.getByText('在另一台设备继续').click()
    await page.getByRole('button', { name: '生成接续码' }).click()
    await page.locator('output', { hasText: /^\d{4} \d{4}$/ }).waitFor()
    const code = await page.locator('output').innerText()
    const device = await (await browser.newContext()).newPage()
    await device.goto(`${served.url}/weifang`)
    await device.getByRole('link', { name: '输入接续码' }).click()
    await device.getByLabel('接续码').fill(code)
    await device.getByRole('button', { name: '打开对话' }).click()
    await answered(1, device)
    expect(device.url()).toBe(`${served.url}/weifang`)
    await write('租房可以提取公积金吗？', device)
    await answered(2)
    await device.goto(`${served.url}/weifang/continue`)
    await device.getByLabel('接续码').fill(code)
    await device.getByRole('button', { name: '打开对话' }).click()
    await device.getByRole('alert').waitFor()
    await device.context().close()
  })

  it('has nothing on the phone that is hard to hit, in large text either', async () => {
    await write(idCard)
    await answered(1)
    for (const size of ['normal', 'large']) {
      const small = await page.locator('main button:visible, main summary:visible').evaluateAll((parts) =>
        parts
          .map((part) => [part.textContent, part.getBoundingClientRect()] as const)
          .filter(([, box]) => box.height < 44 || box.width < 44)
          .map(([words, { width, height }]) => `${words} ${width}x${height}`),
      )
      expect(small, size).toEqual([])
      expect(await fits()).toBe(true)
      await page.getByRole('button', { name: '大字' }).click()
    }
  })
})
