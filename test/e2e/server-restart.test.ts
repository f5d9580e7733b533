import type { UUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { diskAssets } from '../../src/http/disk-assets.ts'
import { openLines } from '../../src/http/open-lines.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'

/** So long that a test that waits for it fails. */
const foreverMs = 600_000

describe.skipIf(!hasBrowser())('an open page while the server is started anew', () => {
  let jiban: Jiban
  let browser: Browser
  beforeAll(async () => {
    jiban = await openJiban('2026-11-23T10:00:00+08:00')
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await jiban?.close()
  })

  const serveOn = async (port: number) => {
    const over = new AbortController()
    const app = createApp(jiban.deps, {
      defaultPlace: placeIdSchema.parse('weifang'),
      mode: 'demo',
      ready: async () => true,
      asset: diskAssets,
      stopping: over.signal,
    })
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    const lines = openLines(server)
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
    const stop = () => {
      over.abort()
      return lines.close(foreverMs)
    }
    return { port: (server.address() as AddressInfo).port, stop }
  }

  it('does not keep the server from stopping, and shows by itself what was said meanwhile', async () => {
    const before = await serveOn(0)
    const page = await browser.newPage()
    const listening = page.waitForResponse((answer) => answer.url().includes('/events'))
    await page.goto(`http://127.0.0.1:${before.port}/weifang`)
    const { pathname } = new URL((await listening).url())
    const id = pathname.split('/').at(-2) as UUID
    await before.stop()
    await citizenOf(jiban, 'weifang', id).say('身份证丢了怎么补办？')
    const after = await serveOn(before.port)
    await page.locator('.turn[data-seq="1"]').waitFor()
    expect(await page.locator('.turn .said').allInnerTexts()).toEqual(['您说：\n身份证丢了怎么补办？'])
    await after.stop()
  })
})
