import { randomUUID } from 'node:crypto'
import { patient } from './patient.ts'
import type { Refused, Step, Story } from './story.ts'

/** A line of what happened, for the reader. */
export type Line = {
  readonly at: string
  readonly who: string
  readonly what: string
  readonly article: string
}
export type Told = {
  readonly no: string
  readonly steps: readonly Line[]
  readonly timeline: readonly Line[]
  readonly finalState: string
}

const password = 'jiban-demo'
const beijing = (at: string): string => `${at.replace(' ', 'T')}:00+08:00`

type Reply = { readonly status: number; readonly body: Record<string, unknown> }
type Event = {
  readonly type: string
  readonly article?: string
  readonly deadlines?: readonly { type: string; dueAt: string | null; article: string }[]
  readonly clocks?: readonly string[]
  readonly clock?: string
  readonly colour?: string
  readonly lead?: string
  readonly to?: string
  readonly unit?: string
  readonly label?: string
  readonly trigger?: string
  readonly measures?: readonly string[]
}
type Recorded = {
  readonly at: string
  readonly actor: { readonly role: string; readonly id?: string }
  readonly event: Event
}

/** Tells a story over HTTP against a running demonstration server. Throws at the first step that goes otherwise. */
export const tell = async (url: string, story: Story): Promise<Told> => {
  const server = talkTo(url, story.place)
  const lines: Line[] = []
  let order = { no: '', code: '' }
  let at = ''
  for (const step of story.steps) {
    if (step.at) {
      at = step.at
      await server.moveClock(beijing(at))
    }
    if ('citizen' in step) order = await file(server, step)
    const line = await play(server, order, step)
    lines.push({ at, ...line })
  }
  const { state, events } = await server.history(order.no)
  return { no: order.no, steps: lines, timeline: events.map(lineOf), finalState: state }
}

type Server = ReturnType<typeof talkTo>
type Order = { readonly no: string; readonly code: string }

const talkTo = (url: string, place: string) => {
  const cookies = new Map<string, string>()
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply & { cookie: string }> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { origin: url, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text), cookie }
  }
  const cookieOf = async (account: string): Promise<string> => {
    const known = cookies.get(account)
    if (known) return known
    const username = `${account}.${place}`
    const { status, cookie } = await send('POST', '/api/auth/sign-in/username', { username, password })
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`)
    cookies.set(account, cookie)
    return cookie
  }
  const api = `/api/v1/${place}`
  return {
    moveClock: async (now: string) => {
      const { status } = await send('PUT', '/api/v1/demo/clock', { now })
      if (status !== 200) throw new Error(`the clock does not move to ${now}`)
    },
    say: (conversationId: string, text: string) => send('POST', `${api}/messages`, { conversationId, text }),
    asCitizen: ({ no, code }: Order, command: object) =>
      send('POST', `${api}/orders/${no}/commands`, { ...command, code }),
    seenByCitizen: ({ no, code }: Order) => send('GET', `${api}/orders/${no}?code=${code}`),
    asStaff: async (account: string, no: string, command: object) =>
      send('POST', `${api}/orders/${no}/commands`, command, { cookie: await cookieOf(account) }),
    history: async (no: string): Promise<{ state: string; events: readonly Recorded[] }> => {
      const { body } = await send('GET', `${api}/orders/${no}`, undefined, { cookie: await cookieOf('lead') })
      return { state: String(body['state']), events: body['events'] as Recorded[] }
    },
  }
}

type Card = { readonly no: string; readonly queryCode: string }
type Outcome = { readonly kind: string; readonly asked?: readonly string[] }

/** The citizen tells it and answers what is asked, until the order is filed. */
const file = async (server: Server, step: Extract<Step, { citizen: string }>): Promise<Order> => {
  const conversation = randomUUID()
  let text = step.citizen
  for (let turn = 0; turn < 12; turn += 1) {
    const { status, body } = await server.say(conversation, text)
    if (status !== 200) throw new Error(`the message is refused: ${JSON.stringify(body)}`)
    const card = (body['replies'] as { order?: Card }[]).find((reply) => reply.order)?.order
    if (card) return { no: card.no, code: card.queryCode }
    const outcome = body['outcome'] as Outcome
    if (outcome.kind !== 'intake') throw new Error(`no order: ${JSON.stringify(body)}`)
    text = patient(outcome.asked ?? [], step.answers ?? {})
  }
  throw new Error('the intake never ends')
}

const play = async (server: Server, order: Order, step: Step): Promise<Omit<Line, 'at'>> => {
  if ('citizen' in step) return { who: 'citizen', what: `“${step.citizen}” → ${order.no}`, article: '' }
  if ('passes' in step) return { who: 'clock', what: step.passes, article: '' }
  if ('citizenSees' in step) return seen(server, order, step.citizenSees)
  if ('happened' in step) return happened(server, order, step.happened, step.article)
  const answer =
    step.by === 'citizen'
      ? await server.asCitizen(order, step.does)
      : await server.asStaff(step.by, order.no, step.does)
  const named = `${step.by} ${step.does.type}`
  if (step.refused) return refused(step.by, named, answer, step.refused)
  if (answer.status !== 200) throw new Error(`${named}: ${answer.status} ${JSON.stringify(answer.body)}`)
  const { state } = await server.history(order.no)
  if (step.is !== undefined && state !== step.is)
    throw new Error(`${named}: the order is ${state}, not ${step.is}`)
  return { who: step.by, what: `${step.does.type} → ${state}`, article: '' }
}

const refused = (who: string, named: string, { status, body }: Reply, expected: Refused) => {
  const facts = (body['facts'] ?? {}) as { article?: string }
  const article = facts.article ?? ''
  if (status !== expected.status || !article.includes(expected.article ?? ''))
    throw new Error(`${named}: expected ${JSON.stringify(expected)}, got ${status} ${JSON.stringify(body)}`)
  return { who, what: `${named.split(' ')[1]} ✗ ${status} ${String(body['detail'])}`, article }
}

const seen = async (server: Server, order: Order, expected: string) => {
  const { body } = await server.seenByCitizen(order)
  const found = body['reply'] === null ? 'no reply' : 'a reply'
  if (found !== expected) throw new Error(`the citizen sees ${found}, not ${expected}`)
  return { who: 'citizen', what: `sees ${found}`, article: '' }
}

const articleOf = (event: Event): string => event.article ?? event.deadlines?.[0]?.article ?? ''

const happened = async (server: Server, { no }: Order, type: string, article = '') => {
  const { events } = await server.history(no)
  const found = events.findLast(({ event }) => event.type === type && articleOf(event).includes(article))
  if (!found)
    throw new Error(
      `no ${type} (${article}); last: ${events
        .slice(-6)
        .map(({ event }) => `${event.type} ${articleOf(event)}`)
        .join(', ')}`,
    )
  return { who: 'system', what: type, article: articleOf(found.event) }
}

const local = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** An event with what it is about. */
const told = (event: Event): string =>
  [
    event.type,
    ...(event.deadlines ?? []).map(({ type, dueAt }) => `${type} until ${dueAt ? local(dueAt) : 'no end'}`),
    ...(event.clocks ?? []),
    ...[event.clock, event.colour, event.lead, event.to, event.unit, event.label, event.trigger].filter(
      Boolean,
    ),
    ...(event.measures ?? []),
  ].join(' · ')

const lineOf = ({ at, actor, event }: Recorded): Line => ({
  at: local(at),
  who: actor.id ?? actor.role,
  what: told(event),
  article: articleOf(event),
})
