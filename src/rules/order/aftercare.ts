import { archiving } from './archiving.ts'
import { recordCallback } from './callback.ts'
import type { Deciders } from './context.ts'
import { appealRating, reviewLetter, reviewRating, sendLetter } from './rating-review.ts'
import { terminating } from './terminating.ts'

type Aftercare =
  | 'record-callback'
  | 'appeal-rating'
  | 'review-rating'
  | 'send-letter'
  | 'review-letter'
  | 'request-termination'
  | 'approve-termination'
  | 'refuse-termination'
  | 'archive'
  | 'reopen'

/** From the answer to the archive: callbacks, ratings, letters, termination, the archive and what is reopened. */
export const aftercare: Deciders<Aftercare> = {
  'record-callback': recordCallback,
  'appeal-rating': appealRating,
  'review-rating': reviewRating,
  'send-letter': sendLetter,
  'review-letter': reviewLetter,
  ...terminating,
  ...archiving,
}
