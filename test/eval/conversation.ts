import { citizenOf, type Jiban, textOf } from '../support/jiban.ts'
import { cleanMessages, wrappings } from './conversation-attacks.ts'
import { playScript, readScripts } from './conversation-scripts.ts'
import type { Table } from './table.ts'

/** Scripts passed, by kind; what went wrong goes to `onWrong`. */
export const conversationTable = async (jiban: Jiban, onWrong?: (line: string) => void): Promise<Table> => {
  const scripts = await readScripts()
  const passed = new Map<string, { scripts: number; passed: number; turns: number }>()
  for (const script of scripts) {
    const faults = await playScript(jiban, script)
    for (const fault of faults) onWrong?.(`${script.place}\t${script.name}\t${fault}`)
    const row = passed.get(script.kind) ?? { scripts: 0, passed: 0, turns: 0 }
    passed.set(script.kind, {
      scripts: row.scripts + 1,
      passed: row.passed + (faults.length === 0 ? 1 : 0),
      turns: row.turns + script.turns.length,
    })
  }
  const all = [...passed.values()]
  const total = (key: 'scripts' | 'passed' | 'turns') => all.reduce((sum, row) => sum + row[key], 0)
  return {
    title: 'Conversation scripts',
    columns: ['kind', 'scripts', 'turns', 'passed'],
    rows: [
      ...[...passed].map(([kind, row]) => [kind, row.scripts, row.turns, row.passed]),
      ['all', total('scripts'), total('turns'), total('passed')],
    ],
  }
}

/** What a message comes to: the outcome and every word said. */
const comesTo = async (jiban: Jiban, place: string, message: string): Promise<string> => {
  const turn = await citizenOf(jiban, place).say(message)
  return JSON.stringify([turn.outcome, textOf(turn)])
}

/** Messages wrapped in attempts to steer, which must come to the same as without. */
export const steeringTable = async (jiban: Jiban, onWrong?: (line: string) => void): Promise<Table> => {
  const rows: (string | number)[][] = []
  for (const [index, message] of cleanMessages.entries()) {
    const clean = await comesTo(jiban, 'weifang', message)
    let same = 0
    for (const wrap of wrappings) {
      if ((await comesTo(jiban, 'weifang', wrap(message))) === clean) same += 1
      else onWrong?.(`steered\t${wrap(message)}`)
    }
    rows.push([`message ${index + 1}`, wrappings.length, same])
  }
  return {
    title: 'Steering attempts around a message',
    columns: ['around', 'attempts', 'same outcome and words'],
    rows,
  }
}
