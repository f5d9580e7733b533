type Props = { readonly count: number; readonly words: string }

/** A count in the navigation; nothing where there is none. */
export const Tally = ({ count, words }: Props) =>
  count === 0 ? (
    <span />
  ) : (
    <span class="loud">
      {count > 99 ? '99+' : count}
      <span class="unseen">{words}</span>
    </span>
  )
