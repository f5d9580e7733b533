type Props = {
  readonly why: string
  readonly rows: number
  /** Something is wrong with what was typed. `faultId`: the words that say what. */
  readonly faulty: boolean
  readonly faultId?: string
}

/** Why somebody decides as they do; always asked for. */
export const ReasonField = ({ why, rows, faulty, faultId }: Props) => (
  <div class="field">
    <label for="f-why">
      理由<span class="must">必填</span>
    </label>
    <textarea
      id="f-why"
      name="why"
      rows={rows}
      maxlength={500}
      required
      {...(faulty ? { 'aria-invalid': 'true' as const } : {})}
      {...(faulty && faultId !== undefined ? { 'aria-describedby': faultId } : {})}
    >
      {why}
    </textarea>
  </div>
)
