import { describe, expect, it } from 'vitest'
import { aftercareForms } from '../../../../src/http/desk/orders/forms/aftercare-forms.ts'
import { dispatchForms } from '../../../../src/http/desk/orders/forms/dispatch-forms.ts'
import type { FormField, FormSpec } from '../../../../src/http/desk/orders/forms/form-spec.ts'
import { oversightForms } from '../../../../src/http/desk/orders/forms/oversight-forms.ts'
import { registrationFields } from '../../../../src/http/desk/register/registration-fields.ts'
import { inForce, packOf } from '../../../../src/rules/index.ts'
import { given, type Story } from '../../../rules/order/scene.ts'

const fieldsIn = (story: Story, { fields }: FormSpec) => fields({ order: story.order, scene: story.scene() })
const field = (fields: readonly FormField[], name: string) => {
  const found = fields.find((one) => one.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}
const marks = (story: Story) => {
  const found = field(fieldsIn(story, dispatchForms.flag), 'flag')
  return 'options' in found ? found.options.map(([mark]) => mark) : []
}

describe('forms say what the place asks for', () => {
  it('a dispatch: what makes the work sheet complete [P-11]', () => {
    const hint = (place: string) =>
      field(fieldsIn(given(place).filed(), dispatchForms.dispatch), 'requirement').hint
    expect(hint('pingdingshan')).toBe('派出前请核对：信息要素完整、语句规范、句意明确（五（二））。')
    expect(hint('weifang')).toContain('事发地地址')
  })

  it('a mark: those the place follows matters by, and what the order bears already [P-02] [F-15]', () => {
    expect(marks(given('pingdingshan').filed())).toEqual(['sudden', 'sensitive', 'mass'])
    expect(marks(given('fuzhou').filed())).not.toContain('sudden')
    const marked = given('fuzhou')
      .filed()
      .happens({ type: 'flagged', flag: 'sudden', on: true, why: '夜间报来' })
    expect(marks(marked)).toContain('sudden')
  })

  it('a hard question: where it can be settled together [G-12] [D-05]', () => {
    const hint = (place: string) =>
      field(fieldsIn(given(place).filed(), oversightForms.escalate), 'reason').hint
    expect(hint('generic-city')).toBe('疑难问题还可以提交热线受理部门定期召集的工作例会（第九条）。')
    expect(hint('district-supervision')).toContain('统筹协调机制（第七条）')
  })

  it('supervision: each kind of overdue in the words of the place [F-14] [F-24]', () => {
    const late = given('fuzhou')
      .filed()
      .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '核实' } as never)
    const noted = late.happens({
      type: 'overdue-noted',
      clock: 'rework',
      kind: 'overdue_handling',
      article: '第八条',
    } as never)
    const triggers = field(fieldsIn(noted, oversightForms.supervise), 'trigger')
    expect('options' in triggers && triggers.options.map(([, name]) => name)).toContain(
      '逾期办理（重新办理3个工作日内仍不符合审核要求）',
    )
  })

  it('the end of handling: asked for in writing, explained to the citizen [W-18]', () => {
    const weifang = given('weifang').filed()
    expect(field(fieldsIn(weifang, aftercareForms['request-termination']), 'text').label).toBe(
      '书面提请的内容',
    )
    const told = field(fieldsIn(weifang, aftercareForms['approve-termination']), 'explanation')
    expect(told.hint).toBe('会发给诉求人（第二十一条）')
  })

  it('a registration: words as they were spoken, and what else arrives here [F-04] [D-01] [W-04]', () => {
    const today = new Date('2026-09-28T02:00:00Z')
    const hint = (place: string, name: string) =>
      field(registrationFields(inForce(packOf(place), today), false), name).hint
    expect(hint('fuzhou', 'text')).toContain('照原话如实记（第五条）')
    expect(hint('weifang', 'channel')).toContain('省级以上热线事项、其他相关事项转来的')
    expect(hint('district-supervision', 'channel')).toContain('市12345政务服务热线')
    expect(hint('fuzhou', 'channel')).toBeUndefined()
  })
})
