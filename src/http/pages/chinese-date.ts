/** 2024-01-01 as 2024年1月1日. */
export const chineseDate = (day: string): string => {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}
