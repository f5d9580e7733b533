const people =
  '(?:人|工人|农民工|民工|工友|同事|员工|职工|业主|居民|住户|租户|商户|村民|乡亲|老乡|家长|学生|老师|老人|会员|学员|客户|消费者|受害者|司机|群众|户人家|户|家)'
/** Five and more: as many as a joint petition names representatives for. */
const many =
  '(?:[5-9]|\\d{2,5}|[五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百[\\u4e00-\\u9fa5]{0,3}|好?几[十百]|数[十百千]|上[百千]|成百上千|几千)'
const counted = `${many}[多几来余]?(?:个|名|位|户|家|口)?${people}`
const jointly =
  '(?:一起|一块|联名|联合|集体|共同|都|全|被|拿不到|没拿到|没发|要求|反对|的(?:工资|工钱|血汗钱|房子|钱))'
const whole =
  '(?:全村|整个村子?|全镇|全乡|全队|全组|全小区|整个小区|全楼|整栋楼|整幢楼|整座楼|整个单元|全单元|全班|全校|全厂|整条街|整个市场|全家属院|整个家属院)'

const forms: readonly RegExp[] = [
  new RegExp(`(?:我们|俺们|咱们)(?:这|这边|这里|一共|总共|共|有|这批|这些|这帮|班组)*${counted}`),
  new RegExp(`(?:我们|俺们|咱们|还有|我和)[^，。！？；]{0,8}${counted}[^，。！？；]{0,4}${jointly}`),
  new RegExp(`${counted}(?:一起|联名|联合|集体|共同)`),
  new RegExp(`${counted}(?:都|全)?(?:被(?:拖欠|欠|骗|坑|辞退|裁)|拿不到|没拿到|(?:的)?(?:工资|工钱|血汗钱))`),
  new RegExp(`(?:我们|俺们|咱们)(?:这|是)?${whole}`),
  new RegExp(
    `${whole}(?:的)?(?:好?几[十百]|上[百千]|所有|全体)?(?:的)?(?:人|村民|乡亲|老百姓|群众|业主|居民|住户|家长|商户|员工|职工|工人|老师|学生)`,
  ),
  /联名|联合签名|集体(?:投诉|反映|上访|举报|维权|讨薪|签名|反对|抗议)|(?:业主|村民|居民|家长|工友|大家|商户|职工)们?(?:一起|共同|集体|联合)(?:来)?(?:投诉|反映|举报|要求|反对|签字|维权|讨)/,
  /(?:全体|所有|广大)(?:的)?(?:业主|村民|居民|住户|家长|商户|员工|职工|工人)/,
]

/** Said of those who do it, or of how loud it is: 一帮人在跳舞, 吵得全楼睡不着. */
const others = /(?:[吵闹臭熏呛震搞弄害]得?|影响|骚扰|打扰|围着|有|来了|聚了|召集|组织|雇|叫了|带着?|纠集)$/
const mostWords = 16

/** The words in which a message says that many people bring the matter; null when it does not. */
export const tellsOfMany = (text: string): string | null => {
  for (const form of forms) {
    const found = form.exec(text)
    if (!found) continue
    const said = text.slice(0, found.index)
    const own = /^(?:我们|俺们|咱们)/.test(found[0])
    if (own || !others.test(said)) return found[0].slice(0, mostWords)
  }
  return null
}
