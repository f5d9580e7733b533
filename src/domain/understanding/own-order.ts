import { normalise } from './normalise.ts'

const before =
  '(?:上次|上回|上周|上个?月|前天|昨天|前几天|那天|之前|以前|刚才|早上|上午|下午|前面|前段时间|\\d+[号日]|你们)'
const told = '(?:反映|投诉|举报|报修|登记|提交|说|报|提|求助)'
const state =
  '(?:怎么样|咋样|如何|修好|处理|办好|办理|办完|解决|结果|进展|进度|到哪|答复|回复|回音|消息|下文|受理|有人管)'
const forms: readonly RegExp[] = [
  new RegExp(
    `(?:^|[，\\s]|[我你]们?|问)${before}[^，。]{0,6}${told}(?:过|给你们|上去)?的[^，。]{0,16}${state}`,
  ),
  new RegExp(
    `${before}[^，。]{0,4}(?:给我|你们)?(?:的)?(?:答复|回复|处理|办理)[^，。]{0,8}(?:单子?|工单|件|那个)`,
  ),
  /(?:那|这|我)(?:个|张|件|条)?的?(?:工单|单子)[^，。]{0,10}(?:不满意|怎么|没|还|到哪|办|处理|结果)/,
  /(?:你们?|热线|12345|接线员|客服)(?:上次|上回|之前|那天|前几天)(?:明明)?(?:都)?(?:说|答应|承诺|讲)(?:好|过|是)?[^，。]{0,10}(?:回复|答复|处理|解决|回话|办好)/,
  /^(?:算了)?[，\s]*我?(?:要|想)(?:再)?补充(?:(?:一下|一点|几句|情况)|[，：:\s]|$)/,
]
const noNumber =
  /(?:没有?|不记得|不知道|忘了?|忘记|找不到|记不得|想不起来|没记|丢了)[^，。]{0,3}(?:工?单号|编号|查询码|工单编号|单子号)|(?:工?单号|编号|查询码)[^，。]{0,4}(?:没|忘|丢|不记得|找不到|不知道|删)/

/** An order told of without its number: its state is asked, or something is to be added to it. Questions of rule are none. */
export const speaksOfOwnOrder = (message: string): boolean => {
  const text = normalise(message)
  return (
    text.length <= 40 && !/^(?:怎么|如何|能不能|可以)/.test(text) && forms.some((form) => form.test(text))
  )
}

/** The number of an order is gone or never known. */
export const lacksNumber = (message: string): boolean => {
  const text = normalise(message)
  return text.length <= 20 && noNumber.test(text)
}
