import { type Deciders, forbidden } from './context.ts'

const later = () => forbidden('尚未支持。', '')

export const oversight: Deciders<'escalate' | 'answer-escalation' | 'supervise' | 'answer-supervision' | 'lift-supervision' | 'note-accountability'> = {
  escalate: later,
  'answer-escalation': later,
  supervise: later,
  'answer-supervision': later,
  'lift-supervision': later,
  'note-accountability': later,
}
