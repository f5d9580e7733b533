import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../../support/jiban.ts'
import { type Desk, deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'
import { formOf } from './form-of.ts'

const place = 'weifang'
const unit = 'urban-management'
const base = `/${place}/desk/knowledge`
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let clerk: Desk
let leader: Desk
let editor: Desk
let agent: Desk
let other: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
  clerk = await deskOf(jiban, `clerk.${unit}`, place)
  leader = await deskOf(jiban, `leader.${unit}`, place)
  editor = await deskOf(jiban, 'editor', place)
  agent = await deskOf(jiban, 'agent', place)
  other = await deskOf(jiban, 'leader.fire', place)
})
afterAll(() => jiban.close())

const open = (desk: Desk, path: string) => visitor.open(`${base}${path}`, { cookie: desk.cookie })
const page = async (desk: Desk, path: string): Promise<string> => {
  const answer = await open(desk, path)
  const body = await answer.text()
  expect(answer.status, `${path} ${body.slice(-600)}`).toBe(200)
  return body
}
const post = (desk: Desk, path: string, fields: Record<string, string>) =>
  visitor.post(`${base}${path}`, fields, { cookie: desk.cookie, origin: 'http://localhost' })
const ask = async (text: string) => textOf(await citizenOf(jiban, place).say(text))

const said = (changes: Record<string, string> = {}) => ({
  question: '共享滑板车停放点怎么申请？',
  answer: '向市城市管理局提交停放点申请，五个工作日内答复。',
  topic: 'city-appearance',
  kind: 'guide',
  audience: 'citizen',
  similar: '想设一个共享滑板车停放点\n滑板车能停在哪\n哪里可以停滑板车',
  'basis.0.law': '潍坊市市容管理办法',
  'basis.0.article': '第三条',
  'basis.0.docNo': '潍政发〔2026〕1号',
  'basis.0.external': 'on',
  ...changes,
})
/** The clerk's new text, as far as it goes; its address. */
const wrote = async (changes: Record<string, string> = {}, doing = 'submit'): Promise<string> => {
  const form = { ...formOf(await page(clerk, '/write')), ...said(changes), doing }
  const answer = await post(clerk, '/write', form)
  expect(answer.status, await answer.clone().text()).toBe(303)
  return (answer.headers.get('location') ?? '').slice(base.length)
}
const revisionOn = (shown: string) => /name="revision" value="(\d+)"/.exec(shown)?.[1] ?? ''
const does = async (desk: Desk, entry: string, act: string, fields: Record<string, string> = {}) => {
  const revision = revisionOn(await page(desk, `${entry}/do/${act}`))
  return post(desk, `${entry}/do/${act}`, { revision, sure: 'yes', ...fields })
}
/** The number in the navigation; nothing is shown of none. */
const waiting = async (desk: Desk) => Number(/\d+/.exec(await page(desk, '/waiting'))?.[0] ?? 0)
const published = async (changes: Record<string, string>): Promise<string> => {
  const entry = await wrote(changes)
  expect((await does(leader, entry, 'approve')).status).toBe(303)
  expect((await does(editor, entry, 'publish')).status).toBe(303)
  return entry
}

