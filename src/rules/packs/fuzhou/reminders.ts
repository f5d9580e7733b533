import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Steps for which no time is set: the platform reminds of them. */
export const reminders = [
  {
    id: 'audit-internal',
    stage: 'audit',
    when: { publicity: ['internal'] },
    startsAt: [],
    rule: [
      {
        from: since,
        value: {
          limit: { kind: 'none', remindAfterWorkdays: 2 },
          soft: false,
          says: '内部批转办理的诉求件没有规定答复审核的时限',
        },
        source: {
          article: '第九条第一款',
          strength: 'must',
          origin: 'platform_default',
          note: '2个工作日的审核只写网上公开办理的诉求件；这里是平台提醒的间隔',
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
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '没有规定回访期限；5个工作日是平台提醒的间隔',
        },
      },
    ],
  },
] satisfies RulePackLiteral['deadlines']
