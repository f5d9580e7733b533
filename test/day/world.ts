import type { WechatServer } from '../support/wechat-server.ts'

/** What went otherwise than it should, with where. */
export type Fault = { readonly who: string; readonly what: string }

/** One page somebody got. */
export type Got = { readonly path: string; readonly status: number; readonly ms: number }

/** Words that only those may see who were told: telephones of citizens, names of reporters. */
export type Secret = { readonly word: string; readonly of: string }

/** What all people of the day share: the service, the time, what must not be seen, what went wrong. */
export type World = {
  readonly url: string
  readonly wechat: WechatServer
  now(): Date
  /** 2026-11-23 08:00, as the place's clock shows it. Runs what falls due on the way. */
  moveTo(at: string): Promise<void>
  readonly secrets: Secret[]
  readonly got: Got[]
  readonly faults: Fault[]
}

export const newWorld = (url: string, wechat: WechatServer, turned: (now: Date) => void): World => {
  let ahead = 0
  return {
    url,
    wechat,
    now: () => new Date(Date.now() + ahead),
    moveTo: async (at) => {
      const to = new Date(`${at.replace(' ', 'T')}:00+08:00`)
      const answer = await fetch(`${url}/api/v1/demo/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ now: to.toISOString() }),
      })
      if (answer.status !== 200) throw new Error(`the clock does not move to ${at}: ${await answer.text()}`)
      ahead = to.getTime() - Date.now()
      turned(to)
    },
    secrets: [],
    got: [],
    faults: [],
  }
}
