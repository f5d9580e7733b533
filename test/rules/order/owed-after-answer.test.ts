import { describe, expect, it } from 'vitest'
import { fullReply } from './full-reply.ts'
import { given, type Story } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const answered = (place: string, approver: string): Story =>
  given(place)
    .filed()
    .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement })
    .does('unit-clerk of housing', { type: 'sign', leader: '周建国' })
    .does('unit-clerk of housing', fullReply)
    .does(`${approver} of housing`, { type: 'approve-reply' })

const call = { type: 'record-callback', resolved: true, process: 2, result: 2, comments: '可以' } as const
const onsite = { type: 'supervise', level: 'onsite', trigger: 'cluster', reason: '反映集中' } as const
const bothCalled = (story: Story): Story =>
  story
    .does('agent', { ...call, level: 'level_one' })
    .does('unit-clerk of housing', { ...call, level: 'level_two' })

describe('the plan that supervision on the spot asks for', () => {
  const owed = () => answered('pingdingshan', 'unit-leader').does('supervisor', onsite)
  const plan = { type: 'answer-supervision', n: 1, text: '已部署', plan: '三日内清完' } as const

  it('is owed although everybody has been called back [P-19]', () => {
    const called = bothCalled(owed())
    expect(called.order.state).toBe('replied')
    expect(called.clock('site_supervision_plan')).toBeDefined()
    expect(called.does('unit-clerk of housing', plan).order.state).toBe('closed')
  })

  it('closes again what was closed when it was asked for [P-19]', () => {
    const closed = bothCalled(answered('pingdingshan', 'unit-leader'))
    expect(closed.order.state).toBe('closed')
    expect(closed.does('supervisor', onsite).does('unit-clerk of housing', plan).order.state).toBe('closed')
  })

  it('is owed no more once the supervision is lifted [P-19]', () => {
    const lifted = owed().does('supervisor', { type: 'lift-supervision', n: 1, why: '已经解决' })
    expect(lifted.clock('site_supervision_plan')).toBeUndefined()
    expect(bothCalled(lifted).order.state).toBe('closed')
  })
})

describe("a leader's instruction", () => {
  const key = { type: 'supervise', level: 'key', trigger: 'wide_impact', reason: '影响大' } as const
  const instruct = { type: 'instruct', by: '张副市长', text: '请抓紧办理' } as const

  it('names the article where supervision asks for it, and none where nothing does [P-20] [P-02]', () => {
    const story = given('pingdingshan').filed()
    expect(story.does('supervisor', instruct).order.instructions[0]?.article).toBeUndefined()
    const asked = story.does('supervisor', key).does('supervisor', instruct)
    expect(asked.order.instructions[0]?.article).toBe('六（三）')
  })
})

describe('a formal letter', () => {
  const bad = { type: 'rate', score: 5 } as const
  const valid = { type: 'review-rating', verdict: 'valid', omission: true, reason: '没有清干净' } as const

  it('is owed no more when the rating turns out to be mistaken [D-17]', () => {
    const second = answered('district-supervision', 'unit-admin')
      .does('citizen', bad)
      .does('auditor', valid)
      .at('2026-09-29T09:00:00+08:00')
      .does('unit-clerk of housing', fullReply)
      .does('unit-admin of housing', { type: 'approve-reply' })
      .at('2026-09-29T10:00:00+08:00')
      .does('citizen', bad)
      .does('auditor', valid)
    expect(second.clock('formal_letter')).toBeDefined()
    const cleared = second
      .does('unit-leader of housing', { type: 'appeal-rating', reason: '评价的是另一件事' })
      .does('auditor', { type: 'review-rating', verdict: 'mistaken', reason: '误评' })
    expect(cleared.clock('formal_letter')).toBeUndefined()
  })
})

describe('a ground for ending the handling', () => {
  it('is one of those listed and not a word of them [W-18]', () => {
    const working = given('weifang')
      .filed()
      .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement })
      .does('unit-clerk of housing', { type: 'sign' })
    const ask = (ground: string) => ({ type: 'request-termination', ground, text: '联系不上' }) as const
    expect(working.refuses('unit-clerk of housing', ask('办理')).missing).toEqual(['ground'])
    expect(working.does('unit-clerk of housing', ask('服务对象拒不配合')).order.termination).not.toBeNull()
  })
})
