import { daysLater, reviewNoticeDays, reviewStage } from '../../domain/knowledge/review-stage.ts'
import { dayInChina } from '../../domain/place-day.ts'
import { weekdayOf } from '../../domain/working-time.ts'
import type { DueEntry } from '../../ports/knowledge-life-store.ts'
import { allPlaces } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { deskNotice } from './desk-notice.ts'
import { deskOfOwner, ownerOf } from './owner.ts'

type Stage = 'soon' | 'due' | 'lapsed'

const words = ({ question, id, reviewBy }: DueEntry, stage: Stage): string => {
  const entry = `知识条目“${question}”（${id}）`
  if (stage === 'soon') return `${entry}将在 ${reviewBy} 到复核期，请核对并确认或更新。`
  if (stage === 'due') return `${entry}今天到复核期，请核对并确认或更新。`
  return `${entry}复核期 ${reviewBy} 已过，仍未复核，已列入超期名单。`
}

/** Notices before, on and after the day of review, each once; a lapsed one goes to the hotline as well. */
export const remindOfReviews = async (deps: Deps, now: Date): Promise<{ readonly reminded: number }> => {
  const today = dayInChina(now)
  let reminded = 0
  for (const entry of await deps.knowledgeLife.dueEntries(daysLater(today, reviewNoticeDays), today)) {
    const stage = reviewStage(entry.reviewBy, today)
    if (stage === 'fine') continue
    const desk = deskOfOwner(await ownerOf(deps, entry.place, entry.unit))
    const desks = stage === 'lapsed' && desk !== null ? [desk, null] : [desk]
    const notices = desks.map((to) => deskNotice(to, words(entry, stage)))
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
    const body = `知识条目“${question}”（${entryId}）的纠错已超期（${article}），请立即改正或说明理由。`
    const desks = unit === null ? [null] : [unit, null]
    const notices = desks.map((to) => deskNotice(to, body))
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
      const notices = [deskNotice(unit, body)]
      if (await deps.knowledgeLife.sendWeekly(place, unit ?? 'hotline', monday, notices, now)) sent += 1
    }
  }
  return { sent }
}
