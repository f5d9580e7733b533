import { stageName } from './stage-names.ts'

type Props = {
  readonly type: string
  /** The end as people say it; null where no rule sets one. */
  readonly due: string | null
  readonly article: string
  readonly explanation: string
  readonly overdue?: boolean
  /** What is left of it, or has passed since. */
  readonly left?: string | null
  /** Not running yet. */
  readonly expected?: boolean
}

/** One limit with the day it ends; how it was counted folds out. */
export const ClockLine = ({ type, due, article, explanation, overdue, left, expected }: Props) => (
  <li class={overdue ? 'overdue' : ''}>
    <details>
      <summary>
        <span class="stage">{stageName(type)}</span>
        <span class="due">
          {due === null ? '没有规定期限' : `${due}前`}
          {left == null ? '' : `，${left}`}
          {expected ? '（预计）' : ''}
        </span>
      </summary>
      <p>
        {explanation}
        <span class="article">依据：{article}</span>
      </p>
    </details>
  </li>
)
