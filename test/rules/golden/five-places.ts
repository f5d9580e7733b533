import type { OutcomeWord } from '../../../src/domain/decision.ts'
import type { Facts, Nature } from '../../../src/domain/matter.ts'

/** One sentence, five places: generic-city, weifang, pingdingshan, fuzhou, district-supervision. */
export type GoldenCase = {
  readonly says: string
  readonly nature: Nature
  readonly facts: Facts
  readonly outcomes: readonly [OutcomeWord, OutcomeWord, OutcomeWord, OutcomeWord, OutcomeWord]
  /** Places (by position) whose outcome a person must confirm. */
  readonly human?: readonly (0 | 1 | 2 | 3 | 4)[]
}

export const order = ['generic-city', 'weifang', 'pingdingshan', 'fuzhou', 'district-supervision'] as const

export const goldenCases: readonly GoldenCase[] = [
  {
    says: '我要举报街道王主任收了开发商的钱。',
    nature: '举报',
    facts: { discipline: 'violation' },
    outcomes: ['reject', 'reject', 'guide', 'internal', 'reject'],
  },
  {
    says: '办事大厅的窗口人员态度很差，让我跑了四趟。',
    nature: '投诉',
    facts: { discipline: 'style' },
    outcomes: ['accept', 'accept', 'accept', 'internal', 'accept'],
  },
  {
    says: '那个科长有问题，我要反映他。',
    nature: '举报',
    facts: { discipline: 'unknown' },
    outcomes: ['ask', 'ask', 'ask', 'ask', 'ask'],
  },
  {
    says: '我告开发商的案子法院已经立案了，你们再管管。',
    nature: '投诉',
    facts: { litigation: 'filed' },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
  },
  {
    says: '朋友借我三万块不还，你们让他还钱。',
    nature: '求助',
    facts: { litigation: 'should' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
    human: [0, 1, 4],
  },
  {
    says: '法院判完了，我对判决不服，请政府改过来。',
    nature: '投诉',
    facts: { litigation: 'concluded' },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
  },
  {
    says: '我们正在打官司的事，想请你们帮忙。',
    nature: '求助',
    facts: { litigation: 'unknown' },
    outcomes: ['ask', 'ask', 'ask', 'ask', 'ask'],
  },
  {
    says: '物业不修电梯，我还没有起诉。',
    nature: '投诉',
    facts: { litigation: 'none' },
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
  },
  {
    says: '劳动仲裁委已经受理了我的案子，你们催公司给钱。',
    nature: '求助',
    facts: { arbitration: 'filed' },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
  },
  {
    says: '公司说我违约，合同写了要仲裁，你们评评理。',
    nature: '求助',
    facts: { arbitration: 'should' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
    human: [0, 1, 4],
  },
  {
    says: '罚款决定我已经申请行政复议了，请你们撤销。',
    nature: '投诉',
    facts: { reconsideration: 'filed' },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
  },
  {
    says: '对城管的罚款决定不服，请你们撤销这个决定。',
    nature: '投诉',
    facts: { reconsideration: 'should' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
    human: [0, 1, 4],
  },
  {
    says: '请公开去年修这条路的全部合同。',
    nature: '求助',
    facts: { info_disclosure: true },
    outcomes: ['reject', 'reject', 'accept', 'accept', 'reject'],
  },
  {
    says: '我去信访过，没有立案，路还是没修。',
    nature: '投诉',
    facts: { petition: 'mentioned' },
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
  },
  {
    says: '信访局已经给我登记了，还没有消息。',
    nature: '投诉',
    facts: { petition: 'registered' },
    outcomes: ['reject', 'reject', 'accept', 'accept', 'reject'],
  },
  {
    says: '信访局已经立案处理我的征地款问题。',
    nature: '投诉',
    facts: { petition: 'filed' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
  },
  {
    says: '信访局出具了受理告知书，我想再催一下。',
    nature: '求助',
    facts: { petition: 'accepted' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
  },
  {
    says: '信访复核已经终结，我还是不服。',
    nature: '投诉',
    facts: { petition: 'concluded' },
    outcomes: ['reject', 'reject', 'guide', 'accept', 'reject'],
  },
  {
    says: '法院的法官办案太慢了。',
    nature: '投诉',
    facts: { organ: 'court' },
    outcomes: ['accept', 'accept', 'guide', 'reject', 'accept'],
  },
  {
    says: '县委组织部选干部的办法不合理。',
    nature: '建议',
    facts: { organ: 'party' },
    outcomes: ['accept', 'accept', 'guide', 'reject', 'accept'],
  },
  {
    says: '帮我查一下前妻现在住在哪里。',
    nature: '求助',
    facts: { secret: 'privacy' },
    outcomes: ['reject', 'reject', 'accept', 'internal', 'reject'],
    human: [2, 3],
  },
  {
    says: '我要反映某厂的产品配方是怎么做的。',
    nature: '举报',
    facts: { secret: 'commercial' },
    outcomes: ['reject', 'reject', 'accept', 'internal', 'reject'],
    human: [2, 3],
  },
  {
    says: '我手里有一份没公开的内部文件，念给你们听。',
    nature: '举报',
    facts: { secret: 'work' },
    outcomes: ['reject', 'reject', 'accept', 'internal', 'reject'],
    human: [2, 3],
  },
  {
    says: '给我介绍个陪酒的场子。',
    nature: '求助',
    facts: { public_order: true },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
    human: [0, 1, 2, 3, 4],
  },
  {
    says: '你们去年已经处理过，给了书面结论，我还是不同意。',
    nature: '投诉',
    facts: { concluded: true },
    outcomes: ['accept', 'reject', 'accept', 'accept', 'accept'],
    human: [1],
  },
  {
    says: '同一件事你们已经答复过我三次了。',
    nature: '投诉',
    facts: { answered_times: 3 },
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
  },
  {
    says: '同一件事你们已经答复过我四次了，我还要反映。',
    nature: '投诉',
    facts: { answered_times: 4 },
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
    human: [3],
  },
  {
    says: '我老家在另一个市，那边的路没人修。',
    nature: '投诉',
    facts: { place: 'other_city' },
    outcomes: ['guide', 'guide', 'guide', 'reject', 'guide'],
  },
  {
    says: '这个单位还没有进你们的系统。',
    nature: '投诉',
    facts: { unit_onboarded: false },
    outcomes: ['accept', 'accept', 'accept', 'reject', 'accept'],
  },
  {
    says: '我听说自来水有毒，你们马上通知全市不要喝。',
    nature: '举报',
    facts: { rumor: true },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
    human: [0, 1, 2, 3, 4],
  },
  {
    says: '邻居就是个骗子流氓，你们公开曝光他。',
    nature: '投诉',
    facts: { defamation: true },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
    human: [0, 1, 2, 3, 4],
  },
  {
    says: '帮我弄一张假学历证。',
    nature: '求助',
    facts: { illegal: true },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
    human: [0, 1, 2, 3, 4],
  },
  {
    says: '号召大家推翻政府。',
    nature: '举报',
    facts: { subversion: true },
    outcomes: ['reject', 'reject', 'guide', 'reject', 'reject'],
    human: [0, 1, 2, 3, 4],
  },
  {
    says: '家里着火了，快来人。',
    nature: '求助',
    facts: { emergency: true },
    outcomes: ['redirect', 'redirect', 'redirect', 'redirect', 'redirect'],
  },
  {
    says: '家里着火了，我跟物业的官司法院也立案了。',
    nature: '求助',
    facts: { emergency: true, litigation: 'filed' },
    outcomes: ['redirect', 'redirect', 'redirect', 'redirect', 'redirect'],
  },
  {
    says: '路灯不亮，我不想把我的诉求公开。',
    nature: '求助',
    facts: { publicity: 'citizen_opt_out' },
    outcomes: ['accept', 'accept', 'accept', 'internal', 'accept'],
  },
  {
    says: '楼下烧烤油烟太大。',
    nature: '投诉',
    facts: {},
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
  },
  {
    says: '隔壁楼顶违法建设一年了，没有人拆。',
    nature: '投诉',
    facts: {},
    outcomes: ['accept', 'accept', 'accept', 'accept', 'accept'],
  },
  {
    says: '打官司的事说不清，不过信访局已经立案了。',
    nature: '投诉',
    facts: { litigation: 'unknown', petition: 'filed' },
    outcomes: ['reject', 'reject', 'guide', 'ask', 'reject'],
  },
  {
    says: '官司立没立案不清楚，这事发生在外市。',
    nature: '投诉',
    facts: { litigation: 'unknown', place: 'other_city' },
    outcomes: ['ask', 'ask', 'guide', 'reject', 'ask'],
  },
]
