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
          article: '四（D类）、四末段',
          strength: 'must',
          origin: 'regulation',
          note: '一（四）只说受理非警务类；先提示拨打紧急电话是平台的安全底线',
        },
      },
    ],
    mode: [
      {
        from: since,
        value: 'redirect_and_order',
        source: {
          article: '四（D类）、四末段',
          strength: 'must',
          origin: 'regulation',
          note: '一（四）只说受理非警务类；先提示拨打紧急电话是平台的安全底线',
        },
      },
    ],
    incidentReport: [
      {
        from: since,
        value: true,
        source: {
          article: '四（D类）、四末段',
          strength: 'must',
          origin: 'regulation',
          note: '一（四）只说受理非警务类；先提示拨打紧急电话是平台的安全底线',
        },
      },
    ],
  },
  intake: {
    accepted: [
      {
        from: since,
        value: [
          '对经济建设、城乡建设、城市管理和社会发展等的意见建议',
          '对政府部门职责、政策、程序的咨询、意见建议',
          '对工作人员作风、态度、质量、效率的批评建议',
          '水电气暖、治安、食品、医疗、劳动、民政、教育、交通等求助、咨询、建议、投诉',
        ],
        source: { article: '三', strength: 'must', origin: 'regulation' },
      },
    ],
    petitionThreshold: [
      {
        from: since,
        value: { values: ['filed', 'accepted', 'concluded'] },
        source: { article: '三末段', strength: 'must', origin: 'regulation' },
      },
    ],
    rejectionRecord: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '引导一律留痕' },
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
              why: '工作单要信息要素完整',
            },
            source: { article: '五（二）', strength: 'must', origin: 'regulation' },
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
              why: '工作单要句意明确',
            },
            source: { article: '五（二）', strength: 'must', origin: 'regulation' },
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
              why: '办结后要回访您',
            },
            source: {
              article: '五（五）',
              strength: 'must',
              origin: 'platform_default',
              note: '规则要求回访，未写必填联系方式',
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
              why: '举报人的信息应当保密',
            },
            source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
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
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
      },
    ],
    replyWantedDefault: [
      {
        from: since,
        value: true,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '回访面向所有反映人',
        },
      },
    ],
    verbatim: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
      },
    ],
    acknowledge: [
      {
        from: since,
        value: ['order_no', 'deadline'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
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
        value: {
          direction: 'supervision',
          answeredMoreThan: null,
          decider: '市长热线办公室',
          stillAnswer: true,
        },
        source: {
          article: '六（二）',
          strength: 'must',
          origin: 'regulation',
          note: '多次交办的进入现场督办，不是拒绝',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>
