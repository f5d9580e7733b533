import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../../src/domain/deadline.ts'
import { citizenDeadlines } from '../../../src/usecases/own-orders/citizen-deadlines.ts'
import { given } from '../../rules/order/scene.ts'
import { handle } from '../../store/turns.ts'

const story = given('weifang').filed()
const shown = (deadlines: readonly Deadline[], at = '2026-09-28T09:00:00+08:00') =>
  citizenDeadlines(story.at(at).scene(), { ...story.order, state: 'handling', deadlines: [...deadlines] })
const types = (deadlines: readonly Deadline[]) => shown(deadlines).map(({ type }) => type)

describe('the clocks a citizen is shown', () => {
  it('are those they wait for, none of the paperwork between offices', () => {
    expect(types([handle, { ...handle, type: 'audit' }, { ...handle, type: 'formal_letter' }])).toEqual([
      'handle',
    ])
  })

  it('have an end; only of handling it is told that there is none', () => {
    const endless = { ...handle, dueAt: null }
    expect(types([endless])).toEqual(['handle'])
    expect(types([handle, { ...endless, type: 'callback' }])).toEqual(['handle'])
    expect(types([handle, { ...handle, type: 'callback' }])).toEqual(['handle', 'callback'])
  })

  it('say what is left, and that it is late', () => {
    expect(shown([handle])[0]).toMatchObject({ overdue: false, left: expect.stringContaining('还剩') })
    const late = shown([handle], '2026-10-14T09:00:00+08:00')
    expect(late[0]).toMatchObject({ overdue: true, left: expect.stringContaining('已逾期') })
  })
})
