import { canned } from '../../src/usecases/wording/canned.ts'
import type { Citizen } from './flood-citizens.ts'
import type { Taking, WechatServer } from './wechat-server.ts'

/** A line of the ledger: to whom, in which texts, and how many of them it records as having left. */
export type ToldLine = {
  readonly to: string
  readonly parts: readonly string[]
  readonly known: number
}

/** Why nobody could know that something had been seen already. */
export const reasonsFor = [
  'the platform took one and never said so',
  'the platform took one and its answer came too late',
  'the service was killed before it could note it as sent',
  'the service was killed before it could note it as carried',
] as const

export type Double = {
  readonly to: string
  readonly text: string
  readonly why: (typeof reasonsFor)[number] | null
}

type Seen = { readonly text: string; readonly unknowable: Double['why'] }

/** What left so shortly before a kill may not have been noted, in ms. */
const notedWithinMs = 1_500
/** An answer nobody waited for: the connection ended within the patience of the service, in ms. */
const patienceMs = 4_500

const whyNotKnown = ({ silent, at, endedAt }: Taking, killedAt: readonly number[]): Double['why'] => {
  if (silent) return reasonsFor[0]
  if (killedAt.some((kill) => at <= kill && kill - at < notedWithinMs)) return reasonsFor[2]
  return endedAt !== null && endedAt - at < patienceMs ? reasonsFor[1] : null
}

const seenBy = (citizen: Citizen, server: WechatServer, killedAt: readonly number[]): readonly Seen[] => [
  ...citizen.passive.map(({ text, at }) => ({
    text,
    unknowable: killedAt.some((kill) => at <= kill && kill - at < notedWithinMs) ? reasonsFor[3] : null,
  })),
  ...server.takings
    .filter(({ to }) => to === citizen.openid)
    .map((taking) => ({ text: taking.text, unknowable: whyNotKnown(taking, killedAt) })),
]

/** The choices stand in the text as numbers, or as buttons beside it. */
const withoutChoices = (text: string): string => (text.split('\n\n回复数字选择')[0] ?? '').trim()

/** What everybody saw, text by text, against what the ledger records as told. */
export const countSeen = (
  citizens: readonly Citizen[],
  server: WechatServer,
  lines: readonly ToldLine[],
  killedAt: readonly number[],
) => {
  let [notSeen, givenUp, unknown] = [0, 0, 0]
  const doubles: Double[] = []
  for (const citizen of citizens) {
    const own = lines.filter(({ to }) => to === citizen.openid)
    const recorded = new Map<string, number>()
    for (const { parts, known } of own)
      for (const [index, part] of parts.entries()) {
        const text = withoutChoices(part)
        recorded.set(text, (recorded.get(text) ?? 0) + (index < known ? 1 : 0))
      }
    const seen = Map.groupBy(seenBy(citizen, server, killedAt), ({ text }) => withoutChoices(text))
    let missing = 0
    for (const [text, count] of recorded) missing += Math.max(0, count - (seen.get(text)?.length ?? 0))
    // The platform hangs up on the third connection for good, be the answer on its way or not.
    const hungUp = Math.min(missing, citizen.rewritten)
    givenUp += hungUp
    notSeen += missing - hungUp
    for (const [text, copies] of seen) {
      const count = recorded.get(text)
      if (count === undefined) unknown += text === canned.tooFast ? 0 : copies.length
      else doubles.push(...extra(citizen.openid, text, copies, copies.length - count))
    }
  }
  return { notSeen, givenUp, unknown, doubles }
}

/** Each copy too many takes one reason of the copies that nobody could know of. */
const extra = (to: string, text: string, copies: readonly Seen[], count: number): readonly Double[] => {
  const reasons = copies.flatMap(({ unknowable }) => unknowable ?? [])
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({ to, text, why: reasons[index] ?? null }))
}
