import { describe, expect, it } from 'vitest'
import { given } from './scene.ts'

describe('a clock of the district', () => {
  const sent = given('district-supervision')
    .filed()
    .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核实情况并答复' })

  it('warns the unit before the end, and says no more than once how late it is [D-22]', () => {
    const clock = sent.clock('handle')
    expect(clock?.warnAt).not.toBeNull()
    const near = sent
      .at(clock?.warnAt ?? '')
      .comesDue('handle')
      .comesDue('handle')
    expect(near.order.warnings).toMatchObject([{ colour: 'yellow', unit: 'housing' }])
    const over = near
      .at(clock?.redAt ?? '')
      .comesDue('handle')
      .comesDue('handle')
    expect(over.order.warnings.map(({ colour }) => colour)).toEqual(['yellow', 'red'])
    expect(over.order.overdue).toHaveLength(1)
  })
})
