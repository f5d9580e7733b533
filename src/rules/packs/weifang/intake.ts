import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is asked and recorded at intake. */
export const intake = {
  emergency: {
    lines: [
      {
        from: since,
        value: ['110', '119', '120', '122'],
        source: {
          article: '第十条、第三十九条',
          strength: 'must',
          origin: 'regulation',
          note: '第十条限于非紧急类事项',
        },
      },
    ],
    mode: [
      {
        from: since,
        value: 'redirect_only',
        source: {
          article: '第十条、第三十九条',
          strength: 'must',
          origin: 'regulation',
          note: '第十条限于非紧急类事项',
        },
      },
    ],
    incidentReport: [
      {
        from: since,
        value: false,
        source: {
          article: '第十条、第三十九条',
          strength: 'must',
          origin: 'regulation',
          note: '第十条限于非紧急类事项',
        },
      },
    ],
  },
  intake: {
    accepted: [
      {
        from: since,
        value: [
          '政务信息、公共服务信息咨询',
          '应由国家机关和公共服务企事业单位解决的诉求',
          '经济调节、市场监管、社会管理、公共服务、生态环境保护等领域的意见建议',
          '对机关和公共服务单位及其人员作风、质量、效率的投诉、举报',
        ],
        source: { article: '第十条', strength: 'must', origin: 'regulation' },
      },
    ],
    petitionThreshold: [
      {
        from: since,
        value: { values: ['registered', 'filed', 'accepted', 'concluded'] },
        source: { article: '第十九条第一款第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    rejectionRecord: [
      {
        from: since,
        value: true,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '不予受理一律留痕',
        },
      },
    ],
    fields: [
      {
        field: 'place',
        rule: [
          {
            from: since,
            value: {
              required: true,
              when: 'has_incident_place',
              question: '请告诉我具体地点，比如区县、道路门牌、小区楼号或附近明显的位置。',
              why: '有事发地的事项需要具体地址',
            },
            source: { article: '第十一条第二款', strength: 'must', origin: 'regulation' },
          },
        ],
      },
      {
        field: 'target',
        rule: [
          {
            from: since,
            value: {
              required: false,
              when: 'report',
              question: '请告诉我您反映的是哪个单位、店铺或什么人。',
              why: '事项应当具体明确',
            },
            source: { article: '第十一条第一款', strength: 'must', origin: 'regulation' },
          },
        ],
      },
      {
        field: 'contactPhone',
        rule: [
          {
            from: since,
            value: {
              required: true,
              when: 'always',
              question: '请留一个联系电话和称呼，方便承办单位核实情况、回复结果。',
              why: '条例要求如实提供联系方式，办理情况要回复您',
            },
            source: { article: '第十一条第二款', strength: 'must', origin: 'regulation' },
          },
        ],
      },
      {
        field: 'confidential',
        rule: [
          {
            from: since,
            value: {
              required: false,
              when: 'report',
              question: '您需要对被举报人和承办单位保密个人信息吗？请回复“保密”或“不用保密”。',
              why: '举报人有权要求对个人信息保密',
            },
            source: { article: '第十一条第三款', strength: 'may', origin: 'regulation' },
          },
        ],
      },
    ],
    anonymous: [
      {
        from: since,
        value: { kinds: ['report'], warning: '不留联系方式也可以举报，但办理情况无法告诉您。' },
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '各办法都没有写匿名；举报可以匿名，其他诉求请留联系方式',
        },
      },
    ],
    confidentiality: [
      {
        from: since,
        value: { requestableFor: ['report'], byDefaultFor: ['report'] },
        source: {
          article: '第十一条第三款',
          strength: 'must',
          origin: 'regulation',
          note: '默认对承办单位隐去举报人是平台做法',
        },
      },
    ],
    replyWantedDefault: [
      {
        from: since,
        value: true,
        source: { article: '第二十条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    verbatim: [
      {
        from: since,
        value: true,
        source: { article: '第十八条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    acknowledge: [
      {
        from: since,
        value: ['order_no', 'deadline'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '让服务对象能查进度和结果（第十三条）',
        },
      },
    ],
    abuse: [
      {
        from: since,
        value: { flags: ['repeat_without_reason', 'occupying', 'harassment'], escalateTo: '公安机关' },
        source: { article: '第十二条、第三十四条', strength: 'must', origin: 'regulation' },
      },
    ],
    repeat: [
      {
        from: since,
        value: {
          direction: 'reject_when_concluded',
          answeredMoreThan: null,
          decider: '市12345热线工作机构',
          stillAnswer: true,
        },
        source: {
          article: '第十九条第一款第（四）项',
          strength: 'must',
          origin: 'regulation',
          note: '只有承办单位已依法处理且结论合法合理才不再受理，须由人判断',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>
