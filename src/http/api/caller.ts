import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff, type StaffRole } from '../../domain/staff.ts'
import type { Accounts } from '../../ports/accounts.ts'

/**
 * Throws not_allowed when a page of another site sends a write with the session of whoever is looking at it. Browsers
 * say where a write comes from; programmes that say nothing carry no foreign page.
 */
export const refuseCrossSite = ({ req }: Context): void => {
  if (['GET', 'HEAD'].includes(req.method) || req.header('authorization') !== undefined) return
  const site = req.header('sec-fetch-site')
  const origin = req.header('origin')
  const foreign =
    site !== undefined
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && hostOf(origin) !== (req.header('host') ?? new URL(req.url).host)
  if (foreign)
    throw new DomainError('not_allowed', '这个请求来自别的网站，没有执行。请在本系统的页面上操作。')
}

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host
  } catch {
    return ''
  }
}

/** The person who sent this request, null for a citizen. Throws not_allowed when they work elsewhere. */
export const staffOrNobody = async (
  context: Context,
  accounts: Accounts,
  place: PlaceId,
): Promise<Staff | null> => {
  const staff = await accounts.staffOf(context.req.raw.headers)
  if (!staff) return null
  // Nothing that somebody saw at work stays in a shared browser.
  context.header('cache-control', 'no-store')
  refuseCrossSite(context)
  if (staff.place !== place)
    throw new DomainError('not_allowed', `账号“${staff.id}”不属于这个地区，请用本地区的账号登录。`, { place })
  return staff
}

/** The person who sent this request. Throws not_signed_in, or not_allowed in a place or role that is not theirs. */
export const staffOf = async (
  context: Context,
  accounts: Accounts,
  place: PlaceId,
  allowed: (staff: Staff) => boolean = () => true,
): Promise<Staff> => {
  const staff = await staffOrNobody(context, accounts, place)
  if (!staff) throw new DomainError('not_signed_in', '请先登录，或检查接口密钥是否有效。')
  if (!allowed(staff)) throw new DomainError('not_allowed', '您的角色没有这项权限。', { role: staff.role })
  return staff
}

export const worksAtHotline = ({ role }: Pick<Staff, 'role'>): boolean => !isUnitRole(role)

export const hasRole =
  (...roles: readonly StaffRole[]) =>
  ({ role }: Staff): boolean =>
    roles.includes(role)
