import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { mustTakeOn } from './who-takes-on.ts'

const longestPhrase = 500
const mostPhrases = 30

/** Throws invalid_input for an empty or too long one, and when there are enough. */
export const keepPhrase = async (deps: Deps, place: PlaceId, by: Staff, text: string): Promise<void> => {
  mustTakeOn(by)
  const kept = text.trim()
  if (kept === '' || kept.length > longestPhrase)
    throw new DomainError('invalid_input', `常用语是1到${longestPhrase}个字，没有保存。`, { field: 'text' })
  if (!(await deps.humans.keepPhrase(place, by.id, kept, mostPhrases, deps.clock.now())))
    throw new DomainError('invalid_input', `常用语最多存${mostPhrases}条，请先删除不用的。`, {
      field: 'text',
    })
}

export const dropPhrase = async (deps: Deps, place: PlaceId, by: Staff, id: string): Promise<void> => {
  mustTakeOn(by)
  await deps.humans.dropPhrase(place, by.id, id)
}
