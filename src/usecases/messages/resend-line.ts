import { DomainError } from '../../domain/errors.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import type { Resent } from '../../ports/ledger-desk.ts'
import type { Deps } from '../deps.ts'

/** Who looks after what goes out. */
export const looksAfter: readonly StaffRole[] = ['system-admin', 'hotline-lead']

/** Puts a line that failed back in the queue. Throws not_allowed, not_found, version_conflict where nothing failed. */
export const resendLine = async (deps: Deps, staff: Staff, id: number): Promise<void> => {
  if (!looksAfter.includes(staff.role))
    throw new DomainError('not_allowed', '重发由热线负责人和系统管理员办理。', { role: staff.role })
  const resent = await deps.ledgerDesk.resend(staff.place, id, staff.id, deps.clock.now())
  if (resent !== 'queued') throw notResent(resent, id)
}

const notResent = (why: Exclude<Resent, 'queued'>, id: number): DomainError => {
  if (why === 'unknown') return new DomainError('not_found', `台账里没有第${id}条，请核对编号。`, { id })
  return new DomainError(
    'version_conflict',
    why === 'gone-on'
      ? `第${id}条已经改由另一渠道发出，没有重发，以免重复。请看台账里接着它的那一条。`
      : `第${id}条没有失败，没有重发。只有发送失败、无法送达或已交人工的可以重发。`,
    { id },
  )
}
