import type { Clock } from '../ports/clock.ts'
import type { UnitStore } from '../ports/unit-store.ts'

/** Units and catalogues change by the week and are read in every turn: kept for this long in each process. */
const keepMs = 30_000

/** A unit store that asks the database at most once in `keepMs` for each place. */
export const rememberedUnits = (store: UnitStore, clock: Clock): UnitStore => {
  const units = remember(store.units, clock)
  const duties = remember(store.duties, clock)
  return {
    units: units.read,
    duties: duties.read,
    load: async (place, newUnits, newDuties) => {
      await store.load(place, newUnits, newDuties)
      units.forget(place)
      duties.forget(place)
    },
  }
}

const remember = <K, V>(read: (key: K) => Promise<V>, clock: Clock) => {
  const kept = new Map<K, { readonly at: number; readonly value: V }>()
  return {
    read: async (key: K): Promise<V> => {
      const now = clock.now().getTime()
      const known = kept.get(key)
      if (known && Math.abs(now - known.at) < keepMs) return known.value
      // The value is kept, not the promise: on Workers a promise may not be awaited by another request.
      const value = await read(key)
      kept.set(key, { at: now, value })
      return value
    },
    forget: (key: K) => kept.delete(key),
  }
}
