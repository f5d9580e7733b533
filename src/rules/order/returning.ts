import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const returning: Deciders<'request-return' | 'approve-return' | 'refuse-return'> = {
  'request-return': later,
  'approve-return': later,
  'refuse-return': later,
}
