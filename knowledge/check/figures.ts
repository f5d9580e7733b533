import { chineseDigits } from '../../src/domain/chinese-digits.ts'

/** Reads the numbers out of Chinese text: 三十日 -> 30, 百分之二十 -> 20, 5万元 -> 50000, 1,000元 -> 1000. */

const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

const chineseNumeral = /[〇零一二两三四五六七八九十百千万亿]+/g
const arabicNumeral = /\d+(?:[,，]\d{3})*(?:\.\d+)?[十百千万亿]*/g

/** Value of a Chinese numeral; digits without units are read one by one (二〇二五 -> 2025). NaN when it is none. */
export const chineseValue = (word: string): number => {
  if (/^[〇零一二两三四五六七八九]{2,}$/.test(word))
    return Number([...word].map((c) => chineseDigits[c]).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const c of word) {
    const value = chineseDigits[c]
    const unit = units[c]
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else {
      // 万 belongs to what stands since the last 亿; 亿 to everything before it.
      total =
        c === '万' ? total + (section + digit || 1) * 10_000 : (total + section + digit || 1) * 100_000_000
      section = 0
      digit = 0
    }
  }
  return total + section + digit
}

const scale: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

const arabicValue = (word: string): number => {
  const number = /^[\d.,，]+/.exec(word)?.[0] ?? ''
  const rest = word.slice(number.length)
  return [...rest].reduce((value, c) => value * (scale[c] ?? 1), Number(number.replaceAll(/[,，]/g, '')))
}

/** Every number in a statute text, however written; old texts have the wide digits of print. */
export const figuresInLaw = (written: string): ReadonlySet<number> => {
  const text = written.replaceAll(/[０-９．％]/g, (wide) => wide.normalize('NFKC'))
  const found = new Set<number>()
  for (const [word] of text.matchAll(chineseNumeral)) found.add(chineseValue(word))
  for (const [word] of text.matchAll(arabicNumeral)) found.add(arabicValue(word))
  if (/半/.test(text)) found.add(0.5)
  return found
}

const counted = '日天元年月倍岁周时分度米吨次项名人户个万折级克升瓦厘公平点%％'

/** Figures a reader would act on: Arabic ones, and Chinese ones before a measure word. List numbers are not figures. */
export const figuresInAnswer = (
  text: string,
): readonly { readonly shown: string; readonly value: number }[] => {
  const plain = text
    .replaceAll(/^\s*\d+[.、．]\s*/gm, '')
    .replaceAll(/第[\d〇零一二两三四五六七八九十百千]+[条款项编章节批届]/g, '')
  const found = [...plain.matchAll(arabicNumeral)].map(([word]) => ({
    shown: word,
    value: arabicValue(word),
  }))
  const measured = new RegExp(`([〇零一二两三四五六七八九十百千万亿]+)(?:个)?(?:工作)?[${counted}]`, 'g')
  for (const match of plain.matchAll(measured)) {
    const word = match[1] ?? ''
    if (!/^[一两]$|^[千万百]+$/.test(word)) found.push({ shown: word, value: chineseValue(word) })
  }
  return found
}
