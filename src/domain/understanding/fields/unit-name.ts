/** What stands before a name in the same breath and is no part of it: 还有…, 报过…, 业主都反对…, 推给…. */
const before: readonly RegExp[] = [
  /^.*(?:反对|不满意|说归|说找|让找|都说|起诉|推给|撤回对|拖欠|[不没欠未]交|[^拖]欠|罢免|卖给|租给|转给|交给|外包给|打电话给|说给|要求|跟)(?=.{2})/,
  /^.*(?:报|找|问|说|打|联系|反映|反应|投诉|举报|催|告|沟通|咨询|跑|提|报修|求助|协商|交涉|反馈|通知|打电话)(?:给)?过(?=.{2})/,
  /^(?:还有|另外|而且|以及|包括|还|也|又|已经|曾经?|好?几次|多次|一直|只好|才|再|先|就|并且?|同时|然后|因为|怀疑|知道有?|听说|每次去|每次|联系(?:一下)?|自称|这事儿?|这件事|这[个种家]|那[个种家])+(?=.{2})/,
]

/** 厕所, 场所: places; 答非所问 and 因为所有 are words. */
const noUnit = /(?:厕所|公厕|场所|住所|处所|答非所|因为所|工资所)$/

/** Something is done or asked here: 上小学, 摆地摊, 哪家医院. */
const noName =
  /[哪谁吗怎几]|什么|^(?:冒充|假冒|自称|假扮)|^(?:上(?:小学|幼儿园|中学|大学|一个)|开(?:个|一?家|小|网店|的)|想|要(?!闻)|摆|支个|订(?!单)|没|不|准备|打算|注册|注销|加盟|办理|办一家|走的|走快|放驿站|扔|离)|摆(?:个|小|地|了)?摊$|(?:扔|放|要建|想开)[^，]{0,4}(?:驿站|店|加油站)$/

/** 所有, 所以, 局面: the last character begins another word. */
const goesOn = (name: string, next: string): boolean =>
  (/(?<![诊出务究容护监生留守电管理税会老])所$/.test(name) && /[有以谓说得属需在问用能见想做]/.test(next)) ||
  (name.endsWith('局') && /[面势部限]/.test(next))

/** 找过居委会, 反映过城管局, 说归城管: offices that were told of it, or named by others. */
const toldOffices =
  /(?:找|报|反映|反应|投诉|举报|联系|打|问|跑|去)(?:给)?过(?:好?几次|多次)?[^，。！？]{0,6}?(?:派出所|城管局|城管队|城管|[住教卫环民人社]\S{0,3}局|居委会|村委会|村委|社区|街道办事处|街道办|镇政府|乡政府|服务中心)|说?(?:归|让找|让我们?找|要找)(?:派出所|城管|物业|社区|街道)(?:局|办)?/g

export const withoutToldOffices = (text: string): string => text.replace(toldOffices, '')

/** A span that ends like the name of a body, without what is said before the name; null when none is left. */
export const unitName = (span: string, next: string): string | null => {
  if (goesOn(span, next) || noUnit.test(span)) return null
  const name = before.reduce((rest, form) => rest.replace(form, ''), span)
  return noName.test(name) ? null : name
}
