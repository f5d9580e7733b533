import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is asked and recorded at intake. */
export const intake = {
  emergency: {
    lines: [
      {
        from: since,
        value: ['110', '119', '120', '122'],
        source: { article: '第十条', strength: 'must', origin: 'regulation' },
      },
    ],
    mode: [
      {
        from: since,
        value: 'redirect_only',
        source: { article: '第十条', strength: 'must', origin: 'regulation' },
      },
    ],
    incidentReport: [
      { from: since, value: false, source: { article: '第十条', strength: 'must', origin: 'regulation' } },
    ],
  },
  intake: {
    accepted: [
      {
        from: since,
        value: [
          '涉及我区经济调节、市场监管、社会管理、公共服务、生态环境保护等领域的咨询、求助、投诉、举报和意见建议',
          '法律法规规章规定应当受理的其他事项',
        ],
        source: { article: '第八条', strength: 'must', origin: 'regulation' },
      },
    ],
    petitionThreshold: [
      {
        from: since,
        value: { values: ['registered', 'filed', 'accepted', 'concluded'] },
        source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
      },
    ],
    rejectionRecord: [
      {
        from: since,
        value: true,
        source: { article: '第九条第二款', strength: 'must', origin: 'regulation' },
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
              why: '自下而上办理，需要知道在哪个镇街、村（社区）',
            },
            source: {
              article: '第四条、第十二条',
              strength: 'must',
              origin: 'platform_default',
              note: '办法未列必填项，由自下而上的原则推出',
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
              why: '写清对象才能核查线索',
            },
            source: {
              article: '第十二条第（二）项',
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
              why: '办理结果要告知您，还要回访',
            },
            source: {
              article: '第十三条、第十四条',
              strength: 'must',
              origin: 'platform_default',
              note: '办法要求告知和回访，未写必填联系方式',
            },
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
              why: '严禁违规泄露反映人信息',
            },
            source: {
              article: '第十七条',
              strength: 'must',
              origin: 'platform_default',
              note: '办法只写严禁泄露，未写必须问明',
            },
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
        source: { article: '第十七条', strength: 'must', origin: 'regulation' },
      },
    ],
    replyWantedDefault: [
      { from: since, value: true, source: { article: '第十四条', strength: 'must', origin: 'regulation' } },
    ],
    verbatim: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
      },
    ],
    acknowledge: [
      {
        from: since,
        value: ['flow', 'deadline', 'order_no'],
        source: { article: '第十一条', strength: 'must', origin: 'regulation', note: '单号是平台增加的' },
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
        value: { direction: 'none', answeredMoreThan: null, decider: '区级平台', stillAnswer: true },
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有写重复诉求；差评两次走函告',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>
