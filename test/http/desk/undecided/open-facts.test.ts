import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../../src/domain/answer.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { call, type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const base = '/weifang/desk/undecided'
const unclear = '这事涉及打官司，开发商延期交房，要投诉'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: Desk
let lead: Desk
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  agent = await deskOf(jiban, 'agent', 'weifang')
  lead = await deskOf(jiban, 'lead', 'weifang')
})
afterAll(() => jiban.close())

const read = async (path: string, by = agent) => (await visitor.open(path, { cookie: by.cookie })).text()
const post = (no: string, fields: Record<string, string>, by = agent) =>
  visitor.post(`${base}/orders/${no}`, fields, { cookie: by.cookie, origin: 'http://localhost' })
const stays = { verdict: 'stays', reason: '电话核实，没有起诉。', basis: '第十九条' }

const answers: Readonly<Record<string, string>> = {
  place: '奎文区幸福路12号和平小区',
  when: '去年十月',
  target: '和平小区开发商',
  demand: '尽快交房',
  contactPhone: '13800138000',
  publicity: '不公开',
  complainantKind: '个人',
}

/** Filed by a citizen who does not say whether a court has the matter. */
const filedOpen = async (place = 'weifang', toFact = '反正先给我记下'): Promise<OrderCard> => {
  const citizen = citizenOf(jiban, place)
  const questions: string[] = []
  let turn = await citizen.say(unclear)
  for (let asked = 0; asked < 12 && turn.outcome.kind === 'intake'; asked++) {
    const field = turn.outcome.asked?.[0]
    if (field !== undefined) questions.push(field)
    turn = await citizen.say(
      field === undefined ? '提交' : field.startsWith('fact:') ? toFact : (answers[field] ?? '跳过'),
    )
  }
  const card = turn.replies.find(({ order }) => order)?.order
  if (!card) throw new Error(`no order, the turn ended as ${JSON.stringify(turn.outcome)}`)
  if (toFact !== '反正先给我记下')
    expect(questions.filter((field) => field.startsWith('fact:'))).toHaveLength(1)
  return card
}

const openFactIn = (place: string, no: string) =>
  jiban.database.db
    .selectFrom('order_open_fact')
    .select('fact')
    .where('place', '=', place)
    .where('order_no', '=', no)
    .execute()

describe('an order that was filed although a fact stayed open', () => {
  it('waits for a person, with what was asked, in the list and in the count', async () => {
    const { no } = await filedOpen()
    const page = await read(base)
    expect(page).toContain(`${base}/orders/${no}`)
    expect(page).toContain('法院已经立案了吗')
    expect(page).not.toContain('13800138000')
    expect(await read(`${base}/count`)).toContain('件待决定')
    const form = await read(`${base}/orders/${no}`)
    expect(form).toContain(`href="/weifang/desk/orders/${no}"`)
  })

  it.each(['不清楚', '我也不太清楚', '不知道', '说不准', '没打听过', '不是很清楚，法院的事我不懂', '跳过'])(
    'waits for a person as well when the answer is “%s”, which is no “no”, and is not asked again',
    async (doubtful) => {
      const { no } = await filedOpen('weifang', doubtful)
      expect(await openFactIn('weifang', no)).toEqual([{ fact: 'litigation' }])
      expect(await read(base)).toContain(no)
    },
  )

  it.each(['generic-city', 'pingdingshan', 'fuzhou', 'district-supervision'])(
    'waits for a person in %s, too',
    async (place) => {
      const { no } = await filedOpen(place, '不清楚')
      expect(await openFactIn(place, no)).toEqual([{ fact: 'litigation' }])
    },
  )

  it('is sent to no unit before somebody has looked, and the dispatcher reads why', async () => {
    const { no, lead: unit } = await filedOpen('weifang', '不清楚')
    expect(unit).toBeUndefined()
    expect(await read(`/weifang/desk/orders/${no}`)).toContain('先由工作人员核实是否受理')
  })

  it('has nothing open when the answer is a plain no', async () => {
    const { no } = await filedOpen('weifang', '没有，法院没立案')
    expect(await openFactIn('weifang', no)).toEqual([])
  })

  it('goes on once somebody says so, with reason and article, and is decided once', async () => {
    const { no } = await filedOpen()
    const results = await Promise.all([post(no, stays), post(no, { ...stays, verdict: 'not-ours' }, lead)])
    expect(results.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await read(base)).not.toContain(no)
    expect((await post(no, stays)).status).toBe(404)
    const row = await jiban.database.db
      .selectFrom('order_open_fact')
      .selectAll()
      .where('order_no', '=', no)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ fact: 'litigation', basis: '第十九条' })
  })

  it('leads to the order when it should not have been taken on, where it is ended by its own steps', async () => {
    const { no } = await filedOpen()
    const done = await post(no, { ...stays, verdict: 'not-ours', reason: '法院已立案。' })
    expect(done.headers.get('location')).toBe(`/weifang/desk/orders/${no}`)
  })

  it('keeps what was typed when something is missing, too long or garbage, and stores nothing', async () => {
    const { no } = await filedOpen()
    for (const wrong of [
      { ...stays, basis: ' ' },
      { ...stays, verdict: '' },
      { ...stays, verdict: 'toString' },
      { ...stays, basis: '长'.repeat(201) },
    ]) {
      const refused = await post(no, wrong)
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain('电话核实，没有起诉。')
    }
    expect((await post(no, { ...stays, reason: '' })).status).toBe(400)
    expect(await read(base)).toContain(no)
  })

  it('needs nobody any more once the citizen has withdrawn it', async () => {
    const { no } = await filedOpen()
    await jiban.database.db
      .updateTable('work_order')
      .set({ state: 'withdrawn' })
      .where('no', '=', no)
      .execute()
    expect(await read(base)).not.toContain(no)
    expect((await post(no, stays)).status).toBe(404)
  })

  it('is shown to nobody of a unit, of another place, or without signing in', async () => {
    const { no } = await filedOpen()
    const clerk = await deskOf(jiban, 'clerk.housing', 'weifang')
    expect((await post(no, stays, clerk)).status).toBe(403)
    const foreign = await deskOf(jiban, 'agent', 'fuzhou')
    expect((await post(no, stays, foreign)).status).toBe(403)
    expect((await visitor.open(`${base}/orders/${no}`)).status).toBe(303)
    expect((await visitor.open(`${base}/orders/nothing`, { cookie: agent.cookie })).status).toBe(404)
  })

  it('is not what a person took down, who saw what stayed open', async () => {
    const { no } = await takenDown(agent, { ...call, text: unclear })
    const open = await jiban.deps.undecided.openFacts('weifang' as never, 100)
    expect(open.map(({ orderNo }) => orderNo)).not.toContain(no)
  })
})
