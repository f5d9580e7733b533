import { countryAndServices } from './subjects/country-and-services.ts'
import { homes } from './subjects/homes.ts'
import { noiseAndWaste } from './subjects/noise-and-waste.ts'
import { people } from './subjects/people.ts'
import { shops } from './subjects/shops.ts'
import { streets } from './subjects/streets.ts'
import { traffic } from './subjects/traffic.ts'
import { utilities } from './subjects/utilities.ts'
import { workAndBenefits } from './subjects/work-and-benefits.ts'

const files: readonly Readonly<Record<string, string>>[] = [
  noiseAndWaste,
  streets,
  homes,
  utilities,
  workAndBenefits,
  shops,
  traffic,
  people,
  countryAndServices,
]

/**
 * How citizens speak of a subject, whoever is competent for it. A line of a duty catalogue takes in the words of a
 * subject by naming it (`=street-vending`). Knowledge of language, not of any place.
 */
export const subjects: ReadonlyMap<string, readonly string[]> = new Map(
  files.flatMap(Object.entries).map(([name, words]) => [name, words.trim().split(/\s+/)]),
)
