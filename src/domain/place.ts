import { z } from 'zod'

/** A jurisdiction, as it appears in addresses and as the first key of every table: `my-city`. */
export const placeIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/)
  .brand<'PlaceId'>()
export type PlaceId = z.infer<typeof placeIdSchema>

/** The shelf every place may read from: knowledge that holds in the whole country. Nobody files an order here. */
export const NATIONAL = placeIdSchema.parse('national')

/** A unit (承办单位) inside one place: `market`. The same id in two places is the same kind of unit. */
export const unitIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{1,60}$/)
  .brand<'UnitId'>()
export type UnitId = z.infer<typeof unitIdSchema>
