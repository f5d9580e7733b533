import { expect, it } from 'vitest'
import { quotedShare } from '../../../src/domain/answering/quoted.ts'

const article = '贮存单位应当对贮存设施进行安全性检查，并编制相应的应急方案，并依照规定报告。'

it('is the share of a question that stands in a text word for word, piece by piece', () => {
  expect(quotedShare('施进行安全性检查')(article)).toBe(1)
  expect(quotedShare('施进行安全性检查 的应急方案，并依')(article)).toBe(1)
  expect(quotedShare('施进行安全性检查 核素超过国家规定')(article)).toBe(0.5)
})

it('is nothing for a question that shares words only', () => {
  expect(quotedShare('安全检查要不要报告')(article)).toBe(0)
  expect(quotedShare('')(article)).toBe(0)
  expect(quotedShare('检查')(article)).toBe(0)
})
