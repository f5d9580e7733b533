import { z } from 'zod'
import { conditionsSchema, type Deadline } from '../../domain/deadline.ts'
import type { PlaceId } from '../../domain/place.ts'
import { deadlinesFor, packOf } from '../../rules/index.ts'

export const countDeadlinesInputSchema = z.object({
  conditions: conditionsSchema.default({}),
  startAt: z.iso.datetime({ offset: true }),
})

/** The deadlines the place's rules set under the conditions, counted from `startAt`. Pure. */
export const countDeadlines = (
  place: PlaceId,
  input: z.infer<typeof countDeadlinesInputSchema>,
): readonly Deadline[] => deadlinesFor(packOf(place), input.conditions, new Date(input.startAt))
