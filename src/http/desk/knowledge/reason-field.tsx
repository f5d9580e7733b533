import { WordsField } from '../words-field.tsx'

type Props = {
  readonly why: string
  readonly rows: number
  /** Something is wrong with what was typed. `faultId`: the words that say what. */
  readonly faulty: boolean
  readonly faultId?: string
}

/** Why somebody decides as they do; always asked for. */
export const ReasonField = ({ why, ...rest }: Props) => (
  <WordsField id="f-why" name="why" label="理由" value={why} most={500} {...rest} />
)