describe('the pages of an entry', () => {
  it('lead from the clerk over the leader and the editor to the citizen, and a withdrawal takes it away at once', async () => {
    const entry = await wrote()
    expect(await page(leader, '')).toContain('共享滑板车停放点怎么申请？')
    expect((await does(leader, entry, 'approve')).status).toBe(303)
    expect(await ask('共享滑板车停放点怎么申请？')).not.toContain('五个工作日')
    expect((await does(editor, entry, 'publish')).status).toBe(303)
    expect(await ask('共享滑板车停放点怎么申请？')).toContain('五个工作日')
    const desk = await visitor.open('/weifang/desk/messages', { cookie: clerk.cookie })
    const notices = await desk.text()
    expect(notices).toContain('知识条目“共享滑板车停放点怎么申请？”已发布，即时生效。<')
    expect(notices).toContain(`href="/weifang/desk/knowledge${entry}"`)
    const asked = await post(editor, `${entry}/do/withdraw`, { why: '政策已经调整' })
    expect(await asked.text()).toContain('已有1个会话得到过这条答复')
    expect(await ask('共享滑板车停放点怎么申请？')).toContain('五个工作日')
    expect((await post(editor, `${entry}/do/withdraw`, { why: '政策已经调整', sure: 'yes' })).status).toBe(
      303,
    )
    expect(await ask('共享滑板车停放点怎么申请？')).not.toContain('五个工作日')
    const told = await page(clerk, `${entry}/told`)
    expect(told).toContain('第1版')
    expect(told).toContain('共享滑板车停放点怎么申请？</td>')
    expect(told).not.toContain('告知更正')
    const again = await post(editor, `${entry}/do/withdraw`, { why: '政策已经调整', sure: 'yes' })
    expect(again.status).toBe(303)
  })

  it('tell each citizen who heard the old text the new one, in their own conversation and once', async () => {
    const text = { question: '外摆遮阳棚怎么登记？', similar: '遮阳棚登记\n遮阳棚去哪登记\n想搭遮阳棚' }
    const entry = await published(text)
    const citizen = citizenOf(jiban, place)
    await citizen.say('外摆遮阳棚怎么登记？')
    const form = { ...formOf(await page(clerk, `/write?id=${entry.split('/').at(-1)}`)), doing: 'submit' }
    await post(clerk, '/write', { ...form, answer: '到街道便民服务中心登记，当天发证。' })
    expect((await does(leader, entry, 'approve')).status).toBe(303)
    expect((await does(editor, entry, 'publish')).status).toBe(303)
    const list = await page(editor, `${entry}/told`)
    expect(list).not.toContain(citizen.conversationId)
    const act = /action="[^"]*(\/told\/[0-9a-f-]+)"/.exec(list)?.[1] ?? ''
    expect((await post(clerk, `${entry}${act}`, {})).status).toBe(403)
    expect((await post(editor, `${entry}/told/unknown`, {})).status).toBe(404)
    for (let i = 0; i < 2; i += 1) expect((await post(editor, `${entry}${act}`, {})).status).toBe(303)
    const turns = await jiban.deps.conversations.turns(placeIdSchema.parse(place), citizen.conversationId, 10)
    const corrections = turns.filter(({ outcome }) => outcome.reason === 'correction')
    expect(corrections).toHaveLength(1)
    expect(corrections[0]?.replies[0]?.text).toMatch(/^您之前问的“外摆遮阳棚怎么登记？”[\s\S]*当天发证/)
    const after = await page(editor, `${entry}/told`)
    expect(after).toContain('已告知')
    expect(after).not.toContain(act)
  })

  it('keep what was typed when it is submitted half, name what is missing, and save the half', async () => {
    const form = { ...formOf(await page(clerk, '/write')), question: '外摆桌椅怎么报备？', doing: 'submit' }
    const refused = await post(clerk, '/write', form)
    expect(refused.status).toBe(400)
    const shown = await refused.text()
    expect(shown).toContain('外摆桌椅怎么报备？')
    expect(shown).toContain('id="f-answer-fault"')
    expect(revisionOn(shown)).toBe('1')
    const mended = await post(clerk, '/write', {
      ...formOf(shown),
      ...said({ question: '外摆桌椅怎么报备？', similar: '' }),
      doing: 'submit',
    })
    expect(mended.status, await mended.clone().text()).toBe(303)
  })

  it('refuse what cannot be read at its field, and store nothing of it', async () => {
    const form = formOf(await page(clerk, '/write'))
    const bad = { ...form, ...said({ question: '短', effectiveFrom: '哪天', similar: '一' }) }
    const refused = await post(clerk, '/write', { ...bad, doing: 'save' })
    expect(refused.status).toBe(400)
    const shown = await refused.text()
    for (const id of ['f-question-fault', 'f-effectiveFrom-fault', 'f-similar-fault'])
      expect(shown).toContain(id)
    expect(shown).toContain('五个工作日内答复')
    expect((await clerk.get(`/knowledge/work/${form['id']}`)).status).toBe(404)
  })

  it('take the same form twice as once, and tell a stale one that somebody was faster', async () => {
    const form = {
      ...formOf(await page(clerk, '/write')),
      ...said({ question: '夜市摊位怎么申请？', similar: '' }),
      doing: 'save',
    }
    const entry = ((await post(clerk, '/write', form)).headers.get('location') ?? '').slice(base.length)
    expect((await post(clerk, '/write', form)).status).toBe(303)
    const id = entry.split('/').at(-1) ?? ''
    expect((await clerk.get(`/knowledge/work/${id}`)).body.life.revision).toBe(1)
    const stale = formOf(await page(clerk, `/write?id=${id}`))
    const faster = { ...stale, answer: '到街道办事处领取登记表，三天内答复。', doing: 'save' }
    expect((await post(leader, '/write', faster)).status).toBe(303)
    const late = await post(clerk, '/write', {
      ...stale,
      answer: '到区里的窗口领取登记表格。',
      doing: 'save',
    })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('到区里的窗口领取登记表格')
  })

  it('let nobody pass their own text, and say so where it stands', async () => {
    const entry = await wrote({ question: '占道牌匾怎么报备？', similar: '' })
    expect((await open(clerk, `${entry}/do/approve`)).status).toBe(403)
    const id = entry.split('/').at(-1) ?? ''
    const form = {
      ...formOf(await page(leader, `/write?id=${id}`)),
      answer: '到市城市管理局窗口报备，当天受理。',
      doing: 'submit',
    }
    expect((await post(leader, '/write', form)).status).toBe(303)
    expect(await page(leader, entry)).toContain('不能由您审核')
    const tried = await post(leader, `${entry}/do/approve`, { revision: '4' })
    expect(tried.status).toBe(409)
  })

  it('are none of another unit before they are published, and can only be read afterwards', async () => {
    const entry = await wrote({ question: '门前三包怎么签？', similar: '' })
    expect((await open(other, entry)).status).toBe(404)
    await does(leader, entry, 'approve')
    await does(editor, entry, 'publish')
    const shown = await page(other, entry)
    expect(shown).toContain('这条由别的单位负责')
    expect(shown).not.toContain('/do/')
    expect((await open(other, `/write?id=${entry.split('/').at(-1)}`)).status).toBe(403)
    expect((await open(agent, '/write')).status).toBe(403)
    expect((await visitor.open(`${base}${entry}`)).status).toBe(303)
  })

  it('send a text back with the reason on top of it, and ask for one', async () => {
    const before = [await waiting(clerk), await waiting(leader), await waiting(editor)]
    const entry = await wrote({ question: '广告牌多高算违规？', similar: '' })
    expect([await waiting(clerk), await waiting(leader), await waiting(editor)]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
      before[2],
    ])
    const without = await does(leader, entry, 'send-back', { why: ' ' })
    expect(without.status).toBe(400)
    expect((await does(leader, entry, 'send-back', { why: '请补上高度的条款' })).status).toBe(303)
    expect(await page(clerk, entry)).toContain('被退回修改：请补上高度的条款')
    expect(await waiting(clerk)).toBe((before[0] ?? 0) + 1)
    expect(await waiting(agent)).toBe(0)
  })

  it('show two versions beside each other, roll back and confirm what is still right', async () => {
    const entry = await published({ question: '流动摊点几点收摊？', similar: '', reviewBy: '2027-03-01' })
    const id = entry.split('/').at(-1) ?? ''
    const form = {
      ...formOf(await page(clerk, `/write?id=${id}`)),
      answer: '夏季二十三点前收摊，冬季二十二点前。',
      doing: 'submit',
    }
    expect((await post(clerk, '/write', form)).status).toBe(303)
    await does(leader, entry, 'approve')
    const before = await page(editor, `${entry}/do/publish`)
    expect(before).toContain('<del>')
    await does(editor, entry, 'publish')
    const changed = await page(clerk, `${entry}/difference?from=1&to=2`)
    expect(changed).toContain('五个工作日内答复')
    expect(changed).toContain('夏季二十三点前收摊')
    expect((await page(clerk, entry)).match(/已被新版代替/g)).toHaveLength(1)
    expect((await does(clerk, entry, 'roll-back', { toVersion: '1', why: '改错了' })).status).toBe(303)
    expect(await page(clerk, entry)).toContain('回到第1版')
    expect((await does(clerk, entry, 'discard', { why: '不恢复了' })).status).toBe(303)
    const late = await does(clerk, entry, 'confirm', { reviewBy: '2099-01-01' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('太晚')
    expect((await does(clerk, entry, 'confirm', { reviewBy: '2027-04-01' })).status).toBe(303)
    await does(leader, entry, 'approve')
    await does(editor, entry, 'publish')
    expect(await page(clerk, entry)).toContain('2027年4月1日')
  })
})

