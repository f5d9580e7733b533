import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'

let places = 0
/** A place nobody has loaded anything for, so that tests do not see each other's entries. */
export const freshPlace = (): PlaceId => {
  places += 1
  return placeIdSchema.parse(`town${places}`)
}
export const today = '2026-09-28'

/** An entry that can be cited today, with whatever the test wants changed. */
export const entry = (id: string, changes: Partial<EntryDraft> = {}): EntryDraft => ({
  id,
  kind: 'guide',
  topic: 'housing-fund',
  unit: 'housing-fund',
  audience: ['citizen'],
  question: '租房怎么提取住房公积金？',
  similar: ['没有房子能取公积金付房租吗'],
  negative: ['买房提取公积金'],
  answer: '无房职工可以提取公积金支付房租，每年一次。',
  basis: [{ law: '住房公积金管理条例', article: '第二十四条' }],
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  reviewBy: '2027-06-30',
  confidentiality: 'public',
  ...changes,
})

/** An entry that says nothing of the housing fund, so that it can stand on the national shelf beside other tests. */
export const unrelated = (id: string, question: string, changes: Partial<EntryDraft> = {}): EntryDraft =>
  entry(id, {
    topic: 'unrelated',
    unit: 'unrelated',
    question,
    similar: [],
    negative: [],
    answer: '详细办法可查阅当地公告。',
    basis: [{ law: '某法', article: '第一条' }],
    ...changes,
  })
