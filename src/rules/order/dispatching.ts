import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const dispatching: Deciders<'dispatch' | 'forward' | 'sign' | 'set-co-units' | 'co-answer'> = {
  dispatch: later,
  forward: later,
  sign: later,
  'set-co-units': later,
  'co-answer': later,
}
