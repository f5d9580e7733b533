type SwitchProps = {
  readonly here: string
  readonly open: boolean
  readonly names: readonly [open: string, closed: string]
}

/** What is open, or what is over. */
export const OpenOrOver = ({ here, open, names }: SwitchProps) => (
  <p class="switch">
    <a href={here} {...(open ? { 'aria-current': 'true' as const } : {})}>
      {names[0]}
    </a>
    <a href={`${here}?over=1`} {...(open ? {} : { 'aria-current': 'true' as const })}>
      {names[1]}
    </a>
  </p>
)
