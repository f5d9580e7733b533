import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { giveCommand } from '../commands/give-command.ts'
import type { Deps } from '../deps.ts'
import { countLook } from '../orders/count-look.ts'
import type { CitizenOrder } from './citizen-order.ts'
import { readOrder } from './look-up-order.ts'

/** What the page of a rating link shows: no words of the order, whoever the message was passed on to. */
export type RatingAsked = Pick<CitizenOrder, 'no' | 'ratingScale' | 'rating'> & { readonly mayRate: boolean }

/** Throws unknown_order for a link that is not of this order, rate_limited after many tries. */
export const ratingAsked = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  token: string,
): Promise<RatingAsked> => {
  countLook(deps, place, no)
  const order = (await deps.ratingLinks.opens(place, no, token)) ? await readOrder(deps, place, no) : null
  if (!order)
    throw new DomainError(
      'unknown_order',
      '这个评价链接不完整或已失效，请从通知里重新点开，或凭编号和查询码评价。',
    )
  const { ratingScale, rating, actions } = order
  return { no, ratingScale, rating, mayRate: actions.includes('rate') }
}

/** The citizen's rating; throws as `ratingAsked` and as giveCommand, also where it was rated before. */
export const rateByLink = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  token: string,
  rating: { readonly score: number; readonly comment?: string },
): Promise<void> => {
  await ratingAsked(deps, place, no, token)
  await giveCommand(deps, { place, no, actor: { role: 'citizen' }, command: { type: 'rate', ...rating } })
}
