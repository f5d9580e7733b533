import { DomainError } from '../../domain/errors.ts'
import type { CitizenCommand } from '../../domain/work-order/command.ts'
import { type GivenCommand, giveCommand } from '../commands/give-command.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from '../orders/code-opens.ts'
import type { CitizenOrder } from './citizen-order.ts'
import { readOrder } from './look-up-order.ts'

/**
 * A citizen's command on an order of theirs, by number and query code. Throws unknown_order for a wrong number or code,
 * rate_limited after too many looks, and what `giveCommand` throws.
 */
export const giveCitizenCommand = async (
  deps: Deps,
  given: Omit<GivenCommand, 'actor' | 'command'> & {
    readonly code: string
    readonly command: CitizenCommand
  },
): Promise<CitizenOrder> => {
  const { code, ...rest } = given
  if (!(await codeOpens(deps, given.place, given.no, code))) throw wrongCode(given.no)
  await giveCommand(deps, { ...rest, actor: { role: 'citizen' } })
  const after = await readOrder(deps, given.place, given.no)
  if (!after) throw wrongCode(given.no)
  return after
}

const wrongCode = (no: string) =>
  new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请核对后再试。', { no })
