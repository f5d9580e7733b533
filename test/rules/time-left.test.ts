import { describe, expect, it } from 'vitest'
import { timeLeft } from '../../src/rules/time-left.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const working = (now: string, due: string) => timeLeft(at(now), at(due), 'workday').words
const natural = (now: string, due: string) => timeLeft(at(now), at(due), 'natural').words

describe('what is left of a clock that counts working days', () => {
  it('leaves out weekends and holidays and counts the weekend day people work on', () => {
    expect(working('2026-09-30T09:00', '2026-10-14T00:00')).toBe('还剩5个工作日')
  })

  it('ends today on its last day, also where that ends before midnight', () => {
    expect(working('2026-11-23T09:00', '2026-11-24T00:00')).toBe('今天到期')
    expect(working('2026-11-23T09:00', '2026-11-23T17:30')).toBe('今天到期')
  })

  it('is near on the last day and the working day before, also over a weekend', () => {
    const stateOf = (now: string) => timeLeft(at(now), at('2026-11-24T00:00'), 'workday').state
    expect(stateOf('2026-11-23T09:00')).toBe('near')
    expect(stateOf('2026-11-20T09:00')).toBe('near')
    expect(stateOf('2026-11-19T09:00')).toBe('ahead')
  })
})

describe('what has passed since its end', () => {
  it('is counted in working days that have begun', () => {
    expect(working('2026-11-24T00:00', '2026-11-24T00:00')).toBe('已逾期1个工作日')
    expect(working('2026-11-26T08:00', '2026-11-24T00:00')).toBe('已逾期3个工作日')
  })

  it('is less than a working day in the evening after office hours and over a weekend', () => {
    expect(working('2026-11-23T18:00', '2026-11-23T17:30')).toBe('已逾期不足1个工作日')
    expect(working('2026-11-22T18:00', '2026-11-21T00:00')).toBe('已逾期不足1个工作日')
  })

  it('ends somewhere for what was forgotten for years', () => {
    expect(working('2099-01-01T00:00', '2026-11-24T00:00')).toBe('已逾期750个工作日')
  })
})

describe('a clock that runs through nights and holidays', () => {
  it('is told in minutes within the hour, then in hours, then in days', () => {
    expect(natural('2026-11-23T09:00', '2026-11-23T09:30')).toBe('还剩30分钟')
    expect(natural('2026-11-23T09:00', '2026-11-24T08:10')).toBe('还剩23小时')
    expect(natural('2026-11-23T09:00', '2026-11-29T00:00')).toBe('还剩5天')
  })

  it('goes on after its end in the same units', () => {
    expect(natural('2026-11-23T09:30', '2026-11-23T09:30')).toBe('已逾期不足1分钟')
    expect(natural('2026-11-23T09:45', '2026-11-23T09:30')).toBe('已逾期15分钟')
    expect(natural('2026-11-23T12:45', '2026-11-23T09:30')).toBe('已逾期3小时')
    expect(natural('2026-11-28T09:45', '2026-11-23T09:30')).toBe('已逾期5天')
  })
})
