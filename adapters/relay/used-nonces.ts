import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'

const usedSchema = z.array(z.tuple([z.string(), z.number()]))

/** A request is good for five minutes before and after its own time; afterwards its time refuses it. */
const rememberedMs = 11 * 60_000
const rowsOfClient = 64

/** Notes a nonce for all processes. False when it was used before. Takes a fixed number of rows for each client. */
export const checkUnused = async (
  values: SharedValues,
  place: PlaceId,
  client: string,
  nonce: string,
  now: number,
): Promise<boolean> => {
  const mark = createHash('sha256').update(`${client} ${nonce}`).digest('hex').slice(0, 24)
  const name = `relay-nonces:${client}:${Number.parseInt(mark.slice(0, 4), 16) % rowsOfClient}`
  for (;;) {
    const before = await values.get(place, name)
    const used = usedSchema.parse(before === null ? [] : JSON.parse(before))
    if (used.some(([known]) => known === mark)) return false
    const kept = used.filter(([, at]) => Math.abs(now - at) < rememberedMs)
    const next = JSON.stringify([...kept, [mark, now]])
    if (await values.set(place, name, before, next, new Date(now + rememberedMs))) return true
  }
}
