import { ModelError, modelError } from './fault.ts'
import { type ModelSurroundings, timeIsUp, wait } from './settings.ts'

/** Before the second and the third try. */
const pauses = [120, 360] as const

/** Resolves when the signal does: a library that does not listen to it holds nobody up. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(new ModelError('slow', 'not answered in time'))
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })

/** One call, tried again while the trouble may pass, all tries together within the time. Throws ModelError. */
export const withRetries = async <T>(
  call: (signal: AbortSignal) => Promise<T>,
  timeLimitMs: number,
  { deadline = timeIsUp, pause = wait }: Pick<ModelSurroundings, 'deadline' | 'pause'>,
): Promise<T> => {
  const signal = deadline(timeLimitMs)
  const late = aborted(signal)
  late.catch(() => undefined)
  for (let tries = 0; ; tries++) {
    try {
      return await Promise.race([call(signal), late])
    } catch (error) {
      const known = modelError(error, signal)
      const rest = pauses[tries]
      if (known.fault !== 'unreachable' || rest === undefined) throw known
      await Promise.race([pause(rest), late])
    }
  }
}
