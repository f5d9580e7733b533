import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const sorting: Deciders<'classify' | 'flag' | 'instruct' | 'report-incident' | 'split' | 'merge' | 'stop-dispatch'> = {
  classify: later,
  flag: later,
  instruct: later,
  'report-incident': later,
  split: later,
  merge: later,
  'stop-dispatch': later,
}
