import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const extending: Deciders<'request-extension' | 'approve-extension' | 'refuse-extension' | 'grant-extension' | 'report-interim' | 'explain' | 'record-contact'> = {
  'request-extension': later,
  'approve-extension': later,
  'refuse-extension': later,
  'grant-extension': later,
  'report-interim': later,
  explain: later,
  'record-contact': later,
}
