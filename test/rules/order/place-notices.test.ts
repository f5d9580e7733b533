import { describe, expect, it } from 'vitest'
import { noticesOf } from '../../../src/rules/order/notices.ts'
import { given, type Story } from './scene.ts'

const told = (before: Story, after: Story) =>
  noticesOf(after.scene(), before.order, after.order, after.events.slice(before.events.length))
    .filter(({ to }) => to !== 'citizen')
    .map(({ body }) => body)
    .join('\n')

const sentIn = (place: string, lead: string) => {
  const filed = given(place).filed()
  return told(
    filed,
    filed.does('dispatcher', { type: 'dispatch', lead, requirement: '请核实情况，依法处理并答复' } as never),
  )
}

describe('what a unit is told with a new order', () => {
  it('is to do on the day what can be done on the day, where the regulation says so [D-11]', () => {
    expect(sentIn('district-supervision', 'housing')).toContain(
      '能当天处办的请当天处办（第十二条第（一）项）',
    )
  })

  it.each(['generic-city', 'weifang', 'pingdingshan', 'fuzhou'])('is nothing of the kind in %s', (place) => {
    expect(sentIn(place, 'housing')).not.toContain('当天处办')
  })
})

describe('the same matter brought again and again', () => {
  it('is still to be answered with patience, as the text says [F-16]', () => {
    const often = given('fuzhou')
      .filed()
      .happens({ type: 'repeat-noted', orders: ['N-0'], answeredInTime: 4 } as never)
      .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核实情况' } as never)
    expect(often.warnings.join()).toContain('仍应耐心答复')
  })
})
