import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { dutySchema, unitSchema } from '../../src/domain/unit.ts'

const read = (place: string, file: string): unknown =>
  parse(
    readFileSync(new URL(`../../knowledge/content/places/${place}/${file}.yaml`, import.meta.url), 'utf8'),
  )

const load = (place: string) => ({
  units: z.array(unitSchema.strict()).parse(read(place, 'units')),
  duties: z.array(dutySchema.strict()).parse(read(place, 'duties')),
})

const loaded = new Map<string, ReturnType<typeof load>>()

/** Units and duty catalogue of a place as shipped; read once. */
export const contentOf = (place: string) => {
  const content = loaded.get(place) ?? load(place)
  loaded.set(place, content)
  return content
}
