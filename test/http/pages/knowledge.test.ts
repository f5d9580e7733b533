import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryDraftSchema } from '../../../src/domain/knowledge-entry.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const search = (q: string) => visitor.read(`/weifang/knowledge?q=${encodeURIComponent(q)}`)

describe('policy lookup', () => {
  it('finds an entry by the words a citizen uses [W-31]', async () => {
    const page = await search('身份证掉了怎么补办')
    const first = /<ul class="entries"><li><a href="([^"]+)"/.exec(page)?.[1]
    expect(first).toBe('/weifang/knowledge/id-card.lost-replacement')
  })

  it('says which share a word only, below those that speak of it', async () => {
    const page = await search('试用期')
    const [near = '', far = ''] = page.split('只沾到个别字词的')
    expect(near).toContain('劳动合同的试用期最长可以约定多久')
    expect(far).toContain('治安管理 ·')
    expect(near).not.toContain('治安管理 ·')
    expect(await visitor.read('/weifang/knowledge?topic=wages')).not.toContain('只沾到')
  })

  it('offers every topic by its Chinese name', async () => {
    const page = await visitor.read('/weifang/knowledge')
    expect(page).not.toContain('其他</h3>')
    expect(page).toMatch(/topic=id-card">身份证 <span class="count">\d+<\/span>/)
  })

  it('shows as many entries of a topic as it counts', async () => {
    const counted = Number(
      /topic=wages">工资欠薪 <span class="count">(\d+)</.exec(await visitor.read('/weifang/knowledge'))?.[1],
    )
    const page = await visitor.read('/weifang/knowledge?topic=wages')
    expect(page.match(/class="meta"/g)).toHaveLength(counted)
  })

  it('turns pages', async () => {
    const first = await visitor.read('/weifang/knowledge?unit=police')
    expect(first).toContain('unit=police&amp;page=2')
    const second = await visitor.read('/weifang/knowledge?unit=police&page=2')
    expect(second).toContain('第2页')
    expect(second).toContain('unit=police&amp;page=1')
  })

  it('shows words as text, never as markup', async () => {
    const page = await search('"><script>alert(1)</script>')
    expect(page).not.toContain('<script>alert')
  })
})

describe('an entry', () => {
  it('shows the answer with its basis, owner, validity and review date [W-31]', async () => {
    const page = await visitor.read('/weifang/knowledge/id-card.lost-replacement')
    for (const part of [
      '应当向公安机关申请补领',
      '《中华人民共和国居民身份证法》',
      '潍坊市公安局',
      '2012年1月1日起',
      '下次复核',
    ])
      expect(page).toContain(part)
    expect(page).not.toContain('不能作为答复的依据')
  })

  it('says clearly when it may no longer be cited', async () => {
    const old = entryDraftSchema.parse({
      id: 'test.expired',
      kind: 'notice',
      topic: 'traffic',
      unit: 'traffic-police',
      question: '老城区哪几条路限行？',
      answer: '限行的是胜利街和东风街，限行措施到期自动停止。',
      basis: [{ law: '中华人民共和国道路交通安全法', article: '第三十九条' }],
      effectiveFrom: '2020-01-01',
      effectiveTo: '2021-12-31',
      reviewBy: '2021-12-31',
    })
    await jiban.loader.load(placeIdSchema.parse('weifang'), [old], jiban.clock.now())
    const page = await visitor.read('/weifang/knowledge/test.expired')
    expect(page).toContain('不能作为答复的依据')
    expect(page).toContain('有效期到2021年12月31日为止')
  })

  it('records what a citizen thinks of it, with numbers hidden', async () => {
    const answer = await visitor.post('/weifang/knowledge/id-card.lost-replacement/feedback', {
      verdict: 'wrong',
      comment: '窗口说不要登记表，我电话13800138000',
      version: '1',
    })
    expect(answer.status).toBe(303)
    const { rows } = await sql<{ verdict: string; comment: string }>`
      select verdict, comment from knowledge_feedback`.execute(jiban.database.db)
    expect(rows).toEqual([{ verdict: 'wrong', comment: '窗口说不要登记表，我电话138****8000' }])
  })

  it('of an unknown name is a page that says so', async () => {
    const answer = await visitor.open('/weifang/knowledge/no.such-entry')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('去问一问')
  })
})
