const clauseEnd = '(?=$|[，。；！？,;!?\\s])'
const channel = '(?:短信|微信|文字|邮件|电子邮件|信息)'
const hours =
  '(?:上午|中午|下午|晚上|白天|夜里|周末|周[一二三四五六日天]|星期[一二三四五六日天]|下班|上班|午休|[\\d一二三四五六七八九十两]+点)'

/** How, and at what hours, the writer wants to be reached; of others' telephones nothing. */
const forms: readonly RegExp[] = [
  new RegExp(
    `^(?:你们?|您|请|麻烦|希望|以后|有事|有结果|结果|我|平时|还是|那|就)*(?:只能?|只要|最好|尽量|就|请|麻烦|可以|改)*(?:用|发|给我发|通过|加我?|给我)(?:个)?${channel}(?:上|来|里|跟我)?(?:联系|通知|回复|告诉|沟通|说)?(?:我|一下|就行|就好|即可|吧|可以|的?话)*${clauseEnd}`,
  ),
  new RegExp(
    `^(?:你们?|您|请|我|平时|还是|那|就)*(?:只能?|只要|最好|尽量)(?:用|发|给我发|通过|看|回|收)?(?:个)?${channel}(?:上)?(?:联系|通知|回复|告诉|沟通|说)?(?:我|一下|就行|就好|即可|吧|的?话)*${clauseEnd}`,
  ),
  /^(?:你们?|您|请|麻烦|千万|尽量|最好|有事|平时|白天|晚上|上班时间?|以后|也|可以|能不能)*(?:别|不要|请勿|勿)(?:再|老|总|随便|直接)?(?:给我|跟我)?(?:打|来|拨)(?:我)?电话(?:给我|联系|来|过来|找我)*(?:了|啊|吧|哦|哈)*(?=$|[，。；！？,;!?\s])/,
  /^(?:因为|由于)?(?:我|本人|俺)[^，。；！？]{0,10}(?:不能|不方便|没法|不便|无法|接不了|听不[见到清]|不太?好|没空|不让)(?:打|接|听)?(?:陌生)?电话(?=$|[，。；！？,;!?\s]|的)/,
  new RegExp(
    `^(?:请|麻烦|最好|你们?|您|可以|要|我)*[^，。；！？]{0,4}${hours}[^，。；！？]{0,10}(?:打|接|联系|拨|来)(?:我|电话|给我)+(?:吧|就行|即可|才能接到?)*${clauseEnd}`,
  ),
]
/** Told of somebody else's calls: "有人晚上给我打电话". */
const others =
  /有人|对方|他|她|骗子|推销|骚扰|公司|客服|物业|老板|房东|催收|每天|天天|一直|总是|老是|昨|前天|今天|了$/

const MAX = 60

/** A longer clause tells more than a wish. */
const longest = 40

const isWish = (clause: string): boolean =>
  clause.length <= longest && forms.some((form) => form.test(clause)) && !others.test(clause)

/** The rest of a message: "七点以后再打电话" is no time of the matter. */
export const withoutContactWish = (text: string): string =>
  text
    .split(/(?<=[，。；！？,;!?\n])/)
    .filter((clause) => !isWish(clause.replace(/[，。；！？,;!?\s]+$/, '').trim()))
    .join('')

/** "只能发短信联系我，我上班不能接电话": the writer's words on how to be reached, or null. */
export function findContactWish(text: string): string | null {
  const said = text
    .split(/[，。；！？,;!?\n]+/)
    .map((clause) => clause.trim())
    .filter(isWish)
  return said.length === 0 ? null : [...new Set(said)].join('，').slice(0, MAX)
}
