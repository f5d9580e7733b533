import type { Deps } from '../../../usecases/deps.ts'
import type { Visit } from '../visit.ts'

const wanted = 6

/** What is asked most, in the order of showing; an entry that may not be cited today drops out. */
const common = [
  'hotline.time-limit',
  'wages.unpaid',
  'id-card.lost-replacement',
  'property-management.fee-vacant',
  'housing-fund.rent',
  'noise.night-construction',
  'medical-insurance.other-city',
  'marriage.register',
  'online-shopping.seven-day',
]

/** Six real questions of the place that can be answered today. */
export const openingQuestions = async (
  deps: Deps,
  { place }: Visit,
  day: string,
): Promise<readonly string[]> => {
  const entries = await deps.knowledge.citable(place, common, day)
  const byId = new Map(entries.map((entry) => [entry.id, entry.question]))
  const asked = common.flatMap((id) => byId.get(id) ?? [])
  if (asked.length >= wanted) return asked.slice(0, wanted)
  const others = await deps.knowledge.browse(place, day, {}, wanted, 0)
  return [...new Set([...asked, ...others.map(({ question }) => question)])].slice(0, wanted)
}
