import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { clientOf, isProblem } from './client.ts'
import { type Desk, deskOf } from './desk.ts'

const place = 'weifang'
const unit = 'urban-management'
let jiban: Jiban
let clerk: Desk
let leader: Desk
let editor: Desk
let lead: Desk
let other: Desk
beforeAll(async () => {
  jiban = await openJiban()
  clerk = await deskOf(jiban, `clerk.${unit}`, place)
  leader = await deskOf(jiban, `leader.${unit}`, place)
  editor = await deskOf(jiban, 'editor', place)
  lead = await deskOf(jiban, 'lead', place)
  other = await deskOf(jiban, 'leader.fire', place)
})
afterAll(() => jiban.close())

const draft = (id: string, changes: object = {}) => ({
  id,
  kind: 'guide',
  topic: 'city-appearance',
  unit,
  audience: ['citizen'],
  question: '共享滑板车停放点怎么申请？',
  similar: ['想设一个共享滑板车停放点'],
  negative: [],
  answer: '向市城市管理局提交停放点申请，五个工作日内答复。',
  basis: [{ law: '潍坊市市容管理办法', article: '第三条', external: true }],
  effectiveFrom: '2026-11-01',
  effectiveTo: null,
  reviewBy: '2027-03-01',
  confidentiality: 'public',
  ...changes,
})

const step = (desk: Desk, id: string, command: object) => desk.post(`/knowledge/work/${id}/commands`, command)
const revisionOf = async (id: string) =>
  (await editor.get(`/knowledge/work/${id}`)).body.life.revision as number
/** The step at the revision that holds now. */
const next = async (desk: Desk, id: string, command: object) =>
  step(desk, id, { ...command, expectedRevision: await revisionOf(id) })
const wrote = async (id: string, changes: object = {}) => {
  const known = await editor.get(`/knowledge/work/${id}`)
  const expectedRevision = known.status === 200 ? known.body.life.revision : 0
  const done = await step(clerk, id, { type: 'write', draft: draft(id, changes), expectedRevision })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
}
const published = async (id: string, changes: object = {}) => {
  await wrote(id, changes)
  for (const [desk, type] of [
    [clerk, 'submit'],
    [leader, 'approve'],
  ] as const)
    expect((await next(desk, id, { type })).status).toBe(200)
  const done = await next(editor, id, { type: 'publish' })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body
}
const ask = async (text: string) => textOf(await citizenOf(jiban, place).say(text))

