import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Steps for which no time is set: the platform reminds of them. */
export const reminders = [
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
          article: '五（五）',
          strength: 'must',
          origin: 'platform_default',
          note: '没有规定回访期限；5个工作日是平台提醒的间隔',
        },
      },
    ],
  },
] satisfies RulePackLiteral['deadlines']
