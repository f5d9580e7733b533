import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Turn } from '../../src/domain/conversation.ts'
import { citizenOf, type Jiban, textOf } from '../support/jiban.ts'

const turnSchema = z.strictObject({
  say: z.string(),
  kind: z.string().optional(),
  reason: z.string().optional(),
  /** The entry that must be among those cited. */
  entry: z.string().optional(),
  must: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
})
type ScriptTurn = z.infer<typeof turnSchema>

const scriptSchema = z.strictObject({
  name: z.string(),
  kind: z.string(),
  place: z.string(),
  turns: z.array(turnSchema).min(1),
})
export type Script = z.infer<typeof scriptSchema>

export const readScripts = async (): Promise<readonly Script[]> =>
  z
    .array(scriptSchema)
    .parse(parse(await readFile(join(import.meta.dirname, 'conversation-scripts.yaml'), 'utf8')))

/** Plays a script in a fresh conversation; what did not come as it must, a line each. */
export const playScript = async (jiban: Jiban, script: Script): Promise<readonly string[]> => {
  const citizen = citizenOf(jiban, script.place)
  const faults: string[] = []
  for (const turn of script.turns) faults.push(...faultsOf(turn, await citizen.say(turn.say)))
  return faults
}

const faultsOf = (expected: ScriptTurn, turn: Turn): readonly string[] => {
  const { kind, reason } = turn.outcome
  const text = textOf(turn)
  const cited = turn.replies.flatMap(({ citations }) => citations?.map(({ entryId }) => entryId) ?? [])
  const faults = [
    ...(expected.kind && expected.kind !== kind ? [`${kind} instead of ${expected.kind}`] : []),
    ...(expected.reason && expected.reason !== reason ? [`${reason} instead of ${expected.reason}`] : []),
    ...(expected.entry && !cited.includes(expected.entry) ? [`[${cited}] instead of ${expected.entry}`] : []),
    ...expected.must.filter((words) => !text.includes(words)).map((words) => `does not say ${words}`),
    ...expected.not.filter((words) => text.includes(words)).map((words) => `says ${words}`),
  ]
  return faults.map((fault) => `${expected.say}: ${fault}`)
}
