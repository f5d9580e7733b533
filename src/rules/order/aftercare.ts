import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const aftercare: Deciders<'record-callback' | 'appeal-rating' | 'review-rating' | 'send-letter' | 'review-letter' | 'request-termination' | 'approve-termination' | 'refuse-termination' | 'archive' | 'reopen'> = {
  'record-callback': later,
  'appeal-rating': later,
  'review-rating': later,
  'send-letter': later,
  'review-letter': later,
  'request-termination': later,
  'approve-termination': later,
  'refuse-termination': later,
  archive: later,
  reopen: later,
}
