import type { RulePackLiteral } from '../rule-pack.ts'
import { basics } from './generic-city/basics.ts'
import { clocks } from './generic-city/clocks.ts'
import { extension } from './generic-city/extension.ts'
import { groundsOfContent } from './generic-city/grounds-of-content.ts'
import { groundsOfProcedure } from './generic-city/grounds-of-procedure.ts'
import { handling } from './generic-city/handling.ts'
import { intake } from './generic-city/intake.ts'
import { organisation } from './generic-city/organisation.ts'
import { oversight } from './generic-city/oversight.ts'

/** 某市：five working days for citizens, fifteen for enterprises; the text breaks off in article 10. */
export const genericCity = {
  place: 'generic-city',
  name: '某市',
  regulation: {
    title: '某市12345政务服务便民热线工作规则',
    docNo: null,
    issuer: null,
    effectiveFrom: null,
    completeness: '残缺：第一条至第九条完整，第十条后缺。',
  },
  homeNames: ['某市', '城东区', '城西区', '河口县', '南山县'],
  ...basics,
  ...intake,
  ...clocks,
  ...extension,
  ...handling,
  ...organisation,
  ...oversight,
  grounds: [...groundsOfProcedure, ...groundsOfContent],
} satisfies RulePackLiteral
