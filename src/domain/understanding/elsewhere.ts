import { isQuestion } from './nature.ts'
import { normalise } from './normalise.ts'

/** Business that is no city's: whose it is, and how they are reached. */
export type Elsewhere = { readonly who: string; readonly reach: string }

type Kind = Elsewhere & { readonly form: RegExp }

/** 12306: service line of China Railway. 12121: weather by telephone. The others are reached through their own programme. */
const kinds: readonly Kind[] = [
  {
    form: /(?:高铁|火车|动车|列车|硬座|卧铺)票|12306|(?:高铁|火车|动车)[^，。]{0,4}(?:几点|时刻|车次|晚点|正点|退票|改签|抢票|余票)/,
    who: '火车票的购买、退票、改签和车次',
    reach: '铁路部门办理，请打12306或者用铁路12306查询',
  },
  {
    form: /(?:天气|气温)[^，。]{0,4}(?:怎么样|预报|多少度)|(?:明天|后天|今天)[^，。]{0,3}(?:下雨|下雪|降温)吗/,
    who: '天气预报',
    reach: '气象部门发布，请打12121查询',
  },
  {
    form: /(?:微信|QQ|qq|支付宝|抖音|淘宝|快手|小红书)[^，。]{0,4}(?:密码|账号|号|登录|登不上|解封|被封|封了|打不开|提现|转账限额|怎么注册)/,
    who: '这个账号的使用',
    reach: '平台自己管理，请在平台的“帮助与客服”里问',
  },
  {
    form: /(?:查|我的?)(?:一下)?(?:话费|流量|套餐)(?:还有|余额|剩|多少|怎么查)|话费余额/,
    who: '话费和流量的查询',
    reach: '运营商办理，请打移动10086、联通10010、电信10000、广电10099',
  },
]

const complains = /投诉|举报|反映|乱收费|骗|不给|不退|不让|没人|被|[倒出]?卖|租给|借给|坐牢|犯法|违法|处罚|判/

/** 微信被封了, 12306登不上: told, and meant as a question. */
const shutOut =
  /(?:被)?(?:封了?|冻结|限制登录|登不[上了进]|登录不[上了]|打不开|进不去|忘了?密码)[了的]*[。！\s]*$/

/** A question that is no city's business, and who answers it; null for a complaint about it and for any other. */
export const answeredElsewhere = (message: string): Elsewhere | null => {
  const text = normalise(message)
  if (
    text.length > 30 ||
    complains.test(text.replace(shutOut, '')) ||
    !(isQuestion(text) || shutOut.test(text))
  )
    return null
  return kinds.find(({ form }) => form.test(text)) ?? null
}

/** Trouble with what a firm runs for its own customers: a `product` of paying, lending or investing, or an `account` of who knows what. */
export type FirmTrouble = 'product' | 'account'

const product =
  /花呗|借呗|微粒贷|余额宝|支付宝|京东白条|零钱通|理财通|网商贷|同花顺|大智慧|炒股|选股|股票|(?<!保险)基金(?!会|管理中心)|理财|涨停|波段|筹码|主力持仓|短线|新股|level|(?:买|升级|换)[^，。]{0,4}(?:手机版|云端版)|我[^，。]{0,4}(?:买|用)(?:了)?你们的(?:那个)?软件|额度[^。]{0,14}(?:降|没了|用不)|开户[^，。]{0,10}(?:失败|不成功|不了)|委托方式|(?:取消|撤销)[^，。]{0,3}借款|借款[^，。]{0,3}撤销|(?:还款期|还款日)/i
const accountTrouble =
  /(?:密码|账号|帐号|账户|帐户|资料|版本|验证码|网页|网站|软件|客户端)[^。]{0,12}(?:错|限制|冻结|改|修改|忘|收不到|打不开|登[录陆]?不|登不|转不|升级|更新|不对|失败)|(?:修改|更新|不能更新|更换|找回|注册)(?:不了|一下|个人)?(?:密码|账号|版本|资料)|注册[^。]{0,8}(?:被注册|注册不上)/
/** A wrong done, money lost, or a name of something public: for the hotline to look at. */
const forUs =
  /投诉|举报|反映|骗|诈|盗|冒[用名充]|泄露|催收|骚扰|逼|强[制迫]|霸王|不退|退[款钱费]|押金|赔|亏|兑付|[取提拿]不[出了回]|到期|爆雷|暴雷|跑路|倒闭|非法|违法|违规|传销|集资|挪用|贪|乱收|乱扣|[我他她]?(?:妈|爸|奶奶|爷爷)|老人|孩子|学生|政府|政务|社保|医保|公积金|维修基金|养老|低保|补贴|税|居住证|驾照|违章|学校|教育|医院|挂号|法院|公安|交管|12123|不动产|营业执照|工商|人社|银行(?!卡)|信用社|信用卡|征信|公司|单位|老板|工资|小区|物业|村|[省市县区]|水费|电费|燃气|公交|地铁|车票|健身|会员|商家|快递/

const longestTrouble = 60

/** 我花呗开通不了, 我的密码老是错误: told of something no city runs; null where anything in it may be the city's business. */
export const firmTrouble = (message: string): FirmTrouble | null => {
  const text = normalise(message)
  if (text.length > longestTrouble || forUs.test(text)) return null
  return product.test(text) ? 'product' : accountTrouble.test(text) ? 'account' : null
}
