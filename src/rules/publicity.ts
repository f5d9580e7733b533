import { dayOrNewest } from './rule-day.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

export type PublicityQuestion = {
  /** Handled internally by decision. */
  readonly internal: boolean
  readonly citizenWantsPublic: boolean
  /** The unit suggested keeping the reply private and the bureau confirmed it. */
  readonly unitPrivateConfirmed: boolean
}

export type Publicity = 'public' | 'internal' | 'private'

const keys = ['internal', 'citizenWantsPublic', 'unitPrivateConfirmed'] as const

/** Whether the result is published, told only the citizen, or handled internally: the place's decision table. */
export const decidePublicity = (pack: RulePack, question: PublicityQuestion, at?: Date): Publicity => {
  const table = valueOn(pack.publicity.table, dayOrNewest(at))?.value ?? []
  const line = table.find((row) => keys.every((key) => row[key] === undefined || row[key] === question[key]))
  return line?.result ?? 'private'
}
