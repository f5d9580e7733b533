import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { diskAssets } from '../../../src/http/disk-assets.ts'
import { nodeCipher } from '../../../src/store/node-cipher.ts'
import { ratingLinks } from '../../../src/store/rating-links.ts'
import { noticesFor } from '../../../src/usecases/deliveries/notices-for.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { castOf } from '../../usecases/turn/cast.ts'
import { fileOrder, visitorOf } from './visitor.ts'

const place = placeIdSchema.parse('weifang')
const origin = 'https://12345.example.cn'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  Object.assign(jiban.deps, { ratingLinks: ratingLinks(nodeCipher(secret), origin) })
  const settings = { defaultPlace: place, mode: 'demo' as const, ready: async () => true, asset: diskAssets }
  visitor = visitorOf({ ...jiban, app: createApp(jiban.deps, settings) })
})
afterAll(() => jiban.close())

const replied = async () => {
  const { no } = await fileOrder(jiban, place)
  const { does, order } = castOf(jiban, place, no)
  const { lead, conversationId } = await order()
  await does(`unit-clerk of ${lead}`, { type: 'sign' })
  await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '施工单位已停止夜间作业。' } })
  const notices = await noticesFor(jiban.deps, place, conversationId)
  const text = notices.map((notice) => notice.text).join('\n')
  const path = /点开评价：https:\/\/12345\.example\.cn(\/weifang\/rate\/\S+)/.exec(text)?.[1] ?? ''
  return { no, path, order, conversationId }
}

describe('the link in the notice of a reply', () => {
  it('stands there as a link of our own, and rates with one tap in five grades, once', async () => {
    const { no, path, order, conversationId } = await replied()
    expect(await visitor.read(`/weifang?c=${conversationId}`)).toContain(`<a href="${path}">评价办理结果</a>`)
    const page = await visitor.read(path)
    for (const word of ['非常满意', '满意', '基本满意', '不满意', '非常不满意'])
      expect(page).toContain(`>${word}</button>`)
    expect(page).not.toMatch(/夜间作业|夜里十一点|138/)
    expect((await order()).ratings).toEqual([])
    const rated = await visitor.post(path, { score: '2', comment: '还行' })
    expect(rated.status).toBe(303)
    expect(await visitor.read(path)).toContain('您的评价：满意')
    expect(await visitor.read(path)).toContain('“还行”。已经记下。')
    expect((await order()).ratings).toMatchObject([{ score: 2, comment: '还行' }])
    const again = await visitor.post(path, { score: '5' })
    expect(again.status).toBe(409)
    expect((await order()).ratings).toHaveLength(1)
    expect(no).toMatch(/^WEIF/)
  })

  it('keeps the words where no grade, one that is not there, or garbage was sent', async () => {
    const { path, order } = await replied()
    for (const score of ['', '0', '9', '一', '-1']) {
      const answer = await visitor.post(path, { score, comment: '<好>' })
      expect(answer.status, score).toBeGreaterThanOrEqual(400)
      expect(answer.status, score).toBeLessThan(500)
      expect(await answer.text()).toContain('&lt;好&gt;</textarea>')
    }
    expect((await order()).ratings).toEqual([])
  })

  it('opens no other order, is not guessed, and rates nothing from another site or before the reply', async () => {
    const { path, order } = await replied()
    const other = await fileOrder(jiban, place)
    const token = path.split('/').at(-1) ?? ''
    expect((await visitor.open(`/weifang/rate/${other.no}/${token}`)).status).toBe(404)
    const cut = await visitor.open(path.slice(0, -1))
    expect(cut.status).toBe(404)
    expect(await cut.text()).toContain('没有这件热线事项')
    expect((await visitor.open(`/fuzhou/rate/${path.split('/').slice(3).join('/')}`)).status).toBe(404)
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expect((await visitor.post(path, { score: '1' }, foreign)).status).toBe(403)
    expect((await order()).ratings).toEqual([])
    const early = (await jiban.deps.ratingLinks.linkOf(place, other.no))?.slice(origin.length) ?? ''
    expect(await visitor.read(early)).toContain('现在还不能评价')
    expect((await visitor.post(early, { score: '1' })).status).toBe(409)
    for (let i = 0; i < 25; i++)
      await visitor.open(`/weifang/rate/${other.no}/${String(i).padStart(20, '0')}`)
    expect((await visitor.open(early)).status).toBe(429)
  })

  it('is left out where nobody said under which address the service is reached', async () => {
    expect(await ratingLinks(nodeCipher(secret)).linkOf(place, 'WEIF1')).toBeNull()
  })
})
