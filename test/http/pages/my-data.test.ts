import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { fileOrder, visitorOf } from './visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const phone = '13800138000'

describe('the privacy notice', () => {
  it('says what is kept how long, by whose rule, and is reached from every page', async () => {
    const page = await visitor.read('/weifang/privacy')
    for (const words of [
      '办结后3年',
      '最后一句之后1年',
      '第十九条',
      '第四十五条',
      '第四十七条',
      '本平台的设定',
    ])
      expect(page).toContain(words)
    expect(await visitor.read('/weifang')).toContain('href="/weifang/privacy"')
    expect((await visitor.open('/nowhere/privacy')).status).toBe(404)
  })
})

describe('one’s own data on the page', () => {
  it('is shown in full to who proves it, taken along as a file, and never stored on the way', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, 'weifang')
    const shown = await visitor.post('/weifang/my/data', {
      no: ` ${no.toLowerCase()} `,
      code,
      phone,
      wish: 'copy',
    })
    expect(shown.headers.get('cache-control')).toContain('no-store')
    expect(await shown.text()).toContain(phone)
    const file = await visitor.post('/weifang/my/data', { no, code, phone, wish: 'file' })
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${no}.json"`)
    expect(await file.json()).toMatchObject({ order: { no }, personal: { contactPhone: phone } })
  })

  it('is refused with the form as it was typed, and nothing of the order on the page', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, 'weifang')
    const wrong = await visitor.post('/weifang/my/data', { no, code, phone: '13900139000"', wish: 'copy' })
    expect(wrong.status).toBe(403)
    const page = await wrong.text()
    expect(page).toContain(`value="${no}"`)
    expect(page).toContain('value="13900139000&quot;"')
    expect(page).toContain('电话与登记时留的不一致')
    expect(page).not.toContain('夜里十一点')
    expect((await visitor.post('/weifang/my/data', {})).status).toBe(404)
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expect((await visitor.post('/weifang/my/data', { no, code, phone, wish: 'erase' }, foreign)).status).toBe(
      403,
    )
    expect(
      await jiban.database.db.selectFrom('data_request').selectAll().where('order_no', '=', no).execute(),
    ).toEqual([])
  })

  it('is asked to be erased, also twice, and the page says when', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, 'weifang')
    for (let i = 0; i < 2; i++) {
      const asked = await visitor.post('/weifang/my/data', { no, code, phone, wish: 'erase' })
      expect(asked.status).toBe(303)
      expect(await visitor.read(asked.headers.get('location') ?? '')).toContain('办结当天夜里删除')
    }
    expect(await visitor.read('/weifang/my/data?done=<b>')).not.toContain('role="status"')
  })
})

describe('published results', () => {
  it('say what to do while there are none, and keep what was looked for', async () => {
    expect(await visitor.read('/weifang/published')).toContain('还没有公开的办理结果')
    const page = await visitor.read(`/weifang/published?q=${encodeURIComponent('<路灯>')}`)
    expect(page).toContain('没有找到与“&lt;路灯&gt;”有关的结果')
  })

  it('are read and found by their words', async () => {
    const { no } = await fileOrder(jiban, 'fuzhou')
    await jiban.database.db
      .updateTable('work_order')
      .set({
        published_at: jiban.clock.now(),
        published_title: '夜间施工噪声',
        published_text: '工地已经停止夜间施工。',
      })
      .where('no', '=', no)
      .execute()
    const page = await visitor.read('/fuzhou/published')
    expect(page).toContain('夜间施工噪声')
    expect(page).toContain('2026年11月22日')
    expect(page).not.toContain(no)
    expect(await visitor.read('/fuzhou/orders')).toContain('href="/fuzhou/published"')
  })
})
