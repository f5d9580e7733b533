import type { PlaceId } from '../../src/domain/place.ts'
import { packOf } from '../../src/rules/index.ts'
import type { RulePack } from '../../src/rules/rule-pack.ts'
import { districtSupervision } from './rows/district-supervision.ts'
import { fuzhou } from './rows/fuzhou.ts'
import { genericCity } from './rows/generic-city.ts'
import { pingdingshan } from './rows/pingdingshan.ts'
import { weifangHandling } from './rows/weifang-handling.ts'
import { weifangIntake } from './rows/weifang-intake.ts'
import type { RuleRow } from './rule-row.ts'

export type RuleBook = {
  readonly letter: string
  readonly pack: RulePack
  /** How many rules were found when the regulation was read. */
  readonly count: number
  readonly rows: readonly RuleRow[]
}

const book = (letter: string, place: string, count: number, rows: readonly RuleRow[]): RuleBook => ({
  letter,
  pack: packOf(place as PlaceId),
  count,
  rows,
})

/** Every rule of the five regulations. */
export const ruleBooks: readonly RuleBook[] = [
  book('G', 'generic-city', 13, genericCity),
  book('W', 'weifang', 33, [...weifangIntake, ...weifangHandling]),
  book('P', 'pingdingshan', 24, pingdingshan),
  book('F', 'fuzhou', 25, fuzhou),
  book('D', 'district-supervision', 26, districtSupervision),
]
