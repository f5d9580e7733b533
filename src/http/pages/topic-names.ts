/** The topics of the knowledge base as citizens call them, in the order of the shelves. */
export const topicShelves = [
  {
    shelf: '工作与工资',
    topics: {
      wages: '工资欠薪',
      'labour-contract': '劳动合同',
      'working-time-leave': '工时休假',
      'labour-dispute': '劳动争议',
      'work-injury': '工伤',
      'maternity-protection': '女职工保护',
      unemployment: '失业',
      employment: '就业创业',
      'public-staff': '公职人员',
      'work-safety': '安全生产',
    },
  },
  {
    shelf: '社保与公积金',
    topics: {
      'social-insurance': '社会保险',
      'medical-insurance': '医疗保险',
      'social-security-card': '社会保障卡',
      retirement: '养老退休',
      'housing-fund': '住房公积金',
      'social-assistance': '低保救助',
    },
  },
  {
    shelf: '证件与户口',
    topics: {
      'id-card': '身份证',
      'household-registration': '户口',
      'residence-permit': '居住证',
      passport: '出入境证件',
      marriage: '婚姻登记',
      'birth-family': '生育',
    },
  },
  {
    shelf: '住房与小区',
    topics: {
      'property-management': '物业',
      renting: '租房',
      'real-estate-registration': '不动产登记',
      'building-quality': '房屋质量',
      expropriation: '征收拆迁',
      noise: '噪声',
      'dogs-animals': '养犬与动物',
      'rural-land': '农村土地',
    },
  },
  {
    shelf: '城市与出行',
    topics: {
      traffic: '交通',
      'air-travel': '乘飞机',
      'public-transport': '公交铁路客运',
      'postal-express': '快递邮政',
      'roads-lighting': '道路路灯',
      'city-appearance': '市容占道',
      greenery: '绿化',
      planning: '规划',
      'air-water-waste': '空气水体垃圾',
      'water-supply': '供水',
      'power-heating-gas': '供电供热燃气',
      telecom: '电信',
      'fireworks-fire': '烟花与消防',
      'special-equipment': '电梯等特种设备',
    },
  },
  {
    shelf: '消费与市场',
    topics: {
      'consumer-rights': '消费维权',
      'online-shopping': '网购',
      'food-safety': '食品安全',
      medicines: '药品',
      'product-quality': '产品质量',
      prices: '价格',
      advertising: '广告',
    },
  },
  {
    shelf: '企业与税务',
    topics: {
      'business-registration': '开办企业',
      'business-environment': '营商环境',
      'income-tax': '个人所得税',
      'deed-vehicle-tax': '契税与车辆税',
      'unfair-competition': '不正当竞争',
    },
  },
  {
    shelf: '教育、医疗与家庭',
    topics: {
      schooling: '上学',
      culture: '文物与文化',
      'teacher-qualification': '教师资格',
      'medical-care': '看病就医',
      'medical-practice': '行医执业',
      'blood-donation': '献血用血',
      elderly: '老年人',
      minors: '未成年人',
      disability: '残疾人',
      'women-rights': '妇女权益',
      veterans: '退役军人',
      'military-service': '兵役征兵',
      'domestic-violence': '家庭暴力',
      'inheritance-debt': '继承与债务',
      funeral: '殡葬',
      charity: '慈善与求助',
    },
  },
  {
    shelf: '治安与权利',
    topics: {
      'public-security': '治安管理',
      'telecom-fraud': '电信诈骗',
      'personal-information': '个人信息',
      'credit-report': '个人征信',
      'legal-aid': '法律援助',
      notary: '公证',
      'people-mediation': '人民调解',
      'administrative-review': '行政复议',
      'state-compensation': '国家赔偿',
      'information-disclosure': '政府信息公开',
      petition: '信访',
      village: '村居事务',
      hotline: '12345热线',
    },
  },
] as const satisfies readonly { readonly shelf: string; readonly topics: Readonly<Record<string, string>> }[]

const names: Readonly<Record<string, string>> = Object.assign({}, ...topicShelves.map(({ topics }) => topics))

/** The Chinese name of a topic; the key itself for one that an operator added. */
export const topicName = (topic: string): string =>
  Object.hasOwn(names, topic) ? (names[topic] ?? topic) : topic
