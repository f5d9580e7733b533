import { chineseMoment } from '../../domain/place-day.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { tellCitizen } from '../wording/tell-citizen.ts'
import type { CitizenOrder } from './citizen-order.ts'

/** What happened, in the words a citizen is told; what is not theirs to know is left out. */
export const citizenTimeline = (
  events: readonly RecordedEvent[],
  words: Parameters<typeof tellCitizen>[1],
): CitizenOrder['timeline'] => withoutEchoes(events).flatMap((recorded) => timelineEntry(recorded, words))

/** A step that rests on our own default names no article to the citizen. */
const articleOfPlace = (article: string | undefined): string | undefined =>
  article?.startsWith('平台默认') ? undefined : article

/** An extension says until when; that its clock was counted anew would say so twice. */
const withoutEchoes = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const extended = new Set(
    events.flatMap(({ at, event }) => (event.type === 'extension-granted' ? [at] : [])),
  )
  return events.filter(({ at, event }) => event.type !== 'clock-recounted' || !extended.has(at))
}

const timelineEntry = (
  { at, event }: RecordedEvent,
  words: Parameters<typeof tellCitizen>[1],
): CitizenOrder['timeline'] => {
  const told = tellCitizen(event, words)
  if (told === null) return []
  const article = 'article' in event ? articleOfPlace(event.article) : undefined
  return [{ at: chineseMoment(new Date(at)), what: told, ...(article === undefined ? {} : { article }) }]
}
