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
