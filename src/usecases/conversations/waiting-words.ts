import { chinaCalendar } from '../../rules/calendars/index.ts'
import type { RulesInForce } from '../../rules/index.ts'
import { mayTellAt } from '../../rules/notice-hours.ts'
import type { TurnContext } from '../turn/turn.ts'

/** A person counts as at the desk for so long after they were last seen there. */
const presentMs = 3 * 60_000
/** More talks at once than that a person does not take on well. */
const mostAtOnce = 3

/** What somebody who asked for a person is told of the waiting: how many come first, and when, where nobody is free. */
export const waitingWords = async ({
  deps,
  message,
  rules,
  now,
  conversation,
}: TurnContext): Promise<string> => {
  const { waiting, free } = await deps.humans.load(
    message.place,
    new Date(now.getTime() - presentMs),
    mostAtOnce,
  )
  const others = waiting - (conversation.dialogue.kind === 'handed-over' ? 1 : 0)
  const before = others <= 0 ? '' : `前面还有${others}位在等，`
  if (free > 0) return `${before}话务员在线，会尽快接入。`
  return `现在没有空闲的话务员，${before}${whenWords(rules, now)}回复会留在这个对话里。`
}

const whenWords = (rules: RulesInForce, now: Date): string => {
  const hours = rules.service?.value.hours
  if (hours === 'always') return '人工服务全天都有，有人空出来就按先后回复您。'
  const open = mayTellAt(rules.telling.hours?.value ?? null, chinaCalendar, now)
  return hours !== 'workdays' || open.getTime() === now.getTime()
    ? '话务员上线后按先后回复您。'
    : `人工服务在工作日提供，最早${chinaTime(open)}按先后回复您。`
}

const chinaTime = (at: Date): string =>
  at.toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
