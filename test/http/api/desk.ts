import type { Jiban } from '../../support/jiban.ts'
import { type Answer, clientOf } from './client.ts'

type Card = { readonly no: string; readonly queryCode: string }

/** Somebody of the demonstration at work: signed in by `account.place`, with a cookie as a browser keeps it. */
export const deskOf = async (jiban: Jiban, account: string, place: string) => {
  const client = clientOf(jiban)
  const username = `${account}.${place}`
  const entered = await client.post('/api/auth/sign-in/username', { username, password: 'jiban-demo' })
  if (entered.status !== 200) throw new Error(`${username}: ${JSON.stringify(entered.body)}`)
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const at = (path: string) => `/api/v1/${place}${path}`
  return {
    cookie,
    get: (path: string): Promise<Answer> => client.get(at(path), { cookie }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
      client.post(at(path), body, { cookie, ...headers }),
    does: (no: string, command: object, headers: Record<string, string> = {}): Promise<Answer> =>
      client.post(at(`/orders/${no}/commands`), command, { cookie, ...headers }),
  }
}
export type Desk = Awaited<ReturnType<typeof deskOf>>

/** What a citizen said on the telephone, complete. */
export const call = {
  channel: 'phone',
  text: '我要投诉，我们小区门口的路灯坏了一个月，晚上出门看不见路，一直没有人修。',
  contactPhone: '13800138000',
  contactName: '王女士',
  place: '幸福路12号院门口',
  when: '最近一个月',
  target: '不清楚',
  demand: '尽快修好',
  complainantKind: 'citizen',
  publicity: 'citizen_opt_out',
  skipped: [],
}

/** An order taken down on the telephone, waiting for the dispatcher. */
export const takenDown = async (
  agent: Desk,
  changes: object = {},
  headers: Record<string, string> = {},
): Promise<Card> => {
  const { status, body } = await agent.post('/orders', { ...call, ...changes }, headers)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
