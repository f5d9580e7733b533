import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { z } from 'zod'
import type { CommandType } from '../../../../domain/work-order/command.ts'
import { steps } from '../../../../rules/order/steps.ts'

const name = 'desk-done'
const mostLines = 4
const longestLine = 80

/** Said of an act on an order. */
export const doneWords = (act: CommandType): string => `${steps[act].name}：已经办好。`

/** Carries what was done to the page that is opened next, once. */
export const doneCookie = (path: string, lines: readonly string[]) =>
  [
    name,
    JSON.stringify(lines.slice(0, mostLines).map((line) => line.slice(0, longestLine))),
    { path, httpOnly: true, sameSite: 'Strict', maxAge: 60 },
  ] as const

const linesSchema = z.array(z.string()).max(mostLines)

/** What was just done on this page, or nothing. */
export const takeDone = (context: Context, path: string): readonly string[] => {
  const kept = getCookie(context, name)
  if (kept === undefined) return []
  deleteCookie(context, name, { path })
  try {
    return linesSchema.catch([]).parse(JSON.parse(kept))
  } catch {
    return []
  }
}
