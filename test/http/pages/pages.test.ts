import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPlaces, packOf } from '../../../src/rules/index.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const pages = ['', '/knowledge', '/knowledge?q=身份证', '/orders', '/about', '/nothing-here']

describe('every page of every place', () => {
  it.each(allPlaces.flatMap((place) => pages.map((page) => `/${place}${page}`)))(
    '%s keeps to our own origin and the content security policy',
    async (path) => {
      const page = await visitor.read(encodeURI(path))
      expect(page).toMatch(/^<!doctype html>/i)
      expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+="|<script(?![^>]*src="\/assets\/)/)
      expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
      expect(page).toContain('class="skip"')
      expect(page).toContain('演示环境')
    },
  )

  it.each(allPlaces)('the rules of %s stand on its page with their articles [W-28]', async (place) => {
    const page = await visitor.read(`/${place}/about`)
    expect(page).toContain(packOf(place).regulation.title)
    expect(page).toContain('不受理什么，该去哪里')
    for (const part of ['怎么联系我们', '办理流程']) expect(page).toContain(part)
    expect(page.match(/class="article"/g)?.length).toBeGreaterThan(8)
    expect(page).not.toMatch(/undefined|\[object|\{organ\}/)
  })
})

describe('the text size', () => {
  it('stays by a cookie, without a script', async () => {
    const answer = await visitor.post('/weifang/text-size', { size: 'large', back: '/weifang/about' })
    expect(answer.headers.get('location')).toBe('/weifang/about')
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await (await visitor.open('/weifang/about', { cookie })).text()
    expect(page).toContain('<html lang="zh-CN" class="large">')
  })

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a\r\nx: y'])(
    'does not lead to %j afterwards',
    async (back) => {
      const answer = await visitor.post('/weifang/text-size', { size: 'large', back })
      expect(answer.headers.get('location')).toBe('/weifang')
    },
  )
})

describe('an address with a slash too many', () => {
  it('is led to the page, never to another host', async () => {
    const answer = await jiban.app.request('/weifang/orders/?no=1')
    expect(answer.status).toBe(301)
    const to = new URL(answer.headers.get('location') ?? '', 'http://localhost')
    expect(`${to.origin}${to.pathname}${to.search}`).toBe('http://localhost/weifang/orders?no=1')
    const odd = await jiban.app.request('http://localhost//example.com/')
    expect(new URL(odd.headers.get('location') ?? '/', 'http://localhost').host).toBe('localhost')
  })
})

describe('an address nobody serves', () => {
  it('is a page for a browser', async () => {
    const answer = await visitor.open('/weifang/nothing-here')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('没有这个页面')
  })

  it('is a problem document for a programme', async () => {
    const answer = await jiban.app.request('/weifang/nothing-here', {
      headers: { accept: 'application/json' },
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('names an unknown place', async () => {
    const answer = await visitor.open('/atlantis')
    expect(answer.status).toBe(404)
    const shown = await answer.text()
    expect(shown).toContain('没有这个地区')
    expect(shown).not.toContain('可用的地区')
  })
})
