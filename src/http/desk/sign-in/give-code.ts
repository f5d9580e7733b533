import type { Context } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { askSigning } from './ask-signing.ts'

/** A code of the app (six digits) or a recovery code, as the library takes them. Throws what is wrong in words. */
export const giveCode = async (
  deps: Pick<Deps, 'accounts'>,
  context: Context,
  typed: string,
): Promise<Response> => {
  const code = typed.replaceAll(/\s/g, '')
  const route = /^\d{6}$/.test(code) ? 'verify-totp' : 'verify-backup-code'
  try {
    return await askSigning(deps, context, `two-factor/${route}`, { code })
  } catch (fault) {
    if (!(fault instanceof DomainError) || fault.code === 'rate_limited') throw fault
    throw new DomainError('not_signed_in', '验证码不对或已经过期，请看验证器上现在的数字再输入。')
  }
}
