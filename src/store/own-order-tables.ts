import type { At } from './column-types.ts'

/** Ways to one's own orders without number and code. */
export type OwnOrderTables = {
  own_link: { place: string; token_digest: string; citizen_digest: string; until: At }
  own_session: {
    place: string
    token_digest: string
    person: 'citizen' | 'telephone'
    person_digest: string
    until: At
  }
  telephone_code: {
    place: string
    phone_digest: string
    code_digest: string
    tries_left: number
    asked: number
    day: string
    asked_at: At
    until: At
  }
}
