const minuteMs = 60_000

/** How long somebody has been waiting, in words. */
export const sinceWords = (since: Date, now: Date): string => {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / minuteMs))
  if (minutes < 1) return '不到1分钟'
  if (minutes < 60) return `${minutes}分钟`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours}小时${minutes % 60} 分钟` : `${Math.floor(hours / 24)}天`
}