describe('the editor', () => {
  it('previews the answer as the conversation gives it, with what is to be mended', async () => {
    const form = { ...formOf(await page(clerk, '/write')), ...said({ similar: '', 'basis.0.docNo': '' }) }
    const shown = await (await post(clerk, '/preview', form)).text()
    expect(shown).toContain('五个工作日内答复')
    expect(shown).toContain('《潍坊市市容管理办法》第三条')
    expect(shown).toContain('只有0个相似问，至少3个')
    expect(shown).toContain('标为外部依据，但没有文号或网址')
  })

  it('warns of a wording that leads to another entry already', async () => {
    await published({ question: '井盖松动找谁修？', similar: '井盖响找谁' })
    const form = { ...formOf(await page(clerk, '/write')), ...said({ question: '井盖响找谁', similar: '' }) }
    expect(await (await post(clerk, '/preview', form)).text()).toContain('已在条目')
  })

  it('finds what others rest on, and takes what is ticked into the form', async () => {
    const form = formOf(await page(clerk, '/write'))
    const found = await (await post(clerk, '/preview', { ...form, basisFind: '物业管理条例' })).text()
    const value = /name="basisAdd" value="([^"]*)"/.exec(found)?.[1]?.replaceAll('&quot;', '"') ?? ''
    expect(value).toContain('物业管理条例')
    const taken = await post(clerk, '/write', {
      ...form,
      basisAdd: value,
      similarAdd: '物业费谁说了算',
      doing: 'preview',
    })
    const after = formOf(await taken.text())
    expect(after['basis.0.law']).toContain('物业管理条例')
    expect(after['similar']).toBe('物业费谁说了算')
  })

  it('suggests how people really asked, without who they are', async () => {
    const entry = await published({ question: '共享滑板车夜间能停广场吗？', similar: '' })
    await citizenOf(jiban, place).say('共享滑板车夜间能停广场吗，我叫王小明，电话13800138000')
    await citizenOf(jiban, place).say('请问共享滑板车夜间能停广场吗')
    const shown = await page(clerk, `/write?id=${entry.split('/').at(-1)}`)
    expect(shown).not.toContain('13800138000')
    expect(shown).not.toContain('王小明')
    expect(shown).toContain('请问共享滑板车夜间能停广场吗')
  })
})

