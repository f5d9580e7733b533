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
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '规则现存文本没有紧急事项的规定',
        },
      },
    ],
    mode: [
      {
        from: since,
        value: 'redirect_only',
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '规则现存文本没有紧急事项的规定',
        },
      },
    ],
    incidentReport: [
      {
        from: since,
        value: false,
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '规则现存文本没有紧急事项的规定',
        },
      },
    ],
  },
  intake: {
    accepted: [
      {
        from: since,
        value: ['咨询、求助、投诉、举报和意见建议'],
        source: { article: '第二条', strength: 'must', origin: 'regulation' },
      },
    ],
    petitionThreshold: [
      {
        from: since,
        value: { values: ['registered', 'filed', 'accepted', 'concluded'] },
        source: {
          article: '国办发〔2020〕53号',
          strength: 'must',
          origin: 'platform_default',
          note: '按全国通行清单：已进入信访渠道',
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
              why: '属地管理需要知道地点',
            },
            source: {
              article: '第四条第（二）项',
              strength: 'must',
              origin: 'platform_default',
              note: '规则未列必填项，由属地管理原则推出',
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
              why: '写清对象才能转给负责的单位',
            },
            source: {
              article: '第五条',
              strength: 'must',
              origin: 'platform_default',
              note: '规则只要求做好记录和登记',
            },
          },
        ],
      },
      {
        field: 'complainantKind',
        rule: [
          {
            from: since,
            value: {
              required: true,
              when: 'always',
              question: '请问您是以个人身份，还是代表企业或其他组织反映？',
              why: '群众诉求和企业诉求的办理时限不同',
            },
            source: {
              article: '第七条',
              strength: 'must',
              origin: 'platform_default',
              note: '规则对群众和企业分别限时，未写必须问明',
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
              why: '承办单位要答复您并征求意见，热线还要回访',
            },
            source: {
              article: '第七条',
              strength: 'must',
              origin: 'platform_default',
              note: '规则要求答复和回访，未写必填联系方式',
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
              why: '热线工作坚持保密',
            },
            source: {
              article: '第四条第（五）项',
              strength: 'must',
              origin: 'platform_default',
              note: '规则只写保密原则',
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
        source: {
          article: '第四条第（五）项',
          strength: 'must',
          origin: 'regulation',
          note: '原文“保密”二字为整理者复原',
        },
      },
    ],
    replyWantedDefault: [
      { from: since, value: true, source: { article: '第七条', strength: 'must', origin: 'regulation' } },
    ],
    verbatim: [
      {
        from: since,
        value: true,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '第五条只要求做好记录和登记',
        },
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
          decider: '热线受理部门',
          stillAnswer: true,
        },
        source: {
          article: '第八条第（二）项',
          strength: 'must',
          origin: 'regulation',
          note: '多次反映未合理处置的启动督办，不是拒绝',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>
