import { describe, expect, it } from 'vitest'
import { given } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'

describe('the unit named to lead in pingdingshan', () => {
  const sent = given('pingdingshan')
    .filed()
    .does('dispatcher', { type: 'dispatch', lead: 'urban-management', co: ['housing'], requirement })

  it('is one, named by the hotline alone, the others help [P-03]', () => {
    expect(sent.order).toMatchObject({ lead: 'urban-management', co: ['housing'] })
    expect(sent.mayDo('unit-clerk of urban-management', 'dispatch')).toBe(false)
    expect(sent.mayDo('unit-clerk of housing', 'submit-reply')).toBe(false)
  })

  it('cannot pass it on sideways once it has it [P-03]', () => {
    const signed = sent.does('unit-clerk of urban-management', { type: 'sign' })
    const refused = signed.refuses('unit-clerk of urban-management', { type: 'forward', to: 'housing' })
    expect(refused.fault).toBe('forbidden')
    expect(refused.article).toMatch(/^[一二]（/)
  })

  it('has on record which of its leaders read the sheet, and who of it passed the reply [P-23]', () => {
    const signed = sent.does('unit-clerk of urban-management', { type: 'sign', leader: '王副局长' })
    expect(signed.events.find(({ type }) => type === 'signed')).toMatchObject({ leader: '王副局长' })
    expect(signed.mayDo('unit-clerk of urban-management', 'approve-reply')).toBe(false)
    expect(signed.mayDo('unit-leader of urban-management', 'approve-reply')).toBe(true)
  })
})
