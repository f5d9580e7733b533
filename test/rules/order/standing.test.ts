import { describe, expect, it } from 'vitest'
import { given } from './scene.ts'

const dispatched = given('generic-city').filed().does('dispatcher', {
  type: 'dispatch',
  lead: 'urban-management',

  requirement: '请核实处理',
})

describe('who acts on an order', () => {
  it('is the unit that has it, for what units do, and nobody in its place [G-02]', () => {
    expect(dispatched.mayDo('unit-clerk of urban-management', 'sign')).toBe(true)
    expect(dispatched.mayDo('unit-clerk of housing', 'sign')).toBe(false)
    expect(dispatched.mayDo('dispatcher', 'sign')).toBe(false)
    expect(dispatched.mayDo('dispatcher', 'submit-reply')).toBe(false)
  })

  it('is the hotline for dispatching and supervising, and no unit [G-02]', () => {
    expect(dispatched.mayDo('supervisor', 'supervise')).toBe(true)
    expect(dispatched.mayDo('unit-leader of urban-management', 'supervise')).toBe(false)
    expect(dispatched.mayDo('unit-clerk of urban-management', 'dispatch')).toBe(false)
  })
})
