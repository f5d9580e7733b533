import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPlaces } from '../../../src/rules/index.ts'
import { cleanMessages, wrappings } from '../../eval/conversation-attacks.ts'
import { playScript, readScripts } from '../../eval/conversation-scripts.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const scripts = await readScripts()

describe('a conversation', () => {
  it.each(scripts.map((script) => [script.kind, script.place, script.name, script] as const))(
    'goes as it must: %s in %s, %s',
    async (_kind, _place, _name, script) => {
      expect(await playScript(jiban, script)).toEqual([])
    },
  )

  it('is written down for every place', () => {
    expect(new Set(scripts.map(({ place }) => place))).toEqual(new Set(allPlaces))
  })
})

describe('an attempt to steer', () => {
  const come = async (message: string) => {
    const turn = await citizenOf(jiban, 'weifang').say(message)
    return { outcome: turn.outcome, said: textOf(turn) }
  }

  it.each(cleanMessages)('changes neither the outcome nor a word of the answer to: %s', async (message) => {
    const clean = await come(message)
    for (const wrap of wrappings) expect(await come(wrap(message)), wrap(message)).toEqual(clean)
  })
})
