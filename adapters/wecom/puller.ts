import type { WecomAccount } from './account.ts'
import { pull } from './pull.ts'

/** Pulls for one account, one pull after the other; after one that failed, again by itself. */
export type Puller = {
  /** Resolves when everything that waits is stored; throws what hinders it. */
  pull(token: string): Promise<void>
  start(): void
  stop(): Promise<void>
}

export const puller = (account: WecomAccount): Puller => {
  const { place, settings, deps } = account
  const over = new AbortController()
  let last: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let started = false

  const begin = (token: string): Promise<void> => {
    const mine = last.catch(() => undefined).then(() => pull(account, token, over.signal))
    last = mine
    return mine.catch((fault: unknown) => {
      again()
      throw fault
    })
  }
  const again = (): void => {
    if (!started || over.signal.aborted || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      byItself()
    }, settings.pullAgainMs)
  }
  const byItself = (): void => {
    begin('').catch((fault: unknown) =>
      deps.say(`wecom ${place}: 拉取消息：${fault instanceof Error ? fault.message : fault}`),
    )
  }
  return {
    pull: begin,
    start: () => {
      started = true
      // What came while no process ran, and what the platform had given up telling.
      byItself()
    },
    stop: async () => {
      over.abort()
      clearTimeout(timer)
      await last.catch(() => undefined)
    },
  }
}
