/** Parts of an address inside one site, from wide to close. */
const levels: readonly RegExp[] = [
  /[0-9A-Za-z一二三四五六七八九十百]+(?:号楼|栋|幢|座)/,
  /[0-9A-Za-z一二三四五六七八九十百]+单元/,
  /[0-9A-Za-z一二三四五六七八九十百]+(?:层|楼)(?!栋|幢)/,
  /[0-9A-Za-z一二三四五六七八九十百]+室/,
]
const onlyCloseParts = new RegExp(`^(?:${levels.map(({ source }) => source).join('|')})+$`)
const wide = /(?<!小|社|园)区|[县市镇乡路街道巷村]/

/**
 * The place after a correction: "三号楼" changes the building of the known address and keeps the rest; a whole new
 * address takes its place.
 */
export const correctedPlace = (known: string | undefined, corrected: string): string => {
  if (known === undefined || !onlyCloseParts.test(corrected)) return corrected
  const level = levels.findIndex((part) => part.test(corrected))
  const at = levels
    .slice(level)
    .map((part) => known.search(part))
    .filter((found) => found >= 0)
  return (at.length === 0 ? known : known.slice(0, Math.min(...at))) + corrected
}

/** The place after one more telling of it: the fuller of two, both when neither holds the other. */
export const fullerPlace = (known: string | undefined, told: string | undefined): string | undefined => {
  if (known === undefined || told === undefined) return known ?? told
  if (known.includes(told)) return known
  if (told.includes(known)) return told
  return wide.test(told) && !wide.test(known) ? `${told}，${known}` : known
}
