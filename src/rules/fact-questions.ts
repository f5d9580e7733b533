import type { Facts } from '../domain/matter.ts'

/** A fact that may be unclear, with the question that settles it; yes and no are answers to all of them. */
export const factQuestions = {
  litigation: '请问这件事法院已经立案了吗？请回复“已立案”或“没有”。',
  arbitration: '请问这件事仲裁机构已经受理了吗？请回复“已受理”或“没有”。',
  reconsideration: '请问这件事已经在申请行政复议了吗？请回复“已申请”或“没有”。',
  discipline:
    '请问您反映的是收受财物、以权谋私这类违纪违法问题吗？如果是态度、效率方面的问题，请回复“不是”。',
  place: '请问这件事发生在本地吗？请回复“是”，或告诉我在哪个城市。',
} as const satisfies Partial<Record<keyof Facts, string>>

export type QuestionedFact = keyof typeof factQuestions

export const isQuestioned = (fact: string): fact is QuestionedFact => fact in factQuestions
