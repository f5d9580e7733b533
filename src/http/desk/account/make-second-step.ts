import type { Context } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { field } from '../../pages/form-field.ts'
import { askSigning } from '../sign-in/ask-signing.ts'
import type { SecondStepMade } from './new-second-step.tsx'

/** A key and recovery codes for who knows the present password; what is wrong, in words, otherwise. */
export const makeSecondStep = async (
  context: Context,
  deps: Deps,
  staff: Staff,
): Promise<SecondStepMade | DomainError> => {
  const answer = await withPassword(context, deps, 'enable')
  if (answer instanceof DomainError) return answer
  const { totpURI, backupCodes } = (await answer.json()) as {
    readonly totpURI: string
    readonly backupCodes: readonly string[]
  }
  const key = new URL(totpURI).searchParams.get('secret') ?? ''
  return { key, address: addressOf(staff, key), recovery: backupCodes }
}

/** The library's own has an invented mail address; apps show whose key of which service it is. */
const addressOf = ({ place, id }: Staff, secret: string): string => {
  const issuer = `Jiban ${place}`
  const query = new URLSearchParams({ secret, issuer }).toString().replaceAll('+', '%20')
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(id)}?${query}`
}

/** Turning it on or off asks for the present password. */
export const withPassword = async (
  context: Context,
  deps: Deps,
  act: 'enable' | 'disable',
): Promise<Response | DomainError> => {
  const password = field(await context.req.parseBody(), 'password', 128)
  try {
    return await askSigning(deps, context, `two-factor/${act}`, { password })
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault
    return fault.code === 'rate_limited' || fault.code === 'not_allowed'
      ? fault
      : new DomainError('invalid_input', '没有完成：密码不对，或两步验证已经是这个状态。')
  }
}
