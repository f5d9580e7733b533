import type { ChannelSender } from '../ports/channel-sender.ts'
import { lanesOf, type SendingDeps, sendLane } from '../usecases/deliveries/send-deliveries.ts'
import { type Repeating, repeating } from './repeating.ts'

/** Looked for when nobody kicked: what was postponed, what failed, what another process wrote. */
const everyMs = 2_000

/** Sends what is due, each lane in a loop of its own. */
export const sendingLoop = (
  deps: SendingDeps,
  senders: readonly ChannelSender[],
  onFault: (fault: Error) => void,
): Repeating => {
  const kick = () => {
    for (const loop of loops) loop.kick()
  }
  const loops: readonly Repeating[] = lanesOf(senders, deps.elsewhere).map((lane) =>
    repeating({
      everyMs,
      run: async (over) => {
        if (await sendLane(deps, senders, lane, over)) kick()
      },
      onFault,
    }),
  )
  return {
    start: kick,
    kick,
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
  }
}
