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
          article: '第三条第（八）项',
          strength: 'must',
          origin: 'regulation',
          note: '条文举110、122等；119、120由平台补足',
        },
      },
    ],
    mode: [
      {
        from: since,
        value: 'redirect_only',
        source: {
          article: '第三条第（八）项',
          strength: 'must',
          origin: 'regulation',
          note: '条文举110、122等；119、120由平台补足',
        },
      },
    ],
    incidentReport: [
      {
        from: since,
        value: false,
        source: {
          article: '第三条第（八）项',
          strength: 'must',
          origin: 'regulation',
          note: '条文举110、122等；119、120由平台补足',
        },
      },
    ],
  },
  intake: {
    accepted: [
      {
        from: since,
        value: ['除第三条所列以外的所有诉求件'],
        source: { article: '第四条', strength: 'must', origin: 'regulation' },
      },
    ],
    petitionThreshold: [
      {
        from: since,
        value: { values: [] },
        source: {
          article: '第四条',
          strength: 'must',
          origin: 'regulation',
          note: '市信访局就是批转单位，没有信访排除',
        },
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
              why: '批转给哪个区县取决于地点',
            },
            source: {
              article: '第四条',
              strength: 'must',
              origin: 'platform_default',
              note: '办法未列必填项，由“谁主管谁负责”推出',
            },
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
              why: '写清对象才能批转',
            },
            source: {
              article: '第四条',
              strength: 'must',
              origin: 'platform_default',
              note: '办法未列必填项',
            },
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
              why: '结果要通过原收件渠道反馈给您',
            },
            source: {
              article: '第九条第二款',
              strength: 'must',
              origin: 'platform_default',
              note: '办法要求原渠道反馈，未写必填联系方式',
            },
          },
        ],
      },
      {
        field: 'publicity',
        rule: [
          {
            from: since,
            value: {
              required: true,
              when: 'always',
              question:
                '您的诉求和答复默认在网上公开，公开时会隐去个人信息。您同意公开吗？请回复“公开”或“不公开”。',
              why: '公开还是内部办理由您选择',
            },
            source: { article: '第六条第（四）项、第九条', strength: 'must', origin: 'regulation' },
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
              why: '举报人的信息应当保密',
            },
            source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
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
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
      },
    ],
    replyWantedDefault: [
      {
        from: since,
        value: true,
        source: { article: '第九条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    verbatim: [
      { from: since, value: true, source: { article: '第五条', strength: 'must', origin: 'regulation' } },
    ],
    acknowledge: [
      {
        from: since,
        value: ['order_no', 'deadline'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
      },
    ],
    abuse: [
      {
        from: since,
        value: { flags: ['occupying', 'harassment', 'malicious'], escalateTo: '公安机关' },
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '国办函〔2025〕66号（二）：恶意扰乱的线索移送公安',
        },
      },
    ],
    repeat: [
      {
        from: since,
        value: { direction: 'may_not_dispatch', answeredMoreThan: 3, decider: '市信访局', stillAnswer: true },
        source: {
          article: '第八条第（五）项',
          strength: 'may',
          origin: 'regulation',
          note: '超过三次才可不再批转，由人决定；只计及时答复',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>
