import type { Case } from './cases.ts'
import { conversationPage } from './citizens.ts'
import { formIn } from './form.ts'
import { all, textOf } from './html.ts'
import { remember, type Town } from './town.ts'
import { alertsOn, formOf, linksOn, type Page, type Visitor } from './visitor.ts'

const natures: Partial<Readonly<Record<Case['kind'], string>>> = {
  request: '求助',
  misspelt: '求助',
  complaint: '投诉',
  angry: '投诉',
  report: '举报',
  suggestion: '建议',
}

const told = (one: Case) => ({
  text: one.text,
  nature: natures[one.kind] ?? '求助',
  place: one.where,
  when: '最近一个月',
  target: '不清楚',
  demand: '希望尽快处理',
  contactName: one.name,
  contactPhone: one.phone,
  complainantKind: 'citizen',
  publicity: one.isPublic ? 'citizen_opt_in' : 'citizen_opt_out',
})

/** Takes a call down and reads the number and the code out. */
export const takeCallDown = async (town: Town, one: Case): Promise<void> => {
  const agent = await town.people.as('agent')
  agent.known.add(one.phone).add(one.name)
  const form = formOf(await agent.open(`${town.people.desk}/register`), '/register')
  if (!form) return agent.fault('no form to register a call')
  const done = await agent.submit(form, told(one))
  const facts = all(done.root, 'dd').map(textOf)
  const [no, code] = [
    facts.find((fact) => /^[A-Z]{2,8}\d{8,16}$/.test(fact)),
    facts.find((fact) => /^\d{4,8}$/.test(fact)),
  ]
  if (no === undefined || code === undefined)
    return agent.fault(`“${one.text}” is not registered: ${done.status} ${alertsOn(done)}`)
  one.order = { no, code }
  one.outcome = 'order'
  remember(town, one)
}

const button = (page: Page, action: RegExp) => formOf(page, action)

/** Takes over who waits, answers, and hands back, closes, or takes the matter down. */
export const receiveTalks = async (town: Town): Promise<void> => {
  const agent = await town.people.as('agent')
  const list = await agent.open(`${town.people.desk}/conversations`)
  const waiting = linksOn(list.root).filter(({ to }) => /\/desk\/conversations\/[^/?]+$/.test(to))
  for (const [n, { to }] of waiting.entries()) await receive(town, agent, to, n + town.day)
}

/** Who speaks with a citizen hears what they say: that agent may see the telephones of those who asked for people. */
const hears = (town: Town, agent: Visitor) => {
  for (const { one } of town.citizens) agent.known.add(one.phone).add(one.name)
}

const receive = async (town: Town, agent: Visitor, to: string, n: number): Promise<void> => {
  let page = await agent.open(to)
  const take = button(page, /\/take$/)
  hears(town, agent)
  if (take) page = await agent.submit(take)
  const say = button(page, /\/say$/)
  if (!say) return agent.fault(`${to} cannot be answered: ${alertsOn(page)}`)
  page = await agent.submit(say, { text: '您好，我是话务员，请说您的事，我来为您办理。' })
  await citizensSee(town)
  const end = formOf(page, n % 3 === 0 ? /\/back$/ : /\/close$/)
  if (!end) return agent.fault(`${to} cannot be ended`)
  const over = await agent.submit(end)
  if (all(over.root, 'p.done').length === 0) agent.fault(`${to} is not ended: ${alertsOn(over)}`)
}

/** Whoever asked for a person reads on their own page what the person wrote. */
const citizensSee = async (town: Town): Promise<void> => {
  for (const citizen of town.citizens.filter(
    ({ one }) => one.kind === 'human' && !one.did.includes('heard'),
  )) {
    const page = await conversationPage(citizen)
    if (/话务员\d*号?/.test(page.text)) citizen.one.did.push('heard')
  }
}

/** What the machine may not decide alone: every second refusal stands, the others are taken down. */
export const decideUndecided = async (town: Town): Promise<void> => {
  const agent = await town.people.as('agent')
  const list = await agent.open(`${town.people.desk}/undecided`)
  const open = linksOn(list.root).filter(({ to }) => /\/desk\/undecided\/[^/]+\/\d+$/.test(to))
  for (const [n, { to }] of open.entries()) {
    const page = await agent.open(to)
    const form = formOf(page, to)
    if (!form) return agent.fault(`${to} cannot be decided`)
    const verdict = form.fields.some(({ kind }) => kind === 'radio')
      ? { verdict: n % 2 === 0 ? 'upheld' : 'overturned' }
      : {}
    hears(town, agent)
    const next = await agent.submit(form, { ...verdict, reason: '已经核对情况和条款。' })
    if (next.status >= 400) agent.fault(`${to}: ${alertsOn(next)}`)
    if (next.path.includes('/register')) await registerTalk(agent, next)
  }
}

const registerTalk = async (agent: Visitor, page: Page): Promise<void> => {
  const form = all(page.root, 'form')
    .map(formIn)
    .find(({ action }) => action.endsWith('/register'))
  if (!form) return agent.fault('nothing to register the talk with')
  const next = await agent.submit(form, { nature: '求助', place: '不清楚', noContact: 'on' })
  if (next.status >= 400) agent.fault(`the talk is not registered: ${alertsOn(next)}`)
}
