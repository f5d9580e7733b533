import { type Measure, measures } from '../../ports/report-figures.ts'
import { measureNames } from './measure-names.ts'
import type { PeriodReport } from './period-report.ts'
import { type RateName, rateNames, rates } from './rates.ts'

type Where = Pick<PeriodReport, 'sameDayTarget'>

const ofTarget: readonly Measure[] = ['handled', 'sameDay']

/** Counts a report of the place tells: those of a target only where its rules set it. */
export const reportedMeasures = ({ sameDayTarget }: Where): readonly Measure[] =>
  sameDayTarget === null ? measures.filter((measure) => !ofTarget.includes(measure)) : measures

/** Shares a report of the place tells. */
export const reportedRates = ({ sameDayTarget }: Where): readonly RateName[] =>
  sameDayTarget === null ? rateNames.filter((name) => name !== 'sameDay') : rateNames

/** What a count counts, with the article that sets its target. */
export const countsWhat = ({ sameDayTarget }: Where, measure: Measure): string =>
  `${measureNames[measure].counts}${measure === 'sameDay' && sameDayTarget !== null ? `（${sameDayTarget}）` : ''}`

/** The article a share answers to; null for most. */
export const rateArticle = ({ sameDayTarget }: Where, name: RateName): string | null =>
  name === 'sameDay' ? sameDayTarget : null

/** How a share is made, in words. */
export const madeOf = (name: RateName): string =>
  `${measureNames[rates[name].part].name}÷${measureNames[rates[name].whole].name}`
