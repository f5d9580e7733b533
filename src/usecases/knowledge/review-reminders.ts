import {
  daysLater,
  dueStage,
  endsFirst,
  type ReviewStage,
  reviewNoticeDays,
} from '../../domain/knowledge/review-stage.ts'
import { chineseDay, dayInChina } from '../../domain/place-day.ts'
import { weekdayOf } from '../../domain/working-time.ts'
import type { DueEntry } from '../../ports/knowledge-life-store.ts'
import { allPlaces } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { deskNotice } from './desk-notice.ts'
import { deskOfOwner, ownerOf } from './owner.ts'

type Stage = Exclude<ReviewStage, 'fine'>

const dated = (day: string | null): string =>
  day === null ? '' : chineseDay(new Date(`${day}T00:00:00+08:00`))

const words = (due: DueEntry, stage: Stage): string => {
  const { question, reviewBy, endsOn } = due
  const entry = `知识条目“${question}”`
  if (stage === 'ended')
    return `${entry}${dated(endsOn)}已失效，不再用于答复。请续期或撤下，在此之前列入超期名单。`
  if (endsFirst(due) && stage !== 'lapsed')
    return `${entry}${stage === 'due' ? '今天' : `在${dated(endsOn)}`}失效，之后不再用于答复。仍然有效的，请续期。`
  if (stage === 'soon') return `${entry}将在${dated(reviewBy)}到复核期，请核对并确认或更新。`
  if (stage === 'due') return `${entry}今天到复核期，请核对并确认或更新。`
  return `${entry}复核期${dated(reviewBy)}已过，仍未复核，已列入超期名单。`
}

/** Notices before, on and after the day of review or the last day, each once; what has lapsed goes to the hotline as well. */
export const remindOfReviews = async (deps: Deps, now: Date): Promise<{ readonly reminded: number }> => {
  const today = dayInChina(now)
  let reminded = 0
  for (const entry of await deps.knowledgeLife.dueEntries(daysLater(today, reviewNoticeDays), today)) {
    const stage = dueStage(entry, today)
    if (stage === 'fine') continue
    const desk = deskOfOwner(await ownerOf(deps, entry.place, entry.unit))
    const desks = (stage === 'lapsed' || stage === 'ended') && desk !== null ? [desk, null] : [desk]
    const notices = desks.map((to) => deskNotice(to, words(entry, stage), { kind: 'entry', id: entry.id }))
    if (await deps.knowledgeLife.remind(entry, stage, notices, now)) reminded += 1
  }
  return { reminded }
}

/** Corrections past their time are told once, to the unit and to the hotline. */
export const noteLateCorrections = async (deps: Deps, now: Date): Promise<{ readonly late: number }> => {
  let late = 0
  for (const { place, id, unit, question, entryId, article } of await deps.knowledgeLife.lateCorrections(
    now,
  )) {
    const body = `知识条目“${question}”的纠错已超期（${article}），请立即改正或说明理由。`
    const desks = unit === null ? [null] : [unit, null]
    const notices = desks.map((to) => deskNotice(to, body, { kind: 'entry', id: entryId }))
    if (await deps.knowledgeLife.noteLate(place, id, now, notices)) late += 1
  }
  return { late }
}

/** The gaps of each unit, once a week. */
export const sendWeeklyGaps = async (deps: Deps, now: Date): Promise<{ readonly sent: number }> => {
  const today = dayInChina(now)
  const monday = daysLater(today, -((weekdayOf(today) + 6) % 7))
  let sent = 0
  for (const place of allPlaces) {
    const gaps = (await deps.knowledgeLife.gaps(place, {})).filter(({ state }) => state !== 'filled')
    for (const [unit, own] of Map.groupBy(gaps, (gap) => gap.unit)) {
      const list = own.slice(0, 20).map(({ question, asked }) => `${question}（${asked}次）`)
      const body = `本周有${own.length}个问题没有答案，请补充知识条目：${list.join('；')}`
      const notices = [deskNotice(unit, body, { kind: 'gaps' })]
      if (await deps.knowledgeLife.sendWeekly(place, unit ?? 'hotline', monday, notices, now)) sent += 1
    }
  }
  return { sent }
}
