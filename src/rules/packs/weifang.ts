import type { RulePackLiteral } from '../rule-pack.ts'
import { accountability } from './weifang/accountability.ts'
import { basics } from './weifang/basics.ts'
import { clocks } from './weifang/clocks.ts'
import { extension } from './weifang/extension.ts'
import { grounds } from './weifang/grounds.ts'
import { handling } from './weifang/handling.ts'
import { intake } from './weifang/intake.ts'
import { organisation } from './weifang/organisation.ts'
import { oversight } from './weifang/oversight.ts'

/** 潍坊市：a local statute of 2021; five working days, no extension. */
export const weifang = {
  place: 'weifang',
  name: '潍坊市',
  regulation: {
    title: '潍坊市12345政务服务便民热线条例',
    docNo: null,
    issuer: '潍坊市人民代表大会常务委员会',
    effectiveFrom: '2021-12-15',
    completeness: '完整：七章四十一条。',
  },
  homeNames: [
    '潍坊',
    '奎文',
    '潍城',
    '坊子',
    '寒亭',
    '青州',
    '诸城',
    '寿光',
    '安丘',
    '高密',
    '昌邑',
    '临朐',
    '昌乐',
    '峡山',
  ],
  ...basics,
  ...grounds,
  ...intake,
  ...clocks,
  ...extension,
  ...handling,
  ...organisation,
  ...oversight,
  ...accountability,
} satisfies RulePackLiteral
