import { has } from './phrases.ts'
import { topics } from './words/topic-words.ts'

/** Places, offices, works and standings of public life. A question with any of them may be the city's business. */
const signs =
  /[省市县区镇乡村街](?!上的?人)|[\u4e00-\u9fff]路(?![由过])|大道|河|湖|水库|国道|高速|公路|桥|隧道|广场|公园|社区|小区|花园|公寓|工地|工程|站台|车站|号线|局|厅|委员会|管委会|政府|法院|检察|派出所|城管|环卫|执法|监管|取缔|整治|治理|审批|指标|待遇|编制|职称|资格|考点|报考|招考|执业|注册|教师|教育|学历|学籍|档案|人事|干部|下岗|职工|工人|续保|业主|楼盘|住房|危房|出租车|的士|公汽|公共|出台|文件|补偿|赔偿|收费|户外|文物|旅游|邮政|创业|独生|骗局|通车|禁行|交通|贷款|鸣笛|屠宰|污染|环境|扰|权力|维权|反映|投诉|举报/

export const touchesPublicLife = (text: string): boolean =>
  signs.test(text) || Object.values(topics).some((topic) => has(text, topic))
