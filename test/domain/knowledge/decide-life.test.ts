import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { decideLife, type LifeScene } from '../../../src/domain/knowledge/decide-life.ts'
import type { EntryLife } from '../../../src/domain/knowledge/life.ts'
import type { LifeCommand } from '../../../src/domain/knowledge/life-command.ts'
import type { EntryVersion } from '../../../src/domain/knowledge-entry.ts'
import { unitIdSchema } from '../../../src/domain/place.ts'
import { staffRoleSchema } from '../../../src/domain/staff.ts'
import { entry } from '../../store/entries.ts'

const today = '2026-11-22'
const nextReview = '2027-05-21'
const draft = entry('fund.rent', { unit: 'fund', reviewBy: '2027-03-01' })
const nothing: EntryLife = { id: draft.id, revision: 0, live: null, open: null }

/** `leader of fund`, `editor`: two people of each kind. */
const people = ['fund', 'tax'].flatMap((unit) =>
  ['unit-clerk', 'unit-leader', 'unit-admin'].flatMap((role) => [1, 2].map((n) => ({ role, unit, n }))),
)
const hotline = ['knowledge-editor', 'hotline-lead', 'agent', 'system-admin'].flatMap((role) =>
  [1, 2].map((n) => ({ role, unit: null, n })),
)
const everybody = [...people, ...hotline].map(({ role, unit, n }) => ({
  id: `${role}-${n}.${unit ?? 'hotline'}`,
  role: staffRoleSchema.parse(role),
  unit: unit === null ? null : unitIdSchema.parse(unit),
}))
type Person = (typeof everybody)[number]

const commands: readonly LifeCommand[] = [
  { type: 'write', draft },
  { type: 'submit' },
  { type: 'approve' },
  { type: 'send-back', why: '再改改' },
  { type: 'publish' },
  { type: 'discard', why: '不要了' },
  { type: 'roll-back', toVersion: 1, why: '旧的对' },
  { type: 'confirm', reviewBy: '2027-05-01' },
  { type: 'withdraw', why: '撤下' },
]

const scene = (actor: Person, first: EntryVersion | undefined, isHotline: boolean): LifeScene => ({
  actor,
  owners: [{ unit: isHotline ? 'hotline' : 'fund', isHotline }],
  today,
  nextReview,
  reviewArticle: '第三十一条',
  ...(first ? { earlier: first } : {}),
})

const versionOf = (life: EntryLife, published: typeof draft): EntryVersion => ({
  ...published,
  place: 'town',
  version: (life.live?.version ?? 0) + 1,
  status: 'published',
  publishedAt: `${today}T00:00:00Z`,
})

/** What a refused step leaves is what was there. */
const tried = (life: EntryLife, at: LifeScene, command: LifeCommand) => {
  try {
    return decideLife(at, life, command)
  } catch (fault) {
    if (fault instanceof DomainError) return null
    throw fault
  }
}

describe('the life of an entry', () => {
  it('never publishes a text without a reviewer of its owner and a publisher who did not write it', () => {
    let published = 0
    const onward = commands.filter(({ type }) => ['write', 'submit', 'approve', 'publish'].includes(type))
    const command = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...onward) },
      { weight: 1, arbitrary: fc.constantFrom(...commands) },
    )
    const steps = fc.array(fc.tuple(fc.constantFrom(...everybody), command), {
      minLength: 60,
      maxLength: 200,
    })
    fc.assert(
      fc.property(steps, fc.boolean(), (walk, isHotline) => {
        let life = nothing
        let first: EntryVersion | undefined
        // What was done to the text in the making, kept apart from what the state says of it.
        let hands = new Set<string>()
        let approver: Person | null = null
        for (const [actor, command] of walk) {
          const decided = tried(life, scene(actor, first, isHotline), command)
          if (!decided) continue
          if (decided.publish) {
            published += 1
            expect(hands.has(actor.id)).toBe(false)
            expect(approver !== null && !hands.has(approver.id)).toBe(true)
            expect(['knowledge-editor', 'hotline-lead']).toContain(actor.role)
            if (!isHotline) expect(approver).toMatchObject({ unit: 'fund' })
            const version = versionOf(life, decided.publish)
            first ??= version
            life = { ...decided.life, live: version }
          } else life = decided.life
          if (command.type === 'approve') approver = actor
          else if (['write', 'roll-back', 'confirm'].includes(command.type)) {
            hands = new Set(command.type === 'write' ? [...hands, actor.id] : [actor.id])
            approver = null
          } else if (['publish', 'discard'].includes(command.type)) [hands, approver] = [new Set(), null]
          else if (command.type === 'send-back') approver = null
        }
      }),
      { numRuns: 600 },
    )
    expect(published).toBeGreaterThan(20)
  })

  it('raises the revision with every step that changes something, and with no other', () => {
    const editor = everybody.find(({ role }) => role === 'knowledge-editor') as Person
    const live = versionOf(nothing, draft)
    const withdrawn = decideLife(
      scene(editor, undefined, false),
      { ...nothing, live },
      commands[8] as LifeCommand,
    )
    expect(withdrawn).toMatchObject({ withdraw: true, life: { revision: 1, live: { status: 'withdrawn' } } })
    const again = decideLife(scene(editor, undefined, false), withdrawn.life, commands[8] as LifeCommand)
    expect(again).toMatchObject({ unchanged: true, life: { revision: 1 } })
  })

  it('refuses to publish what was written on a version that is no longer the latest', () => {
    const [writer, reviewer, editor] = [
      'unit-clerk-1.fund',
      'unit-leader-1.fund',
      'knowledge-editor-1.hotline',
    ].map((id) => everybody.find((person) => person.id === id) as Person)
    let life = nothing
    for (const [actor, type] of [
      [writer, 'write'],
      [writer, 'submit'],
      [reviewer, 'approve'],
    ] as const)
      life = decideLife(
        scene(actor as Person, undefined, false),
        life,
        commands.find((command) => command.type === type) as LifeCommand,
      ).life
    const overtaken = { ...life, live: versionOf(nothing, draft) }
    expect(() =>
      decideLife(scene(editor as Person, undefined, false), overtaken, { type: 'publish' }),
    ).toThrow(/已发布第1版/)
  })
})
