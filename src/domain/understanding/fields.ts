import type { Extracted } from '../matter.ts'
import { complainantOf } from './facts/parties.ts'
import { withoutContactWish } from './fields/contact-wish.ts'
import { findName } from './fields/name.ts'
import { tellsOthersContact } from './fields/others-contact.ts'
import { findPhone } from './fields/phone.ts'
import { findPlace } from './fields/place.ts'
import { findTarget } from './fields/target.ts'
import { findWhen } from './fields/when.ts'
import { findDemand, findWishes } from './fields/wishes.ts'

function given<K extends string>(key: K, value: string | null): { readonly [P in K]?: string } {
  return (value === null ? {} : { [key]: value }) as { readonly [P in K]?: string }
}

/** What an order needs to know, read from a normalised message; a missing key was not said. */
export function readFields(text: string): Extracted {
  const complainant = complainantOf(text)
  const theirs = tellsOthersContact(text)
  return {
    ...given('contactPhone', theirs ? null : findPhone(text)),
    ...given('contactName', theirs ? null : findName(text)),
    ...given('place', findPlace(text)),
    ...given('when', findWhen(withoutContactWish(text))),
    ...given('target', findTarget(text)),
    ...given('demand', findDemand(text)),
    ...(complainant ? { complainantKind: complainant } : {}),
    ...findWishes(text),
  }
}
