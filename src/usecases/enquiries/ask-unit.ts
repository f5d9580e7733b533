import { DomainError } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import { deadlinesFor, inForce, packOf } from '../../rules/index.ts'
import { talkNamed } from '../conversations/desk-talks.ts'
import { mustTakeOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'
import { seenBy } from '../orders/staff-view.ts'

export type AskUnit = {
  readonly talk: string | null
  readonly orderNo: string | null
  readonly unit: UnitId | null
  readonly question: string
  readonly once: string
}

export const longestWords = 2_000

/** The article by which the place lets the hotline ask a unit and answer itself; null where it does not. */
export const enquiryRule = (place: PlaceId, now: Date): string | null => {
  const consult = inForce(packOf(place), now).consult
  return consult?.value.includes('ask_unit_then_answer') ? consult.source.article : null
}

/**
 * Asks a unit for a citizen who waits. Personal numbers are masked; a unit is never asked about what complains of it.
 * Throws not_allowed, forbidden_by_rule, invalid_input, unknown_order, unknown_conversation.
 */
export const askUnit = async (deps: Deps, place: PlaceId, by: Staff, given: AskUnit): Promise<void> => {
  mustTakeOn(by)
  const now = deps.clock.now()
  const article = enquiryRule(place, now)
  if (article === null)
    throw new DomainError(
      'forbidden_by_rule',
      '本地的规则没有“向部门咨询后答复”这种方式。不能当场答复的，请登记为工单，由部门答复。',
    )
  const { unit, question } = await checked(deps, place, by, given)
  const clock = clockOf(place, now)
  await deps.enquiries.ask(
    place,
    {
      unit,
      talk: given.talk,
      orderNo: given.orderNo,
      question,
      askedBy: by.id,
      askedAt: now,
      dueAt: clock?.dueAt ? new Date(clock.dueAt) : null,
      article: clock ? `${article}、${clock.article}` : article,
      explanation: clock?.explanation ?? '',
      once: given.once,
    },
    {
      purpose: 'enquiry',
      channel: 'desk',
      address: unit,
      body: `热线向您单位咨询，市民在等答复：${question}`,
      state: 'queued',
      urgent: true,
    },
  )
}

const checked = async (deps: Deps, place: PlaceId, by: Staff, given: AskUnit) => {
  const question = maskPersonal(given.question.trim())
  if (question === '' || question.length > longestWords)
    throw new DomainError('invalid_input', `请写明要问什么，不超过${longestWords}个字。`, {
      field: 'question',
    })
  const units = await deps.units.units(place)
  const unit = units.find(({ id, tier }) => id === given.unit && tier !== 'center')
  if (!unit) throw new DomainError('invalid_input', '没有这个单位，请从列表里选。', { field: 'unit' })
  if ((given.talk === null) === (given.orderNo === null))
    throw new DomainError('invalid_input', '请写工单编号，或从会话里发起咨询。', { field: 'orderNo' })
  if (given.talk !== null) await talkNamed(deps, place, by, given.talk)
  if (given.orderNo !== null) {
    const { order } = await seenBy(deps, place, given.orderNo, by)
    if (order.complainedOf.includes(unit.id))
      throw new DomainError('forbidden_by_rule', '这件工单反映的就是这个单位，不能向它咨询。', {
        field: 'unit',
      })
  }
  return { unit: unit.id, question }
}

/** The clock of a consultation handled by a unit. */
const clockOf = (place: PlaceId, now: Date) =>
  deadlinesFor(
    packOf(place),
    {
      stage: 'handle',
      kind: 'consult',
      class: 'A',
      complainant: 'citizen',
      publicity: 'public',
      tier: 'unit',
    },
    now,
  )[0]
