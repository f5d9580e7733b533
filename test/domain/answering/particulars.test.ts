import { expect, it } from 'vitest'
import { asksLocalFigure, asksParticular } from '../../../src/domain/answering/particulars.ts'

it('knows a question about one person’s own case', () => {
  expect(asksParticular('我的工伤认定查一下进度')).toBe(true)
  expect(asksParticular('工伤认定的进度在哪里查')).toBe(false)
})

it('knows a figure of one district, not of districts in general', () => {
  expect(asksLocalFigure('城东区加装电梯补贴多少')).toBe(true)
  expect(asksLocalFigure('我们县危房改造几万块')).toBe(true)
  expect(asksLocalFigure('住宅小区物业费多少')).toBe(false)
  expect(asksLocalFigure('加装电梯要多少业主同意')).toBe(false)
})
