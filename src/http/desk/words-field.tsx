type Props = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly rows: number
  /** Characters at the most. */
  readonly most: number
  readonly id?: string
  /** What to keep in mind, below it. */
  readonly note?: string
  /** Something is wrong with what was typed. `faultId`: the words that say what. */
  readonly faulty?: boolean
  readonly faultId?: string | undefined
}

/** Words that have to be typed. */
export const WordsField = ({ name, label, value, rows, most, id = name, note, faulty, faultId }: Props) => (
  <div class="field">
    <label for={id}>
      {label}
      <span class="must">必填</span>
    </label>
    <textarea
      id={id}
      name={name}
      rows={rows}
      maxlength={most}
      required
      {...(faulty ? { 'aria-invalid': 'true' as const } : {})}
      {...(faulty && faultId !== undefined ? { 'aria-describedby': faultId } : {})}
    >
      {value}
    </textarea>
    {note === undefined ? null : <small class="meta">{note}</small>}
  </div>
)
