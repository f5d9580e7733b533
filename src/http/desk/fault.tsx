/** What was wrong with what somebody sent, read aloud at once; nothing where nothing was. */
export const Fault = ({ words }: { readonly words: string | null | undefined }) =>
  words === null || words === undefined ? null : (
    <p class="fault" role="alert">
      {words}
    </p>
  )
