import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const replying: Deciders<'submit-reply' | 'approve-reply' | 'send-back-reply' | 'pass-audit' | 'refuse-audit' | 'file-result' | 'accept-filing' | 'refuse-filing'> = {
  'submit-reply': later,
  'approve-reply': later,
  'send-back-reply': later,
  'pass-audit': later,
  'refuse-audit': later,
  'file-result': later,
  'accept-filing': later,
  'refuse-filing': later,
}
