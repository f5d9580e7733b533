const digitOf: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'零一二三四五六七八九'].map((sign, value) => [sign, value] as const),
  ['〇', 0],
  ['两', 2],
])
const stepOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 三百六十五 -> 365, 二〇二六 -> 2026; up to 万. */
const numberOf = (numeral: string): number => {
  const [left = '', right] = numeral.split('万')
  if (right !== undefined) return numberOf(left) * 10_000 + (right === '' ? 0 : numberOf(right))
  if (!/[十百千]/.test(numeral)) return Number([...numeral].map((sign) => digitOf[sign]).join(''))
  let total = 0
  let digit: number | undefined
  for (const sign of numeral) {
    const step = stepOf[sign]
    if (step === undefined) digit = digitOf[sign]
    else {
      total += (digit ?? 1) * step
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

const numeral = '[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万]*'
const unit =
  '个?工作日|个?月|[天日]|周岁|岁|年度?|[小学]?时|分钟|[万亿]?元|[倍次条款项名人户件份级周折张期批]|平方米|公里|米|亩|公斤|吨|分贝|度'

const spelt = new RegExp(`(百分之|第|千分之)?(${numeral})(?=${unit})|(百分之|第|千分之)(${numeral})`, 'g')

/** The text in one way of writing: half-width, figures as digits, 天 as 日, without spaces. */
export const canonical = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replaceAll('中华人民共和国', '')
    .replace(
      spelt,
      (_, before: string | undefined, number: string | undefined, alone: string, rest: string) => {
        const value = numberOf(number ?? rest)
        const sign = before ?? alone ?? ''
        return sign === '百分之' ? `${value}%` : sign === '千分之' ? `${value}‰` : `${sign}${value}`
      },
    )
    .replace(/百分之(?=\d)/g, '百分')
    .replace(/百分(\d+(?:\.\d+)?)/g, '$1%')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, (_, y, m, d) => `${y}年${Number(m)}月${Number(d)}日`)
    .replace(/(?<=\d)个(?=工作日|月|小时)/g, '')
    .replace(/(?<=\d)天/g, '日')
    .replace(/(?<=\d)周岁/g, '岁')

const figure = new RegExp(
  `(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{3,4}[-—]\\d{7,8}|\\d+(?:[.:/]\\d+)*(?:[%‰]|月期?|${unit})?`,
  'g',
)

/** Every figure of a canonical text with what it counts: 15工作日, 2000元, 65条, 2026年1月1日, 12345. */
export const figuresIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(figure)].map(([found]) => worth(found)))

/** 2万元 is 20000元; a telephone is the same with and without its dash. */
const worth = (found: string): string => {
  const money = /^(\d+(?:\.\d+)?)([万亿])元$/.exec(found)
  if (money) return `${Math.round(Number(money[1]) * (money[2] === '万' ? 1e4 : 1e8))}元`
  return found.replace(/(?<=^\d{3,4})[-—](?=\d{7,8}$)/, '')
}
