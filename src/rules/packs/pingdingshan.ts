import type { RulePackLiteral } from '../rule-pack.ts'
import { basics } from './pingdingshan/basics.ts'
import { classes } from './pingdingshan/classes.ts'
import { clocks } from './pingdingshan/clocks.ts'
import { grounds } from './pingdingshan/grounds.ts'
import { handling } from './pingdingshan/handling.ts'
import { intake } from './pingdingshan/intake.ts'
import { organisation } from './pingdingshan/organisation.ts'
import { oversight } from './pingdingshan/oversight.ts'

/** 平顶山市：classes A to D, a natural clock for A and D, a ladder of supervision. */
export const pingdingshan = {
  place: 'pingdingshan',
  name: '平顶山市',
  regulation: {
    title: '平顶山市市长热线工作规则',
    docNo: '平政〔2018〕15号',
    issuer: '平顶山市人民政府',
    effectiveFrom: '2018-06-04',
    completeness: '完整：一至七。',
  },
  homeNames: ['平顶山', '新华区', '卫东', '石龙', '湛河', '宝丰', '叶县', '鲁山', '郏县', '舞钢', '汝州'],
  ...basics,
  ...grounds,
  ...intake,
  ...classes,
  ...clocks,
  ...handling,
  ...organisation,
  ...oversight,
} satisfies RulePackLiteral
