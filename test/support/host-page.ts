import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HostPage = { readonly origin: string; close(): Promise<void> }

/** A site of somebody else on an origin of its own, whose page is given by `body`. */
export const serveHostPage = (body: () => string): Promise<HostPage> =>
  new Promise((ready) => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(`<!doctype html><html lang="zh-CN"><title>市政府网站</title><body>${body()}</body></html>`)
    })
    server.listen(0, '127.0.0.1', () =>
      ready({
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      }),
    )
  })
