/** Values of the characters numbers are written with, without those of ten and above. */
export const chineseDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** Up to ten, in digits or in one character; undefined for anything else. */
export const upToTen = (word: string): number | undefined => {
  if (/^\d+$/.test(word)) return Number(word)
  return word === '十' ? 10 : chineseDigits[word]
}
