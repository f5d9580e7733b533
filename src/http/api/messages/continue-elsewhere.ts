import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import type { Deps } from '../../../usecases/deps.ts'

const digits = 8
const codeLastsMs = 10 * 60_000
const attempts = 5

/** A code for a conversation somebody has begun. Throws unknown_conversation for every other one. */
export const issueCode = async (deps: Deps, place: PlaceId, conversationId: string) => {
  const turns = await deps.conversations.turns(place, conversationId, 1)
  if (turns.length === 0)
    throw new DomainError('unknown_conversation', '这次对话还没有内容，请先发送一条消息，再换设备继续。')
  const now = deps.clock.now()
  const until = new Date(now.getTime() + codeLastsMs)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const code = deps.randomDigits(digits)
    if (await deps.continueCodes.issue(place, conversationId, code, now, until))
      return { code, until: until.toISOString() }
  }
  throw new DomainError('busy', '暂时生成不了接续码，请稍后再试，或者使用链接。')
}

/** The conversation a typed code opens. Throws invalid_input or rate_limited with what to do. */
export const redeemCode = async (deps: Deps, place: PlaceId, typed: string): Promise<string> => {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{8}$/.test(code))
    throw new DomainError('invalid_input', '接续码是8位数字，请对照另一台设备上显示的再输入一次。')
  const redeemed = await deps.continueCodes.redeem(place, code, deps.clock.now())
  if (redeemed.kind === 'found') return redeemed.conversationId
  if (redeemed.kind === 'wrong')
    throw new DomainError(
      'invalid_input',
      '这个接续码不对、已经用过或者过了10分钟。请在另一台设备上重新生成一个。',
    )
  throw new DomainError(
    'rate_limited',
    '输错的次数太多，接续码暂停使用。请过10分钟再试，或者用另一台设备上的链接打开。',
    { retryAfterSeconds: codeLastsMs / 1000 },
  )
}
