import type { RulePackLiteral } from '../rule-pack.ts'
import { basics } from './district-supervision/basics.ts'
import { clocks } from './district-supervision/clocks.ts'
import { extension } from './district-supervision/extension.ts'
import { grounds } from './district-supervision/grounds.ts'
import { handling } from './district-supervision/handling.ts'
import { intake } from './district-supervision/intake.ts'
import { organisation } from './district-supervision/organisation.ts'
import { oversight } from './district-supervision/oversight.ts'

/** 县区督查平台：handled from the bottom up; three days in a village, five or seven above. */
export const districtSupervision = {
  place: 'district-supervision',
  name: '某区',
  regulation: {
    title: '县区“互联网+督查”平台运行管理暂行办法',
    docNo: null,
    issuer: null,
    effectiveFrom: null,
    completeness: '条文完整：七章二十三条；第一条、第二条各有一处词语缺失。',
  },
  homeNames: ['本区', '我区'],
  ...basics,
  ...grounds,
  ...intake,
  ...clocks,
  ...extension,
  ...handling,
  ...organisation,
  ...oversight,
} satisfies RulePackLiteral
