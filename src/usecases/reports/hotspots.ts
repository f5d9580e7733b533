import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import { endOfDay } from '../../domain/working-time.ts'
import type { SpotOrder } from '../../ports/report-board.ts'
import { type Heap, heapsOf, hotspotRule } from '../../rules/hotspots.ts'
import { daysAfter } from '../../rules/report-periods.ts'
import type { Deps } from '../deps.ts'
import { lineNamesOf } from './line-names.ts'
import { mustOversee } from './report-rights.ts'

export type Hotspot = Heap<SpotOrder> & { readonly spot: string; readonly topic: string }

const most = 60

/** Same place and topic in a short time that ends with the day, what grows most at the top. Throws not_allowed. */
export const hotspots = async (
  deps: Pick<Deps, 'reports' | 'units'>,
  place: PlaceId,
  staff: Staff,
  lastDay: string,
): Promise<readonly Hotspot[]> => {
  mustOversee(place, staff)
  const { days, least } = hotspotRule
  const span = {
    from: endOfDay(daysAfter(lastDay, -2 * days)),
    mid: endOfDay(daysAfter(lastDay, -days)),
    to: endOfDay(lastDay),
  }
  const [groups, topicOf] = await Promise.all([
    deps.reports.spots(place, span, least, most),
    lineNamesOf(deps, place, 'duty'),
  ])
  return groups
    .flatMap(({ spot, duty, orders }) =>
      heapsOf(orders, span.mid).map((heap) => ({ ...heap, spot, topic: topicOf(duty) })),
    )
    .toSorted((a, b) => growth(b) - growth(a) || b.recent.length - a.recent.length)
}

const growth = ({ recent, earlier }: Hotspot): number => recent.length - earlier