describe('the life of an entry', () => {
  it('goes from the clerk over the unit and the hotline to the citizen, and every step is on record [W-31]', async () => {
    const id = 'city.scooter'
    await wrote(id)
    expect(await ask('共享滑板车停放点怎么申请？')).not.toContain('五个工作日')
    expect((await next(clerk, id, { type: 'submit' })).body.life.open.state).toBe('unit-review')
    expect((await next(leader, id, { type: 'approve' })).body.life.open.state).toBe('hotline-review')
    const done = await next(editor, id, { type: 'publish' })
    expect(done.body).toMatchObject({ version: 1, toldBefore: 0, conflicts: [] })
    expect(await ask('共享滑板车停放点怎么申请？')).toContain('五个工作日')
    const { body } = await clerk.get(`/knowledge/work/${id}`)
    expect(body.steps.map(({ type }: { type: string }) => type)).toEqual([
      'write',
      'submit',
      'approve',
      'publish',
    ])
  })

  it('lets nobody pass a text they had a hand in', async () => {
    const id = 'city.four-eyes'
    const text = { question: '占道牌匾怎么报备？', similar: [] }
    const own = { type: 'write', draft: draft(id, text), expectedRevision: 0 }
    expect((await step(leader, id, own)).status).toBe(200)
    await next(leader, id, { type: 'submit' })
    const self = await next(leader, id, { type: 'approve' })
    expect(self.status).toBe(409)
    expect(self.body.detail).toContain('不能由您审核')
    expect((await next(clerk, id, { type: 'approve' })).status).toBe(403)
    expect((await next(other, id, { type: 'approve' })).status).toBe(403)
    expect((await next(leader, id, { type: 'publish' })).status).toBe(403)

    const hers = 'city.editor-wrote'
    const edited = { type: 'write', draft: draft(hers, { question: '灯箱广告怎么设置？', similar: [] }) }
    await step(editor, hers, { ...edited, expectedRevision: 0 })
    await next(editor, hers, { type: 'submit' })
    await next(leader, hers, { type: 'approve' })
    expect((await next(editor, hers, { type: 'publish' })).status).toBe(409)
    expect((await next(lead, hers, { type: 'publish' })).status).toBe(200)
  })

  it("keeps another unit's hands off, and shows it nothing of a text in the making", async () => {
    const id = 'city.foreign'
    await wrote(id, { question: '门前三包怎么签？', similar: [] })
    const stranger = await step(other, id, { type: 'submit', expectedRevision: await revisionOf(id) })
    expect(stranger.status).toBe(403)
    expect((await other.get(`/knowledge/work/${id}`)).status).toBe(404)
    expect((await other.get('/knowledge/work')).body.work).toEqual([])
    const theirs = { type: 'write', draft: draft('fire.foreign'), expectedRevision: 0 }
    expect((await step(other, 'fire.foreign', theirs)).status).toBe(403)
    expect(
      (await clerk.get(`/knowledge/work?unit=fire`)).body.work.map((w: { id: string }) => w.id),
    ).toContain(id)
  })

  it('takes the first of two who write at once, and tells the second', async () => {
    const id = 'city.race'
    await wrote(id, { question: '夜市摊位怎么申请？', similar: [] })
    const expectedRevision = await revisionOf(id)
    const both = await Promise.all(
      ['一', '二'].map((n) =>
        step(clerk, id, {
          type: 'write',
          draft: draft(id, {
            question: '夜市摊位怎么申请？',
            similar: [],
            answer: `到街道办事处领取第${n}号表格。`,
          }),
          expectedRevision,
        }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = both.find(({ status }) => status === 409)
    expect(late?.body.code).toBe('version_conflict')
    expect(late && isProblem(late)).toBe(true)
  })

  it('asks for what is missing by name when a text is submitted', async () => {
    const id = 'city.half'
    const half = { id, unit, question: '外摆桌椅怎么报备？' }
    await step(clerk, id, { type: 'write', draft: half, expectedRevision: 0 })
    const refused = await next(clerk, id, { type: 'submit' })
    expect(refused.status).toBe(400)
    expect(refused.body.detail).toContain('答复')
    expect(refused.body.facts.missing).toEqual(expect.arrayContaining(['answer', 'basis', 'effectiveFrom']))
  })

  it('demands a day of review within the period of the place, with the article', async () => {
    const id = 'city.review-late'
    await wrote(id, { question: '雕塑怎么设置？', similar: [], reviewBy: '2029-01-01' })
    const refused = await next(clerk, id, { type: 'submit' })
    expect(refused.status).toBe(409)
    expect(refused.body.facts.article).toBe('第三十一条、第三十八条')
  })

  it('sends back with the reason, and a changed text begins anew', async () => {
    const id = 'city.back'
    await wrote(id, { question: '景观灯几点关？', similar: [] })
    await next(clerk, id, { type: 'submit' })
    await next(leader, id, { type: 'approve' })
    expect((await next(leader, id, { type: 'send-back', why: '写错了' })).status).toBe(403)
    const back = await next(editor, id, { type: 'send-back', why: '请写明时间' })
    expect(back.body.life.open).toMatchObject({
      state: 'draft',
      sentBack: '请写明时间',
      unitApprovedBy: null,
    })
    expect((await next(editor, id, { type: 'publish' })).status).toBe(409)
  })
})

describe('versions', () => {
  it('differ readably, go back, and tell who heard the old text', async () => {
    const id = 'city.versions'
    const text = { question: '流动早餐车怎么登记？', similar: ['早餐车登记'] }
    await published(id, text)
    const citizen = citizenOf(jiban, place)
    await citizen.say('流动早餐车怎么登记？')
    jiban.clock.set('2026-11-23T09:00:00+08:00')
    const second = await published(id, { ...text, answer: '到街道便民服务中心登记，当天发证。', similar: [] })
    expect(second).toMatchObject({ version: 2, toldBefore: 1 })
    const { body } = await clerk.get(`/knowledge/work/${id}/difference?from=1&to=2`)
    expect(body.changes.map(({ label }: { label: string }) => label)).toEqual(['相似问', '答复'])
    expect(body.changes[0].removed).toEqual(['早餐车登记'])
    const { told } = (await clerk.get(`/knowledge/work/${id}/told`)).body
    expect(told).toMatchObject([
      { conversationId: citizen.conversationId, version: 1, times: 1, channel: 'web' },
    ])

    await next(clerk, id, { type: 'roll-back', toVersion: 1, why: '新办法没有施行' })
    expect((await next(editor, id, { type: 'publish' })).status).toBe(409)
    await next(leader, id, { type: 'approve' })
    expect((await next(editor, id, { type: 'publish' })).body.version).toBe(3)
    expect(await ask('流动早餐车怎么登记？')).toContain('五个工作日')
    const versions = (await clerk.get(`/knowledge/work/${id}`)).body.versions
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
    expect((await clerk.get(`/knowledge/work/${id}/difference?from=1&to=3`)).body.changes).toEqual([])
  })

  it('end in the very next answer when the last day is over', async () => {
    const question = '临时垃圾投放点设在哪里？'
    await published('city.ends', {
      question,
      similar: [],
      effectiveTo: '2026-11-25',
      answer: '设在人民广场东侧停车场内。',
    })
    jiban.clock.set('2026-11-25T23:59:59+08:00')
    expect(await ask(question)).toContain('人民广场东侧')
    jiban.clock.set('2026-11-26T00:00:00+08:00')
    expect(await ask(question)).not.toContain('人民广场东侧')
  })

  it('are withdrawn in one call, once, by the hotline alone; the next answer is without them', async () => {
    const id = 'city.emergency'
    const question = '渣土车通行证怎么办理？'
    await published(id, { question, similar: [], answer: '持运输合同到渣土管理处办理，三天办结。' })
    expect(await ask(question)).toContain('渣土管理处')
    const call = { type: 'withdraw', why: '内容已被法院判决推翻' }
    expect((await step(leader, id, call)).status).toBe(403)
    expect((await step(editor, id, call)).body).toMatchObject({ unchanged: false, toldBefore: 1 })
    expect(await ask(question)).not.toContain('渣土管理处')
    expect((await step(editor, id, call)).body.unchanged).toBe(true)
    expect((await clientOf(jiban).get(`/api/v1/${place}/knowledge/${id}`)).body.citable).toBe(false)
  })

  it('stop quoting a national entry in one place alone', async () => {
    const [national] = (await clientOf(jiban).get(`/api/v1/fuzhou/knowledge?topic=wages&limit=1`)).body
      .entries
    const done = await step(lead, national.id, { type: 'withdraw', why: '本地另有规定' })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const here = await clientOf(jiban).get(`/api/v1/${place}/knowledge/${national.id}`)
    const there = await clientOf(jiban).get(`/api/v1/fuzhou/knowledge/${national.id}`)
    expect([here.body.citable, there.body.citable]).toEqual([false, true])
  })
})

describe('two entries that contradict each other', () => {
  it('are found at publishing, shown, answered from by neither, and by the other once one is gone', async () => {
    const question = '沿街空调外机罩谁来装？'
    const first = { question, similar: [], answer: '由房屋所有人自行安装，费用自理。' }
    const second = {
      question: '外机罩安装',
      similar: ['请问沿街空调外机罩 谁来装'],
      answer: '由街道办事处统一免费安装。',
    }
    await published('city.cover-a', first)
    expect(await ask(question)).toContain('自行安装')
    const done = await published('city.cover-b', second)
    expect(done.conflicts).toMatchObject([
      { state: 'open', a: { entryId: 'city.cover-a' }, b: { entryId: 'city.cover-b' } },
    ])
    for (const text of [question, '外机罩安装', '沿街空调外机罩到底谁来装呢']) {
      const answer = await ask(text)
      expect(answer).not.toContain('自行安装')
      expect(answer).not.toContain('统一免费安装')
    }
    expect((await clerk.get('/knowledge/conflicts?state=open')).body.conflicts).toHaveLength(1)
    await step(editor, 'city.cover-b', { type: 'withdraw', why: '没有依据' })
    expect(await ask(question)).toContain('自行安装')
    expect((await clerk.get('/knowledge/conflicts?state=open')).body.conflicts).toEqual([])
  })

  it('in other words are to be looked at, while both are still answered from, until one changes or is found right', async () => {
    const asked = {
      question: '露天烧烤摊夏天几点必须收摊？',
      similar: ['烧烤摊晚上几点收', '夏天烧烤摊营业到几点'],
    }
    const other = {
      question: '夏季烧烤摊位最晚营业到几点？',
      similar: ['烧烤摊夏天晚上几点收摊', '露天烧烤摊几点必须收'],
    }
    await published('city.grill-a', { ...asked, answer: '夏季露天烧烤摊位二十二点以前收摊。' })
    const done = await published('city.grill-b', { ...other, answer: '夏季烧烤摊位可以营业到次日两点。' })
    expect(done.conflicts).toMatchObject([
      { state: 'suspected', a: { entryId: 'city.grill-a' }, b: { entryId: 'city.grill-b' } },
    ])
    expect(await ask(asked.question)).toContain('二十二点以前')
    const suspected = async () => (await clerk.get('/knowledge/conflicts?state=suspected')).body.conflicts
    expect(await suspected()).toHaveLength(1)
    await published('city.grill-b', { ...other, answer: '夏季烧烤摊位可以营业到次日一点。' })
    const [now, ...more] = await suspected()
    expect([now.b.version, more]).toEqual([2, []])
    const settled = await editor.post(`/knowledge/conflicts/${now.id}/dismiss`, { why: '一条说的是景区' })
    expect(settled.body.state).toBe('dismissed')
    expect(await suspected()).toEqual([])
  })

  it('may be dismissed by the hotline with a reason, once', async () => {
    const question = '楼顶发光字能装吗？'
    await published('city.sign-a', { question, similar: [], answer: '可以，先到区城管局备案。' })
    const done = await published('city.sign-b', {
      question: '发光字备案',
      similar: [question],
      answer: '先备案，再安装，可以装。',
    })
    const [{ id }] = done.conflicts
    const path = `/knowledge/conflicts/${id}/dismiss`
    expect((await leader.post(path, { why: '说的是一回事' })).status).toBe(403)
    expect((await editor.post(path, { why: '说的是一回事' })).body.state).toBe('dismissed')
    expect((await editor.post(path, { why: '说的是一回事' })).status).toBe(409)
    expect(await ask('发光字备案')).toContain('可以装')
  })
})

describe('what somebody says is wrong', () => {
  it('opens one correction with a clock, marks the answer, and is closed by a new version', async () => {
    jiban.clock.set('2026-11-27T10:00:00+08:00')
    const id = 'city.wrong'
    const text = {
      question: '道路遗撒找哪个电话？',
      similar: [],
      answer: '请拨打城管服务电话，全天有人接听。',
    }
    await published(id, text)
    const client = clientOf(jiban)
    const said = { verdict: 'wrong', comment: '电话早就停了，我是13800138000' }
    await client.post(`/api/v1/${place}/knowledge/${id}/feedback`, said)
    await client.post(`/api/v1/${place}/knowledge/${id}/feedback`, said)
    const { corrections } = (await clerk.get('/knowledge/corrections?state=open')).body
    expect(corrections).toMatchObject([
      { entryId: id, unit, saidBy: 'citizen', reports: 2, article: '第三十一条、第三十八条' },
    ])
    // Friday, two working days: until the end of Tuesday.
    expect(corrections[0].dueAt).toBe('2026-12-01T16:00:00.000Z')
    expect(JSON.stringify(corrections)).not.toContain('13800138000')
    expect((await other.get('/knowledge/corrections')).body.corrections).toEqual([])
    expect(await ask(text.question)).toContain('【待核】')
    await published(id, { ...text, answer: '请拨打新的城管服务电话，工作日接听。' })
    expect(
      (await clerk.get('/knowledge/corrections?state=corrected')).body.corrections[0].closedVersion,
    ).toBe(2)
    expect(await ask(text.question)).not.toContain('【待核】')
  })

  it('may be refused by the unit with a reason, once, and not by another unit', async () => {
    const id = 'city.right'
    await published(id, {
      question: '沿街晾晒罚不罚款？',
      similar: [],
      answer: '先劝导，拒不改正的才会处罚。',
    })
    const citizen = citizenOf(jiban, place)
    await citizen.say('沿街晾晒罚不罚款？')
    expect(textOf(await citizen.say('有误'))).toContain('已转给负责单位核对')
    const { corrections } = (await clerk.get('/knowledge/corrections?state=open')).body
    const path = `/knowledge/corrections/${corrections[0].id}/refuse`
    expect((await other.post(path, { why: '与我无关' })).status).toBe(404)
    expect((await clerk.post(path, { why: '内容无误' })).status).toBe(403)
    expect((await leader.post(path, { why: '' })).status).toBe(400)
    expect((await leader.post(path, { why: '与现行办法一致' })).body.state).toBe('refused')
    expect((await leader.post(path, { why: '与现行办法一致' })).status).toBe(409)
    expect(await ask('沿街晾晒罚不罚款？')).not.toContain('【待核】')
  })

  it('opens nothing for a version that is no longer said', async () => {
    const id = 'city.wrong'
    const said = { verdict: 'wrong', version: 1 }
    await clientOf(jiban).post(`/api/v1/${place}/knowledge/${id}/feedback`, said)
    expect((await clerk.get('/knowledge/corrections?state=open')).body.corrections).toEqual([])
  })
})
