import { maskPersonal } from '../domain/masking.ts'

/** What a database or parser quotes of what it was given, and every word in Chinese: it may be a citizen's. */
const quoted = /"[^"]*"|'[^']*'|`[^`]*`|\([^()]*\)=\([^()]*\)|\p{Script=Han}[^\x20-\x7e]*/gu
const longest = 300

/**
 * An unknown fault for the operators' log: what kind, where, its message without anything quoted. Details that carry
 * rows or parameters are left out: a citizen's words may stand in them.
 */
export const faultLine = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'an unknown fault'
  const told = (name: string): string => {
    const value: unknown = Reflect.get(fault, name)
    return typeof value === 'string' && /^[\w.]{1,80}$/.test(value) ? ` ${name}=${value}` : ''
  }
  const message = fault instanceof SyntaxError ? 'a text could not be parsed' : fault.message
  const where = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const known = ['code', 'constraint', 'table', 'routine'].map(told).join('')
  return [
    `${fault.name}: ${maskPersonal(message.replace(quoted, '…').slice(0, longest))}${known}`,
    ...where,
  ].join('\n')
}
