import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { giveLifeCommand } from '../../../src/usecases/knowledge/give-life-command.ts'
import { entry } from '../../store/entries.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { person } from '../turn/cast.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const place = placeIdSchema.parse('weifang')
const unit = 'housing'
const id = 'housing.property'
const question = '磁悬浮自行车棚怎么申请加装？'
const firstDay = '2026-11-20'
/** That many days after `day`. */
const after = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

const change = fc.record({
  mark: fc.integer({ min: 1000, max: 9999 }),
  /** Days from the day of writing. */
  begins: fc.integer({ min: -4, max: 6 }),
  ends: fc.constantFrom(null, null, -1, 0, 1, 4, 8),
  confidentiality: fc.constantFrom('public', 'public', 'agent-only'),
})
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('publish'), change, steps: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move'), days: fc.integer({ min: 1, max: 3 }) }) },
)
/** Each course begins with a text in force, so that something is quoted in it, whatever follows. */
const course = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.array(action, { minLength: 4, maxLength: 10 }))
  .map(([mark, actions]) => [
    {
      do: 'publish',
      change: { mark, begins: 0, ends: null, confidentiality: 'public' },
      steps: 4,
    },
    ...actions,
  ])
type Version = {
  readonly mark: number
  readonly from: string
  readonly to: string | null
  readonly open: boolean
  withdrawn: boolean
}

const give = async (who: string, command: object) => {
  const { revision } = await jiban.deps.knowledgeLife.life(place, id)
  return giveLifeCommand(jiban.deps, {
    place,
    id,
    staff: person(place, who),
    command: command as never,
    expectedRevision: revision,
  })
}

/** The way of a text as far as it goes; true = it was published. */
const write = async (change: object, steps: number): Promise<boolean> => {
  const draft = entry(id, { unit, question, similar: [], negative: [], reviewBy: '2027-03-01', ...change })
  const way = [
    [`unit-clerk of ${unit}`, { type: 'write', draft }],
    [`unit-clerk of ${unit}`, { type: 'submit' }],
    [`unit-leader of ${unit}`, { type: 'approve' }],
    ['knowledge-editor', { type: 'publish' }],
  ] as const
  try {
    for (const [who, command] of way.slice(0, steps)) await give(who, command)
    return steps === way.length
  } catch (fault) {
    if (fault instanceof DomainError && ['forbidden_by_rule', 'invalid_input'].includes(fault.code))
      return false
    throw fault
  }
}

/** The latest version that had begun, if it is public, has not ended and was not withdrawn. */
const quoted = (versions: readonly Version[], day: string): number | null => {
  const latest = versions.filter(({ from }) => from <= day).at(-1)
  if (!latest?.open || latest.withdrawn || (latest.to !== null && latest.to < day)) return null
  return latest.mark
}

it('quotes nothing but what is published, begun, not ended, public and not withdrawn, whatever was done before', async () => {
  let answered = 0
  const versions: Version[] = []
  // Time goes on: what has ended is not kept for a day that will not come again.
  let day = firstDay
  jiban.clock.set(`${day}T10:00:00+08:00`)
  await fc.assert(
    fc.asyncProperty(course, async (actions) => {
      for (const each of actions) {
        if (each.do === 'move' && 'days' in each) {
          day = after(day, each.days)
          jiban.clock.set(`${day}T10:00:00+08:00`)
        }
        if (each.do === 'withdraw') {
          if (versions.length > 0) await give('hotline-lead', { type: 'withdraw', why: '试一试' })
          for (const version of versions) version.withdrawn = true
        }
        if (each.do === 'publish' && 'change' in each) {
          const { mark, begins, ends, confidentiality } = each.change
          const effectiveFrom = after(day, begins)
          const effectiveTo = ends === null || ends < begins ? null : after(day, ends)
          const answer = `向物业提出申请，凭第${mark}号批复加装。`
          const done = await write({ answer, effectiveFrom, effectiveTo, confidentiality }, each.steps)
          const open = confidentiality === 'public'
          if (done) versions.push({ mark, from: effectiveFrom, to: effectiveTo, open, withdrawn: false })
        }
        const expected = quoted(versions, day)
        const said = textOf(await citizenOf(jiban, place).say(question))
        expect(/第(\d{4})号批复/.exec(said)?.[1] ?? null).toBe(expected === null ? null : String(expected))
        const own = await jiban.deps.knowledge.citable(place, [id], day)
        expect(own).toHaveLength(expected === null ? 0 : 1)
        expect(await jiban.deps.knowledge.citable(placeIdSchema.parse('fuzhou'), [id], day)).toEqual([])
        if (expected !== null) answered += 1
      }
    }),
    { numRuns: 15 },
  )
  expect(answered).toBeGreaterThanOrEqual(15)
})
