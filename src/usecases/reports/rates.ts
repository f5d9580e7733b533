import type { Figures, Measure } from '../../ports/report-figures.ts'

export type RateName =
  | 'response'
  | 'resolution'
  | 'satisfaction'
  | 'sameDay'
  | 'onTime'
  | 'return'
  | 'improperReturn'
  | 'extension'
  | 'rework'

type Rate = { readonly name: string; readonly part: Measure; readonly whole: Measure }

/** Shares that reports tell: the first three are those usually looked at together. */
export const rates: Readonly<Record<RateName, Rate>> = {
  response: { name: '响应率', part: 'responded', whole: 'dispatched' },
  resolution: { name: '解决率', part: 'resolved', whole: 'asked' },
  satisfaction: { name: '满意率', part: 'satisfied', whole: 'rated' },
  sameDay: { name: '当天办结率', part: 'sameDay', whole: 'handled' },
  onTime: { name: '按时办结率', part: 'onTime', whole: 'closed' },
  return: { name: '退单率', part: 'returns', whole: 'dispatched' },
  improperReturn: { name: '不当退单率', part: 'improperReturns', whole: 'returns' },
  extension: { name: '延期率', part: 'extensions', whole: 'dispatched' },
  rework: { name: '重办率', part: 'rework', whole: 'closed' },
}
export const rateNames = Object.keys(rates) as readonly RateName[]

/** Part of the whole, 0 to 1 (more where a step is repeated); null when there is nothing to divide by. */
export const rateOf = (figures: Figures, { part, whole }: Rate): number | null =>
  figures[whole] === 0 ? null : figures[part] / figures[whole]

/** 93.5%; a dash where there is nothing to divide by. Never rounded up to all of it. */
export const percent = (rate: number | null): string => {
  if (rate === null) return '—'
  const shown = Math.round(rate * 1000) / 10
  return `${rate < 1 && shown >= 100 ? 99.9 : shown}%`
}
