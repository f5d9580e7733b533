import { inForce, type RulePack } from '../../../rules/index.ts'
import { rates } from '../../../usecases/reports/rates.ts'

type Props = { readonly pack: RulePack; readonly at: Date }

/** What the figures of a report count for in this place; nothing where its rules do not say. */
export const Assessment = ({ pack, at }: Props) => {
  const { assessment, callback } = inForce(pack, at)
  const feeds = callback.feedsAssessment
  if (!assessment && feeds?.value !== true) return null
  return (
    <section class="assessment">
      <h2>这些数字怎样用于考核</h2>
      <ul>
        {(assessment?.value ?? []).map((line) => (
          <li>{line}</li>
        ))}
        {feeds?.value === true ? (
          <li>
            {rates.resolution.name}取自回访结果，是考核评价的依据
            <span class="article">{feeds.source.article}</span>
          </li>
        ) : null}
      </ul>
      {assessment ? <p class="article">依据：{assessment.source.article}</p> : null}
    </section>
  )
}
