/**
 * A pure function that keeps its results for the texts it was asked for last: between `most` and twice as many. For stored
 * texts only: what a citizen wrote is kept nowhere.
 */
export const remembered = <V extends object>(
  read: (text: string) => V,
  most: number,
): ((text: string) => V) => {
  let recent = new Map<string, V>()
  let earlier = new Map<string, V>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const value = earlier.get(text) ?? read(text)
    if (recent.size >= most) {
      earlier = recent
      recent = new Map()
    }
    recent.set(text, value)
    return value
  }
}
