import type { PlaceId } from '../../domain/place.ts'
import { addWorkdays, dayOf, hourOfDay } from '../../domain/working-time.ts'
import { chinaCalendar } from '../../rules/calendars/index.ts'
import { packOf, valueOn } from '../../rules/index.ts'

/** What the place says about its knowledge on that day; null where it says nothing. */
export const knowledgeRule = (place: PlaceId, now: Date) => valueOn(packOf(place).knowledge, dayOf(now))

/** When a correction has to be settled that is opened now. */
export const correctionDue = (place: PlaceId, workdays: number, now: Date): Date => {
  const day = dayOf(now)
  const { lastDay } = addWorkdays(chinaCalendar, day, workdays)
  return hourOfDay(lastDay, valueOn(packOf(place).counting, day)?.value.end ?? '24:00')
}
