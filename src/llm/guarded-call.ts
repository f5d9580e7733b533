import type { PlaceId } from '../domain/place.ts'
import { dayInChina } from '../domain/place-day.ts'
import { breaker } from './breaker.ts'
import { ModelError, modelError } from './fault.ts'
import type { ModelSurroundings } from './settings.ts'
import { withRetries } from './with-retries.ts'

/** What a call brought, and what it cost. */
export type Spent<T> = { readonly value: T; readonly tokens: number }

type Call<T> = {
  readonly place: PlaceId
  /** What is asked for, for the log. */
  readonly what: string
  readonly timeLimitMs: number
  /** Charged when a call fails: what was sent was read. */
  readonly sent: number
  run(signal: AbortSignal): Promise<Spent<T>>
}

/** Calls to one endpoint under a budget, a time limit, retries and a circuit breaker. They throw ModelError only. */
export const guardedCalls = (around: ModelSurroundings) => {
  const guard = breaker(around.clock)
  return async <T>(call: Call<T>): Promise<T> => {
    const day = dayInChina(around.clock.now())
    try {
      if (!guard.admits()) throw new ModelError('resting', 'left alone after failures')
      if (!(await around.budget.take(call.place, day)))
        throw new ModelError('spent', `budget of ${call.place} for ${day}`)
      const { value, tokens } = await withRetries(call.run, call.timeLimitMs, around).catch(async (error) => {
        await around.budget.spend(call.place, day, call.sent)
        guard.failed()
        throw error
      })
      guard.succeeded()
      await around.budget.spend(call.place, day, tokens)
      return value
    } catch (error) {
      const known = modelError(error, neverAborted)
      around.onFault?.(call.what, known.fault, known.message)
      throw known
    }
  }
}

const neverAborted = new AbortController().signal
