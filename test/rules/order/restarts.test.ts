import { describe, expect, it } from 'vitest'
import { fullReply } from './full-reply.ts'
import { given, type Story } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const sign = { type: 'sign', leader: '周建国' } as const
const stages = (story: Story) => story.order.deadlines.map(({ type }) => type).sort()

/** The unit answers and its leader passes it. */
const replies = (story: Story, unit: string): Story =>
  story.does(`unit-clerk of ${unit}`, fullReply).does(`unit-leader of ${unit}`, { type: 'approve-reply' })

const refuse = { type: 'refuse-audit', reason: '没有说明办理情况' } as const
const pass = { type: 'pass-audit' } as const
const inFuzhou = () => given('fuzhou').filed().does('dispatcher', to('housing'))
const refusedOnce = () =>
  replies(inFuzhou().does('unit-clerk of housing', sign), 'housing').does('auditor', refuse)

describe('an order given once more', () => {
  it('goes on in the time that runs when the same unit gets it again [F-09]', () => {
    const first = inFuzhou()
    const due = first.clock('handle')?.dueAt
    const again = first
      .does('unit-clerk of housing', sign)
      .at('2026-10-09T10:00:00+08:00')
      .does('dispatcher', to('housing'))
    expect(again.clock('handle')?.dueAt).toBe(due)
    expect(again.order).toMatchObject({ state: 'dispatched', dispatches: 2 })
  })

  it('begins anew when another unit gets it [F-09]', () => {
    const first = inFuzhou()
    const other = first.at('2026-10-09T10:00:00+08:00').does('dispatcher', to('market'))
    expect(other.clock('handle')?.dueAt).not.toBe(first.clock('handle')?.dueAt)
  })

  it('may still not be sent back by the unit that was refused [F-12]', () => {
    const back = {
      type: 'request-return',
      reason: '不属于本单位',
      suggestedUnit: 'market',
    } as const
    const again = inFuzhou()
      .does('unit-clerk of housing', back)
      .does('dispatcher', { type: 'refuse-return', reason: '属于其职责' })
      .does('dispatcher', to('housing'))
    expect(again.refuses('unit-clerk of housing', back).article).toBe('第八条第（三）项')
  })

  it('is not held against a new unit for what the one before had to do again [F-14]', () => {
    const moved = replies(
      refusedOnce().does('dispatcher', to('market')).does('unit-clerk of market', sign),
      'market',
    )
    expect(moved.does('auditor', refuse).order.overdue).toEqual([])
  })

  it('is held against the same unit all the same [F-14]', () => {
    const again = replies(
      refusedOnce().does('dispatcher', to('housing')).does('unit-clerk of housing', sign),
      'housing',
    )
    expect(again.does('auditor', refuse).order.overdue).toMatchObject([{ kind: 'overdue_handling' }])
  })
})

describe('an answer refused twice', () => {
  it('is proposed for a bulletin and an admonition [F-14] [F-24]', () => {
    const twice = replies(refusedOnce(), 'housing').does('auditor', refuse)
    expect(twice.order.proposals).toMatchObject([
      { level: 'bulletin', trigger: 'overdue_handling' },
      { level: 'admonition', trigger: 'overdue_handling' },
    ])
  })
})

describe('a reopened order', () => {
  const called = {
    type: 'record-callback',
    level: 'center',
    resolved: true,
    result: 2,
    comments: '可以',
  } as const
  const reopened = () =>
    replies(refusedOnce(), 'housing')
      .does('auditor', pass)
      .does('agent', called)
      .does('agent', { type: 'reopen', newFacts: '又堆上了' })

  it('owes no reading a second time, which nobody could sign for [F-08]', () => {
    expect(stages(reopened())).toEqual(['handle'])
  })

  it('is not overdue because its first new answer is refused [F-14]', () => {
    expect(replies(reopened(), 'housing').does('auditor', refuse).order.overdue).toEqual([])
  })

  it('stays shut when it was joined to another one', () => {
    const joined = given('weifang')
      .filed()
      .does('agent', { type: 'merge', into: 'N-9', why: '同一问题' })
      .does('agent', { type: 'archive' })
    expect(joined.refuses('agent', { type: 'reopen', newFacts: '又来了' }).instead).toContain('并入')
  })
})

describe('a rework', () => {
  it('is not signed for again: who has it stays on record [F-08]', () => {
    expect(refusedOnce().refuses('unit-clerk of housing', sign).refused).toContain('不能“签收”')
  })
})

describe('a return that is being looked at', () => {
  const back = { type: 'request-return', reason: '不属于本单位', suggestedUnit: 'market' } as const
  const toCounty = () => given('fuzhou').filed().does('dispatcher', to('gulou-housing'))

  it('shows that the unit has read it [F-08]', () => {
    const asked = inFuzhou().does('unit-clerk of housing', back)
    expect(asked.clock('view')).toBeUndefined()
    expect(asked.order.met).toContainEqual(expect.objectContaining({ type: 'view', late: false }))
  })

  it('holds the time in which the county has to pass it on, and a refusal begins it anew [F-13] [F-07]', () => {
    const asked = toCounty().does('unit-clerk of gulou', back)
    expect(stages(asked)).toEqual(['return_county_review'])
    const silent = asked.at('2026-09-30T00:00:00+08:00').comesDue('return_county_review')
    expect(silent.order.returns.at(-1)?.decision).toBe('refused_by_silence')
    expect(silent.clock('dispatch_county')?.dueAt).toBe('2026-10-08T16:00:00.000Z')
  })
})

describe('what a unit asked for', () => {
  const longer = { type: 'request-extension', workdays: 3, reason: '情况复杂', progress: '已经上门' } as const
  const inVillage = () =>
    given('district-supervision')
      .filed()
      .does('dispatcher', to('chengguan'))
      .does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
      .does('unit-clerk of beimen', { type: 'sign' })
      .does('unit-clerk of beimen', longer)

  it('waits for nobody once the order has gone back up [D-14]', () => {
    const back = { type: 'request-return', ground: 'beyond_powers', reason: '超出本村事权' } as const
    const again = inVillage()
      .does('unit-clerk of beimen', back)
      .does('unit-leader of chengguan', { type: 'approve-return', reason: '属实' })
    expect(again.order.extensions).toMatchObject([{ decision: 'refused' }])
  })

  it('is granted by the level right above and not past it by the hotline [D-14] [case 15]', () => {
    const grant = { type: 'grant-extension', workdays: 3, override: '确有必要' } as const
    expect(inVillage().refuses('hotline-lead', grant).article).toBe('第十二条第（四）项')
    expect(
      inVillage().does('unit-leader of chengguan', { type: 'approve-extension' }).order.granted,
    ).toHaveLength(1)
  })
})
