import { tokenise } from '../lexical/index.ts'
import { touchesPublicLife } from '../understanding/index.ts'

/** Words of public business that no concept of the thesaurus stands for. */
const publicBusiness =
  /政府|政策|补贴|补助|津贴|办理|申请|申报|审批|登记|部门|单位|街道|社区|居委|村委|乡镇|县里|市里|规定|条例|法律|合法|违法|犯法|权利|证明|证|公示|招聘|考试|事业编|公务员|学校|医院|公交|地铁|高铁|车站|规划|建设|小区|学区|疫苗|核酸|热线|12345|办事|窗口|大厅|税|社区|户|市民|居民|企业|老人|孩子|残|军人|退役|分数线|录取|中学|高中|书记|主任|局长|镇长|市长|县长|领导|干部|电话多少/

/**
 * Whether a question could be any business of a city's hotline. Says no only when it has no word of it, so that a wrong
 * no costs a citizen one more sentence and never a service.
 */
export const isInScope = (question: string): boolean =>
  publicBusiness.test(question) || tokenise(question).some((token) => token.startsWith('='))

/** Any business of a city, or any matter of public life that people report to it. */
export const isOfPublicLife = (question: string): boolean =>
  isInScope(question) || touchesPublicLife(question)
