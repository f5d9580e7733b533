// Sends what was written, in order, until it is through. The next message leaves as soon as the one before has reached
// the service, which answers those of one conversation one after another.
import { LineLost, Refused, sendMessage } from './turn-stream.js'

const quickPausesMs = [800, 2500]
const longestPauseMs = 30_000

/** @typedef {import('./chat-memory.js').Outgoing} Outgoing */
/**
 * What the page shows of a message on its way.
 * @typedef {{
 *   sending(): void, waiting(): void, told(text: string): void, delta(reply: number, text: string): void,
 *   lineLost(again: () => void): void, refused(reason: string, again: () => void): void, begin(): void,
 * }} View
 */

/** Waits before the next attempt: a moment at first, then longer, or until the line is back or somebody asks for it. */
const pauseAfter = async (/** @type {number} */ attempt, /** @type {View} */ shown) => {
  const quick = navigator.onLine ? quickPausesMs[attempt] : undefined
  if (quick !== undefined) return new Promise((done) => setTimeout(done, quick))
  await new Promise((/** @type {(value: null) => void} */ done) => {
    const again = () => {
      clearTimeout(timer)
      removeEventListener('online', again)
      done(null)
    }
    const timer = setTimeout(again, Math.min(longestPauseMs, 4000 * (attempt + 1)))
    addEventListener('online', again)
    shown.lineLost(again)
  })
}

/**
 * @param {{
 *   place: string, conversationId: string,
 *   view(outgoing: Outgoing): View,
 *   answered(outgoing: Outgoing, left: number): void,
 *   refused(outgoing: Outgoing): void,
 * }} parts
 */
export const sendQueue = ({ place, conversationId, view, answered, refused }) => {
  /** @type {{ outgoing: Outgoing, shown: View }[]} */
  const queue = []
  let leaving = false
  let underWay = 0

  /** Resolves when the next one may leave: this one was taken, or is over. */
  const leave = (/** @type {Outgoing} */ outgoing, /** @type {View} */ shown) =>
    new Promise((/** @type {(value: null) => void} */ next) => {
      const taken = () => next(null)
      underWay += 1
      untilThrough(outgoing, shown, taken).then(
        () => {
          underWay -= 1
          answered(outgoing, underWay)
          taken()
        },
        (fault) => {
          underWay -= 1
          // What may be taken later stays kept: a page that is closed and opened again sends it once more.
          const later = fault instanceof Refused && fault.later
          if (!later) refused(outgoing)
          const reason = `${fault.message}${later ? '您写的这条还在，没有丢。' : ''}`
          shown.refused(reason, () => enqueue(outgoing, shown))
          taken()
        },
      )
    })

  const untilThrough = async (
    /** @type {Outgoing} */ { messageId, text, attachments },
    /** @type {View} */ shown,
    /** @type {() => void} */ taken,
  ) => {
    for (let attempt = 0; ; attempt++) {
      shown.begin()
      shown.sending()
      try {
        const ids = attachments.map(({ id }) => ({ id }))
        const watcher = {
          progress: (/** @type {string} */ told) => {
            shown.told(told)
            taken()
          },
          delta: shown.delta,
        }
        return await sendMessage({ place, conversationId, messageId, text, attachments: ids }, watcher)
      } catch (fault) {
        if (!(fault instanceof LineLost)) throw fault
        await pauseAfter(attempt, shown)
      }
    }
  }

  const run = async () => {
    if (leaving) return
    leaving = true
    for (let next = queue.shift(); next; next = queue.shift()) await leave(next.outgoing, next.shown)
    leaving = false
  }

  const enqueue = (/** @type {Outgoing} */ outgoing, shown = view(outgoing)) => {
    shown.waiting()
    queue.push({ outgoing, shown })
    void run()
  }

  return { enqueue: (/** @type {Outgoing} */ outgoing) => enqueue(outgoing), idle: () => underWay === 0 }
}
