import { describe, expect, test } from 'vitest'
import { withoutHome } from '../../../src/domain/answering/without-home.ts'

const home = ['云溪', '北塘', '云溪市']

describe('a question that begins with the town the hotline serves', () => {
  test.each([
    ['云溪市养狗怎么办证', '养狗怎么办证'],
    ['请问在云溪养狗怎么办证', '养狗怎么办证'],
    ['云溪市北塘区的养狗登记', '养狗登记'],
    ['咨询云溪这边养狗登记', '养狗登记'],
  ])('%s is asked as %s', (said, asked) => expect(withoutHome(said, home)).toBe(asked))

  test.each([
    ['another town', '青禾市养狗怎么办证'],
    ['the town in the middle', '老家的医保在云溪能报销吗'],
    ['a street of that name', '云溪路路灯坏了'],
    ['who somebody is', '云溪户口的孩子能转学吗'],
    ['next to nothing left', '云溪市公交'],
    ['a figure of just this town', '云溪低保一个月多少钱'],
    ['nothing at all', ''],
  ])('%s stays as it is', (_, said) => expect(withoutHome(said, home)).toBeNull())

  test('a place without names of its own changes nothing', () =>
    expect(withoutHome('云溪市养狗怎么办证', [])).toBeNull())
})
