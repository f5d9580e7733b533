const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The calendar day in China at that instant: YYYY-MM-DD. */
export const dayInChina = (at: Date): string => day.format(at)

const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'short' })
const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** 2026年9月28日（周一） */
export const chineseDay = (at: Date): string => {
  const [year, month, date] = dayInChina(at).split('-').map(Number)
  return `${year}年${month}月${date}日（${weekday.format(at)}）`
}

/** 2024-01-01 as 2024年1月1日. */
export const chineseDate = (day: string): string => {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2026年9月28日（周一）14:05 */
export const chineseMoment = (at: Date): string => `${chineseDay(at)}${time.format(at)}`

/** A due instant as people say it: an end at 24:00 belongs to the day that ends. */
export const chineseDue = (at: Date): string => {
  const midnight = time.format(at) === '24:00' || time.format(at) === '00:00'
  return midnight ? `${chineseDay(new Date(at.getTime() - 1))}24时` : chineseMoment(at)
}
