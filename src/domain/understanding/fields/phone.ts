import { matches } from '../phrases.ts'

const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const areaCoded = /(?<!\d)\(?(0(?:10|2\d|[3-9]\d{2}))\)?[- ]?(\d{7,8})(?!\d)/
const local = /(?:电话|座机|号码|联系方式|固话)[^\d，。]{0,4}([2-8]\d{6,7})(?!\d)/
/** A number told of somebody else, or crossed out by the writer. */
const notMine =
  /(?:他的|她的|对方|商家|店家|物业|老板|公司|中介|房东|骗子|打电话给|拨打|拨通|致电|打了|打|不是|错的|原来的?|以前的?)[^，。；！？\d]{0,8}$/
const surelyMine =
  /(?:我的(?:电话|手机|号码|联系方式)|联系我|打给我|回电|本人电话|本人手机|找我)[^，。；！？\d]{0,8}$/
const mine = /(?:我的?|本人|联系|联系人|回电|打给我|手机|电话|微信同号|是)[^，。；！？\d]{0,6}$/

/** The writer's telephone: mobile numbers first; a number called somebody else's only when no other is given. */
export function findPhone(text: string): string | null {
  const mobiles = matches(text, mobile).map((m) => ({ number: m[0], before: text.slice(0, m.index) }))
  const own = mobiles.find(
    (m) => surelyMine.test(m.before) || (mine.test(m.before) && !notMine.test(m.before)),
  )
  const open = mobiles.find((m) => !notMine.test(m.before))
  if (own ?? open) return (own ?? open)?.number ?? null
  const coded = areaCoded.exec(text)
  if (coded && !notMine.test(text.slice(0, coded.index))) return `${coded[1]}-${coded[2]}`
  const short = local.exec(text)
  return short && !notMine.test(text.slice(0, short.index)) ? (short[1] ?? null) : null
}
