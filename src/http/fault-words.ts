import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Where the fault is: `citizen.key`, or the whole body. */
export const fieldOf = ({ path }: Issue): string => path.map(String).join('.') || '(body)'

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
  record: '对象',
}

const formats: Readonly<Record<string, string>> = {
  datetime: '应当是带时区的时刻，例如 2026-09-28T10:00:00+08:00',
  date: '应当是日期，例如 2026-09-28',
  url: '应当是完整的网址',
}

/** What is wrong with a field, in our own words: the validator's sentences stay inside. */
export const faultWords = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message)
        ? '没有填写'
        : `应当是${typeNames[issue.expected] ?? issue.expected}`
    case 'too_big':
      return sizeWords(issue.origin, '最多', '不能大于', String(issue.maximum))
    case 'too_small':
      return sizeWords(issue.origin, '至少', '不能小于', String(issue.minimum))
    case 'invalid_format':
      return formats[issue.format] ?? '写法不符合要求'
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `没有这些项：${issue.keys.join('、')}`
    case 'invalid_union':
      return '不属于允许的任何一种'
    default:
      return '不符合要求'
  }
}

const sizeWords = (origin: string, count: string, compare: string, limit: string): string => {
  if (origin === 'string') return `${count} ${limit} 个字`
  if (origin === 'array' || origin === 'set') return `${count} ${limit} 项`
  return `${compare} ${limit}`
}
