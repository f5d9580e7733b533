import { DomainError } from '../../domain/errors.ts'
import { type RulePack, rulePackSchema } from '../rule-pack.ts'
import { districtSupervision } from './district-supervision.ts'
import { fuzhou } from './fuzhou.ts'
import { genericCity } from './generic-city.ts'
import { pingdingshan } from './pingdingshan.ts'
import { weifang } from './weifang.ts'

/** Every place, checked once at start. A new place is its pack and one line here. */
const rulePacks: readonly RulePack[] = [genericCity, weifang, pingdingshan, fuzhou, districtSupervision].map(
  (pack) => rulePackSchema.parse(pack),
)

const byPlace = new Map<string, RulePack>(rulePacks.map((pack) => [pack.place, pack]))

export const allPlaces = rulePacks.map(({ place }) => place)

export const packOf = (place: string): RulePack => {
  const pack = byPlace.get(place)
  if (pack) return pack
  throw new DomainError('unknown_place', `没有“${place}”这个地区。可用的地区：${allPlaces.join('、')}。`, {
    place,
    places: allPlaces,
  })
}
