import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { Enquiry } from '../../ports/enquiry-store.ts'
import { sayToCitizen } from '../conversations/agent-commands.ts'
import { mustTakeOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'
import { unitNameOf } from '../unit-name.ts'
import { longestWords } from './ask-unit.ts'

const mostShown = 100

/** Enquiries of the hotline, or those to this person's unit. Throws not_allowed for everybody else. */
export const enquiriesFor = (deps: Deps, place: PlaceId, staff: Staff): Promise<readonly Enquiry[]> => {
  if (!isUnitRole(staff.role)) mustTakeOn(staff)
  return deps.enquiries.list(place, staff.unit, mostShown)
}

/** One that is this person's business. Throws not_allowed, not_found. */
const enquiryFor = async (deps: Deps, place: PlaceId, staff: Staff, id: string): Promise<Enquiry> => {
  if (!isUnitRole(staff.role)) mustTakeOn(staff)
  const found = await deps.enquiries.one(place, id)
  if (found && (staff.unit === null || staff.unit === found.unit)) return found
  throw new DomainError('not_found', '没有找到这次咨询。请回到咨询单位的列表。')
}

/** The unit's answer, told to the hotline. Throws not_allowed, invalid_input, not_found, version_conflict. */
export const answerEnquiry = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  id: string,
  text: string,
): Promise<void> => {
  if (by.unit === null) throw new DomainError('not_allowed', '咨询由被问的单位答复。', { role: by.role })
  const enquiry = await enquiryFor(deps, place, by, id)
  const said = text.trim()
  if (said === '' || said.length > longestWords)
    throw new DomainError('invalid_input', `请写答复，不超过${longestWords}个字。`, { field: 'text' })
  const unitName = (await unitNameOf(deps, place, enquiry.unit)) ?? enquiry.unit
  const first = await deps.enquiries.answer(
    place,
    id,
    { unit: enquiry.unit, text: said, by: by.id, at: deps.clock.now() },
    {
      purpose: 'enquiry',
      channel: 'desk',
      address: 'hotline',
      body: `${unitName}已答复热线的咨询，请转告市民。`,
      state: 'queued',
      urgent: true,
    },
  )
  if (!first) throw new DomainError('version_conflict', '这次咨询已经答复过，没有改变。')
}

/**
 * The answer goes to the citizen: into the talk by who has it, with words of their own; for an order it is noted that the
 * citizen was told. Throws not_allowed, not_found, invalid_input, version_conflict, unknown_conversation.
 */
export const passAnswerOn = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  id: string,
  text: string,
): Promise<void> => {
  mustTakeOn(by)
  const enquiry = await enquiryFor(deps, place, by, id)
  if (enquiry.answer === null) throw new DomainError('version_conflict', '单位还没有答复，请稍后再转告。')
  if (enquiry.passedAt !== null) throw new DomainError('version_conflict', '已经转告过市民，没有再发。')
  if (enquiry.talk !== null) await sayToCitizen(deps, place, by, enquiry.talk, `enquiry/${id}`, text)
  if (!(await deps.enquiries.passOn(place, id, by.id, deps.clock.now())))
    throw new DomainError('version_conflict', '已经转告过市民，没有再发。')
}
