/** Within this time so many messages may go out. */
const windowMs = 50_000

export type Pace = {
  /** Counts a message to somebody when it may go now, and gives null; else when it may. */
  take(to: string, now: Date): Date | null
}

/** Far below what was seen to lead to a ban; kept by the one process that holds the connection. */
export const pace = (mostToAll: number, mostToOne: number): Pace => {
  let sent: readonly { readonly to: string; readonly at: number }[] = []
  return {
    take: (to, now) => {
      const at = now.getTime()
      sent = sent.filter((one) => one.at > at - windowMs)
      const own = sent.filter((one) => one.to === to)
      const [full] = sent.length >= mostToAll ? sent : own.length >= mostToOne ? own : []
      if (full) return new Date(full.at + windowMs)
      sent = [...sent, { to, at }]
      return null
    },
  }
}
