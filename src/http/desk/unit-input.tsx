/** What a typed unit is looked up among. Once on a page. */
export const UnitNames = ({ labels }: { readonly labels: ReadonlyMap<string, string> }) => (
  <datalist id="units">
    {[...labels.values()].map((label) => (
      <option value={label} />
    ))}
  </datalist>
)

type Props = {
  readonly id: string
  readonly labels: ReadonlyMap<string, string>
  /** The label, or what was typed instead. */
  readonly value: string
}

/** One unit, found by the characters in its name. */
export const UnitInput = ({ id, labels, value }: Props) => (
  <>
    <input
      id={id}
      name="unit"
      type="text"
      list="units"
      required
      autocomplete="off"
      placeholder="输入名称里的字"
      value={value}
    />
    <UnitNames labels={labels} />
  </>
)
