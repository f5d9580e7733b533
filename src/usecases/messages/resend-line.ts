import { DomainError } from '../../domain/errors.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import { looksAfterChannels, resendDelivery } from '../channels/look-after-channels.ts'
import type { Deps } from '../deps.ts'

/** Who looks after what goes out. */
export const looksAfter: readonly StaffRole[] = looksAfterChannels

/** Puts a line that failed back in the queue. Throws not_allowed, not_found, version_conflict where nothing failed. */
export const resendLine = async (deps: Deps, staff: Staff, id: number): Promise<void> => {
  if (!looksAfter.includes(staff.role))
    throw new DomainError('not_allowed', '重发由热线负责人和系统管理员办理。', { role: staff.role })
  await resendDelivery(deps, staff, id)
}
