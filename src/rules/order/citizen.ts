import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const citizen: Deciders<'supplement' | 'withdraw' | 'demand-explanation' | 'rate' | 'object'> = {
  supplement: later,
  withdraw: later,
  'demand-explanation': later,
  rate: later,
  object: later,
}
