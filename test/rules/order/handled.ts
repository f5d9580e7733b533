import { given, type Story } from './scene.ts'

export const requirement = '请核查并答复'
export const sign = { type: 'sign', leader: '副局长 方某' } as const
export const clerk = 'unit-clerk of housing'
export const leader = 'unit-leader of housing'
export const approve = { type: 'approve-reply' } as const
export const pass = { type: 'pass-audit' } as const

/** An order that the housing bureau has signed and works on. */
export const handled = (place: string, told: object = {}, more: object = {}): Story =>
  given(place)
    .filed(told)
    .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement, why: '按职责', ...more })
    .does(clerk, sign)

export const submit = (reply: object = {}) =>
  ({ type: 'submit-reply', reply: { result: '已清理完毕。', ...reply } }) as const
