import type { ComposedChannels } from './compose-channels.ts'
import { type Repeating, repeating } from './jobs/repeating.ts'
import { sendingLoop } from './jobs/send-deliveries.ts'
import { webhookLoop } from './jobs/send-webhooks.ts'

/** What was left by a process that ended is looked for this often. */
const everyMs = { answer: 3_000, fetch: 10_000, giveUp: 3_600_000 } as const

/** What the channels do by themselves on Node, beside every other process that does the same. */
export type RunningChannels = Pick<Repeating, 'kick'> & {
  start(): Promise<void>
  /** Waits for what is under way; the connections of the channels first. */
  stop(): Promise<void>
}

export const runChannels = (channels: ComposedChannels, say: (text: string) => void): RunningChannels => {
  const tell = (what: string) => (fault: unknown) =>
    say(`${what}: ${fault instanceof Error ? fault.message : fault}`)
  const sending = sendingLoop(channels.sending, channels.senders, tell('sending'))
  const loops = [
    sending,
    webhookLoop(channels.webhooks, tell('webhooks')),
    repeating({ everyMs: everyMs.answer, run: channels.answer, onFault: tell('inbox') }),
    repeating({ everyMs: everyMs.fetch, run: channels.fetch, onFault: tell('media') }),
    repeating({ everyMs: everyMs.giveUp, run: channels.giveUp, onFault: tell('unfetched lines') }),
  ]
  return {
    kick: sending.kick,
    start: async () => {
      for (const loop of loops) loop.start()
      await Promise.all(
        channels.opened.map(({ name, start }) => start?.().catch(tell(`channel ${name} does not start`))),
      )
    },
    stop: async () => {
      await Promise.all(channels.opened.map(({ name, stop }) => stop?.().catch(tell(`channel ${name}`))))
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
