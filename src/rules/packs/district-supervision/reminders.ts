import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Steps for which no time is set: the platform reminds of them. */
export const reminders = [
  {
    id: 'letter-audit',
    stage: 'center_review',
    when: {},
    startsAt: [],
    rule: [
      {
        from: since,
        value: {
          limit: { kind: 'none', remindAfterWorkdays: 2 },
          soft: false,
          says: '正式函告由区级平台审核，没有规定审核的期限',
        },
        source: {
          article: '第十三条',
          strength: 'must',
          origin: 'platform_default',
          note: '没有规定审核函告的期限；2个工作日是平台提醒的间隔',
        },
      },
    ],
  },
  {
    id: 'callback',
    stage: 'callback',
    when: {},
    startsAt: [],
    rule: [
      {
        from: since,
        value: {
          limit: { kind: 'none', remindAfterWorkdays: 5 },
          soft: false,
          says: '答复后应当回访，没有规定回访的期限',
        },
        source: {
          article: '第十三条',
          strength: 'must',
          origin: 'platform_default',
          note: '没有规定回访期限；5个工作日是平台提醒的间隔',
        },
      },
    ],
  },
] satisfies RulePackLiteral['deadlines']