describe('what keeps knowledge right', () => {
  it('takes the word of an agent that an answer is wrong to the unit, once, with a clock; the unit answers why not', async () => {
    const entry = await published({ question: '果皮箱满了谁来清？', similar: '' })
    const wrong = { version: '1', comment: '应当是环卫中心负责' }
    const bare = await post(agent, `${entry}/wrong`, { version: '1', comment: '错' })
    expect(bare.status).toBe(400)
    expect(await bare.text()).toContain('>错</textarea>')
    expect((await post(agent, `${entry}/wrong`, wrong)).status).toBe(303)
    const list = await page(leader, '/corrections')
    expect(list).toContain('应当是环卫中心负责')
    expect(list).toContain('个工作日')
    const path = /desk\/knowledge(\/corrections\/[0-9a-f-]{36})/.exec(list)?.[1] ?? ''
    expect((await open(other, path)).status).toBe(404)
    expect((await post(clerk, path, { why: '没有错的' })).status).toBe(403)
    const empty = await post(leader, path, { why: '' })
    expect(empty.status).toBe(400)
    expect((await post(leader, path, { why: '职责清单写明由我局负责' })).status).toBe(303)
    expect((await post(leader, path, { why: '职责清单写明由我局负责' })).status).toBe(409)
    expect(await page(leader, '/corrections?over=1')).toContain('职责清单写明由我局负责')
  })

  it('shows a gap to the editor, who gives it to the unit, whose clerk writes from it', async () => {
    const turn = { place, conversationId: 'c-gap', seq: 1, question: '', at: jiban.clock.now() } as const
    const id = crypto.randomUUID()
    await jiban.deps.knowledgeLife.countTurn(
      turn as never,
      {
        opened: {
          id,
          question: '屋顶私搭鸽棚归谁管',
          terms: ['屋顶', '鸽棚', '私搭'],
          asked: 1,
          unit: null,
          state: 'open',
          filledBy: null,
          firstAt: '',
          lastAt: '',
        },
      },
      jiban.clock.now(),
    )
    expect(await page(editor, '/gaps')).toContain('屋顶私搭鸽棚归谁管')
    expect(await page(clerk, '/gaps')).not.toContain('屋顶私搭鸽棚归谁管')
    expect((await open(clerk, `/gaps/${id}`)).status).toBe(403)
    expect((await open(clerk, `/write?gap=${id}`)).status).toBe(404)
    expect((await post(editor, `/gaps/${id}/assign`, { unit: '没有这个局' })).status).toBe(400)
    expect((await post(editor, `/gaps/${id}/fill`, {})).status).toBe(400)
    expect((await post(editor, `/gaps/${id}/assign`, { unit })).status).toBe(303)
    const form = formOf(await page(clerk, `/write?gap=${id}`))
    expect(form['question']).toBe('屋顶私搭鸽棚归谁管')
    expect(
      (
        await post(clerk, '/write', {
          ...form,
          ...said({ question: '屋顶私搭鸽棚归谁管', similar: '' }),
          doing: 'submit',
        })
      ).status,
    ).toBe(303)
    expect(await page(clerk, '/gaps')).toContain('正在写：单位审核')
    const entry = `/entries/${form['id']}`
    await does(leader, entry, 'approve')
    await does(editor, entry, 'publish')
    expect(await page(clerk, '/gaps?over=1')).toContain('已有答复')
  })

  it('shows two entries that contradict each other with both texts; only the editor settles it', async () => {
    await published({ question: '楼道灯坏了找谁？', similar: '' })
    await published({
      question: '楼道里的灯坏了谁修？',
      similar: '楼道灯坏了找谁',
      answer: '到街道办事处报修，两天内派人。',
    })
    const shown = await page(editor, '/conflicts')
    expect(shown).toContain('互相矛盾')
    expect(shown).toContain('到街道办事处报修')
    const path = /desk\/knowledge(\/conflicts\/[0-9a-f-]{36})/.exec(shown)?.[1] ?? ''
    expect(await page(clerk, '/conflicts')).not.toContain(path)
    expect(await page(other, '/conflicts')).not.toContain('楼道')
    expect((await post(clerk, path, { why: '两码事' })).status).toBe(403)
    const kept = await post(editor, path, { why: '无' })
    expect(kept.status).toBe(400)
    expect((await post(editor, path, { why: '一个说楼内，一个说楼外' })).status).toBe(303)
    expect(await page(editor, '/conflicts?over=1')).toContain('一个说楼内')
  })

  it('finds entries by words and by unit, those for agents only at the hotline and by their unit', async () => {
    await published({ question: '热线内部转办口径是什么？', similar: '', confidentiality: 'agent-only' })
    expect(await page(agent, '/find?q=转办口径')).toContain('热线内部转办口径是什么')
    expect(await page(clerk, '/find?q=转办口径')).toContain('热线内部转办口径是什么')
    expect(await page(other, '/find?q=转办口径')).not.toContain('热线内部转办口径是什么')
    expect(await page(other, '/find?q=物业费')).toContain('物业')
    expect(await page(clerk, '/find?mine=1')).not.toContain('物业费')
  })

  it('opens a shared entry, of which the place may write its own', async () => {
    const found = await page(editor, '/find?q=物业费怎么收')
    const path = /desk\/knowledge(\/entries\/[^"]+)"/.exec(found)?.[1] ?? ''
    const shown = await page(editor, path)
    expect(shown).toContain('全国共用')
    expect(shown).toContain('写本地的版本')
    expect(formOf(await page(editor, `/write?id=${path.split('/').at(-1)}`))['answer']).not.toBe('')
  })
})
