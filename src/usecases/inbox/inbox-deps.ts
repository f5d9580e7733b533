import type { Cipher } from '../../ports/cipher.ts'
import type { Inbox } from '../../ports/inbox.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { Deps } from '../deps.ts'

/** What receiving and answering messages needs beside the use cases' own. */
export type InboxDeps = {
  /** All that a turn needs. */
  readonly deps: Deps
  readonly inbox: Inbox
  readonly ledger: Pick<Ledger, 'carried' | 'notCarried'>
  readonly cipher: Pick<Cipher, 'digest'>
  /** A fault nobody is told of otherwise; never with what a citizen wrote. */
  readonly onFault: (fault: unknown) => void
  /** Waits; the timer of the runtime unless a test brings its own. */
  readonly pause?: (ms: number) => Promise<void>
  /** Work that goes on after the response has left, where the runtime wants to be told. */
  readonly keepAlive?: (work: Promise<unknown>) => void
}

export const pauseOf = ({ pause }: Pick<InboxDeps, 'pause'>): ((ms: number) => Promise<void>) =>
  pause ?? ((ms) => new Promise((over) => setTimeout(over, ms)))
