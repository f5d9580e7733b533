import type { Role } from '../staff.ts'
import type { CommandType } from './command.ts'

/**
 * Where somebody has to stand to an order to act on it.
 * citizen: it is theirs. hotline: they work at the hotline. holder: their unit has it now. lead: their unit leads it and has it.
 * co: their unit helps. superior: it came to its holder from their unit, or from the hotline and they work there.
 * above: as superior, or they work at the hotline; which of the two decides is the place's rule.
 * involved: their unit leads, holds or helps.
 */
export type Standing = 'citizen' | 'hotline' | 'holder' | 'lead' | 'co' | 'superior' | 'above' | 'involved'
export type Right = { readonly roles: readonly Role[]; readonly standing: Standing }

const citizen: Right = { roles: ['citizen'], standing: 'citizen' }
const hotline = (...roles: Role[]): Right => ({ roles: [...roles, 'hotline-lead'], standing: 'hotline' })
const unitStaff: readonly Role[] = ['unit-clerk', 'unit-leader', 'unit-admin']
const unit = (standing: Standing, roles = unitStaff): Right => ({ roles, standing })
/** Decides on what the level below asks for: the unit above, or the hotline where it came from there. */
const superior = (...roles: Role[]): Right => ({
  roles: [...roles, 'hotline-lead', 'unit-leader', 'unit-admin'],
  standing: 'superior',
})

/** Who may do what: the one table. Agents may speak for a citizen who calls. */
export const rights: Readonly<Record<CommandType, Right>> = {
  supplement: { roles: ['citizen', 'agent', 'hotline-lead'], standing: 'citizen' },
  withdraw: { roles: ['citizen', 'agent', 'hotline-lead'], standing: 'citizen' },
  'demand-explanation': { roles: ['citizen', 'agent', 'hotline-lead'], standing: 'citizen' },
  rate: citizen,
  object: { roles: ['citizen', 'agent', 'hotline-lead'], standing: 'citizen' },

  classify: hotline('agent', 'dispatcher'),
  flag: hotline('agent', 'dispatcher', 'supervisor'),
  instruct: hotline('dispatcher', 'supervisor'),
  'report-incident': hotline('agent', 'dispatcher'),
  dispatch: hotline('dispatcher'),
  forward: unit('holder'),
  sign: unit('holder'),
  'request-return': unit('holder'),
  'approve-return': superior('dispatcher'),
  'refuse-return': superior('dispatcher'),
  'set-co-units': hotline('dispatcher'),
  'co-answer': unit('co'),
  split: hotline('agent', 'dispatcher'),
  merge: hotline('agent', 'dispatcher'),
  'stop-dispatch': hotline('dispatcher'),

  'request-extension': unit('holder'),
  'approve-extension': { ...superior('dispatcher'), standing: 'above' },
  'refuse-extension': { ...superior('dispatcher'), standing: 'above' },
  'grant-extension': { roles: ['hotline-lead'], standing: 'hotline' },
  'report-interim': unit('lead'),
  explain: unit('holder'),
  'record-contact': unit('involved'),
  'submit-reply': unit('lead'),
  'approve-reply': unit('lead', ['unit-leader', 'unit-admin']),
  'send-back-reply': unit('lead', ['unit-leader', 'unit-admin']),
  'pass-audit': superior('auditor'),
  'refuse-audit': superior('auditor'),
  'file-result': unit('lead'),
  'accept-filing': hotline('auditor'),
  'refuse-filing': hotline('auditor'),

  'record-callback': {
    roles: ['agent', 'auditor', 'hotline-lead', ...unitStaff],
    standing: 'involved',
  },
  'appeal-rating': unit('lead', ['unit-leader', 'unit-admin']),
  'review-rating': hotline('auditor', 'supervisor'),
  'send-letter': unit('lead', ['unit-leader', 'unit-admin']),
  'review-letter': hotline('auditor', 'supervisor'),
  'request-termination': unit('lead'),
  'approve-termination': hotline('auditor'),
  'refuse-termination': hotline('auditor'),
  archive: hotline('agent', 'auditor'),
  reopen: hotline('agent', 'dispatcher'),

  escalate: hotline('dispatcher', 'supervisor'),
  'answer-escalation': hotline('dispatcher', 'supervisor'),
  supervise: hotline('supervisor'),
  'answer-supervision': unit('involved'),
  'lift-supervision': hotline('supervisor'),
  'note-accountability': hotline('supervisor'),
}
