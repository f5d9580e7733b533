import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { diskAssets } from '../../../src/http/disk-assets.ts'
import { webSettingsSchema } from '../../../src/http/pages/chat/web-settings.ts'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf } from '../api/client.ts'
import { visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  const app = createApp(jiban.deps, {
    defaultPlace: placeIdSchema.parse('weifang'),
    mode: 'demo',
    ready: async () => true,
    asset: diskAssets,
    widgetOrigins: (place) => (place === 'weifang' ? ['https://www.city.example'] : []),
  })
  visitor = visitorOf({ ...jiban, app })
})
afterAll(() => jiban.close())

describe('the page in a frame', () => {
  it('may stand in pages of the origins that are set, and in no other', async () => {
    const { headers } = await visitor.open('/weifang/widget')
    expect(headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://www.city.example",
    )
    expect(headers.get('x-frame-options')).toBeNull()
    const other = await visitor.open('/fuzhou/widget')
    expect(other.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/)
  })

  it('is the only one: every other page stays in its own origin', async () => {
    for (const path of ['/weifang', '/weifang/orders', '/weifang/continue', '/nowhere/widget']) {
      const { headers } = await visitor.open(path)
      expect(headers.get('content-security-policy'), path).toMatch(/frame-ancestors 'self'/)
      expect(headers.get('content-security-policy'), path).not.toContain('city.example')
      expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
    }
  })

  it('has a script that other origins may load', async () => {
    const { status, headers } = await visitor.open('/widget.js')
    expect(status).toBe(200)
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('content-type')).toContain('text/javascript')
  })

  it('takes origins only, told with what is wrong', () => {
    expect(webSettingsSchema.safeParse({ origins: ['https://www.city.example'] }).success).toBe(true)
    for (const origin of [
      'https://a.example/',
      'www.a.example',
      '*',
      "'self'",
      'https://a.example; script-src *',
    ])
      expect(webSettingsSchema.safeParse({ origins: [origin] }).success, origin).toBe(false)
  })
})

describe('a code for another device', () => {
  const codeOf = async (conversationId: string) =>
    clientOf(jiban).post(`/api/v1/weifang/conversations/${conversationId}/code`, {})

  it('opens the conversation there once, however it is written', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('身份证丢了怎么补办？')
    const { body } = await codeOf(citizen.conversationId)
    expect(body.code).toMatch(/^\d{8}$/)
    const typed = `${body.code.slice(0, 4)} ${body.code.slice(4)}`
    const opened = await visitor.post('/weifang/continue', { code: typed })
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe(`/weifang?c=${citizen.conversationId}#newest`)
    const again = await visitor.post('/weifang/continue', { code: typed })
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('已经用过')
  })

  it('is over after ten minutes', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('身份证丢了怎么补办？')
    const { body } = await codeOf(citizen.conversationId)
    const now = jiban.clock.now()
    jiban.clock.set(new Date(now.getTime() + 10 * 60_000).toISOString())
    const opened = await visitor.post('/weifang/continue', { code: body.code })
    jiban.clock.set(now.toISOString())
    expect(opened.status).toBe(400)
  })

  it('is not made for a conversation that was not begun, nor taken from another site', async () => {
    expect((await codeOf(randomUUID())).status).toBe(404)
    const foreign = await visitor.post(
      '/weifang/continue',
      { code: '12345678' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    )
    expect(foreign.status).toBe(403)
  })

  it('that is no code is told with what to do, and kept in the field', async () => {
    for (const code of ['1234', 'abcdefgh', '<script>']) {
      const answer = await visitor.post('/weifang/continue', { code })
      expect(answer.status).toBe(400)
      const page = await answer.text()
      expect(page).toContain('接续码是8位数字')
      expect(page).not.toContain('value="<script>')
    }
  })
})
