import type { RulePackLiteral } from '../rule-pack.ts'
import { basics } from './fuzhou/basics.ts'
import { classes } from './fuzhou/classes.ts'
import { clocks } from './fuzhou/clocks.ts'
import { extension } from './fuzhou/extension.ts'
import { handling } from './fuzhou/handling.ts'
import { intake } from './fuzhou/intake.ts'
import { internalHandling } from './fuzhou/internal-handling.ts'
import { organisation } from './fuzhou/organisation.ts'
import { oversight } from './fuzhou/oversight.ts'
import { refusals } from './fuzhou/refusals.ts'
import { supervision } from './fuzhou/supervision.ts'

/** 福州市：the petition bureau dispatches and audits; requests are public unless handled internally. */
export const fuzhou = {
  place: 'fuzhou',
  name: '福州市',
  regulation: {
    title: '福州市便民呼叫中心12345系统运行管理暂行办法（修订）',
    docNo: '榕政办〔2007〕113号',
    issuer: '福州市人民政府办公厅',
    effectiveFrom: '2007-07-04',
    completeness: '完整：第一条至第十三条。',
  },
  homeNames: [
    '福州',
    '鼓楼',
    '台江',
    '仓山',
    '马尾',
    '晋安',
    '长乐',
    '福清',
    '闽侯',
    '连江',
    '罗源',
    '闽清',
    '永泰',
    '平潭',
  ],
  ...basics,
  ...intake,
  ...classes,
  ...clocks,
  ...extension,
  ...handling,
  ...supervision,
  ...organisation,
  ...oversight,
  grounds: [...refusals, ...internalHandling],
} satisfies RulePackLiteral
