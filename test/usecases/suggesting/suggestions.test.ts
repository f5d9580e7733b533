import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import type { Unit } from '../../../src/domain/unit.ts'
import { openChatModel } from '../../../src/llm/index.ts'
import { suggestFields } from '../../../src/usecases/suggesting/suggest-fields.ts'
import { suggestForText } from '../../../src/usecases/suggesting/suggest-for-text.ts'
import { suggestNature } from '../../../src/usecases/suggesting/suggest-nature.ts'
import { suggestUnit } from '../../../src/usecases/suggesting/suggest-unit.ts'
import { settingsFor, surroundings } from '../../llm/around.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type ModelServer, modelServer, refuses, saysJson } from '../../support/model-server.ts'

const place = placeIdSchema.parse('weifang')
const text = '我叫王建国，昨晚幸福路的工地一直施工，希望尽快停工'
let jiban: Jiban
let server: ModelServer
let units: readonly Unit[]
beforeAll(async () => {
  jiban = await openJiban()
  server = await modelServer()
  units = await jiban.deps.units.units(place)
})
beforeEach(() => {
  server.asked.length = 0
})
afterAll(async () => {
  await server.close()
  await jiban.close()
})

const deps = () => ({
  ...jiban.deps,
  chatModel: openChatModel(settingsFor(server.baseUrl), surroundings().around),
})

describe('suggested fields', () => {
  it('are the words of the citizen', async () => {
    server.answerWith(
      saysJson({ place: '幸福路的工地', when: '昨晚', target: '宏远建筑公司', demand: '尽快停工' }),
    )
    const suggested = await suggestFields(deps(), place, text)
    expect(suggested?.fields).toEqual({ place: '幸福路的工地', when: '昨晚', demand: '尽快停工' })
    expect(suggested?.generated.promptId).toBe('extract-fields')
    expect(server.asked[0]?.raw).not.toContain('建国')
  })

  it('end where personal data was covered', async () => {
    server.answerWith(saysJson({ place: '建设路××', when: null, target: null, demand: null }))
    expect((await suggestFields(deps(), place, '建设路12号漏水'))?.fields).toEqual({ place: '建设路' })
  })

  it('are none without a model, or when it fails', async () => {
    expect(await suggestFields(jiban.deps, place, text)).toBeNull()
    server.answerWith(refuses(400))
    expect(await suggestFields(deps(), place, text)).toBeNull()
  })
})

describe('a suggested nature', () => {
  it('comes with the words that speak for it, if they were said', async () => {
    server.answerWith(saysJson({ nature: '投诉', because: '一直施工' }))
    expect(await suggestNature(deps(), place, text)).toMatchObject({ nature: '投诉', because: '一直施工' })
    server.answerWith(saysJson({ nature: '投诉', because: '市民很生气' }))
    expect((await suggestNature(deps(), place, text))?.because).toBeUndefined()
  })

  it('is one of the five or none', async () => {
    server.answerWith(saysJson({ nature: '表扬', because: '' }))
    expect(await suggestNature(deps(), place, text)).toBeNull()
  })
})

describe('suggested units', () => {
  it('are units of the place, at most three, each once', async () => {
    const known = units.filter(({ onboarded }) => onboarded).slice(0, 5)
    server.answerWith(
      saysJson({
        units: [
          { id: 'made-up', because: '' },
          ...known.map(({ id }) => ({ id, because: '听市民的' })),
          { id: known[0]?.id, because: '' },
        ],
      }),
    )
    const suggested = await suggestUnit(deps(), place, '投诉', text)
    expect(suggested?.units).toHaveLength(3)
    for (const unit of suggested?.units ?? []) {
      expect(units.map(({ id }) => id)).toContain(unit.unit)
      expect(unit.because).toBeUndefined()
    }
  })

  it('never hold the unit that is complained of', async () => {
    const [bureau] = units.filter(({ kind, onboarded }) => kind === 'police' && onboarded)
    if (!bureau) throw new Error('no police')
    server.answerWith(saysJson({ units: [{ id: bureau.id, because: '' }] }))
    const report = `举报${bureau.name}工作人员收了钱不办事`
    expect(await suggestUnit(deps(), place, '举报', report)).toBeNull()
    expect(server.asked[0]?.body.messages[1]?.content).not.toContain(`"${bureau.id}"`)
    expect(await suggestUnit(deps(), place, '求助', '我家被偷了')).toMatchObject({
      units: [{ unit: bureau.id }],
    })
  })
})

describe('suggestions for a text', () => {
  it('say that a model made them', async () => {
    server.answerWith(saysJson({ nature: '投诉', because: '', place: '幸福路', units: [] }))
    const made = await suggestForText(deps(), place, text)
    expect(made).toMatchObject({ nature: '投诉', fields: { place: '幸福路' } })
    expect(made.note).toContain('由人工智能生成，仅供参考')
    expect(made.generated.map(({ promptId }) => promptId)).toEqual(['extract-fields', 'suggest-nature'])
  })

  it('say that there are none without a model', async () => {
    expect(await suggestForText(jiban.deps, place, text)).toEqual({
      note: '没有配置智能模型，不提供建议；登记和派单不受影响。',
      generated: [],
    })
  })
})
