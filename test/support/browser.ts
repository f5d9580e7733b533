import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Browser, chromium } from 'playwright-core'
import { type Jiban, openJiban } from './jiban.ts'

const executablePath = '/usr/bin/chromium'
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether a browser is here. Without one the browser tests are skipped, unless everything is demanded. */
export const hasBrowser = (): boolean => {
  if (existsSync(executablePath)) return true
  const reason = `${executablePath} is not there`
  if (process.env['CI_REQUIRE_ALL'] === '1') throw new Error(`the browser tests cannot run: ${reason}`)
  console.info(`browser tests skipped: ${reason}`)
  return false
}

/** A real browser with an empty profile of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, headless: true, args: quiet })

export type Served = { readonly url: string; close(): Promise<void> }

/** The service on a free port of this machine. */
export const serveJiban = ({ app }: Pick<Jiban, 'app'>): Promise<Served> =>
  new Promise((ready) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) =>
      ready({
        url: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
  })

/** A service, a browser before it, and the end of both. */
export const openInBrowser = async (
  opening: Promise<Jiban> = openJiban('2026-11-23T10:00:00+08:00'),
): Promise<InBrowser> => {
  const jiban = await opening
  const served = await serveJiban(jiban)
  const browser = await openBrowser()
  const close = async () => {
    await browser.close()
    await served.close()
    await jiban.close()
  }
  return { jiban, served, browser, close }
}
export type InBrowser = {
  readonly jiban: Jiban
  readonly served: Served
  readonly browser: Browser
  close(): Promise<void>
}
