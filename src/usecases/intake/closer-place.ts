/** Parts of an address inside one site, from wide to close. */
const levels: readonly RegExp[] = [
  /[0-9A-Za-z一二三四五六七八九十百]+(?:号楼|栋|幢|座)/,
  /[0-9A-Za-z一二三四五六七八九十百]+单元/,
  /[0-9A-Za-z一二三四五六七八九十百]+(?:层|楼)(?!栋|幢)/,
  /[0-9A-Za-z一二三四五六七八九十百]+室/,
  /[东西南北前后]门|[东西南北][侧边面]/,
]
/** The number of a house at a street: 8号, 8号院. */
const doorNumber = /[0-9一二三四五六七八九十百]+(?:-\d+)?号(?:院|大院)?(?!楼|线|院|[0-9])/
const onlyDoor = new RegExp(`^${doorNumber.source}$`)
const onlyCloseParts = new RegExp(`^(?:${levels.map(({ source }) => source).join('|')})+$`)
const wide =
  /(?<!小|社|园)区|[县镇乡街巷村]|(?<![早夜菜闹门超])市(?!场)|(?<![马公走过])路(?![口灯面边])|(?<![占楼人车通过])道/

/**
 * The place after a correction: "三号楼" changes the building of the known address and keeps the rest; a whole new
 * address takes its place.
 */
export const correctedPlace = (known: string | undefined, corrected: string): string => {
  const door = known === undefined ? null : doorNumber.exec(known)
  if (known !== undefined && door && onlyDoor.test(corrected))
    return `${known.slice(0, door.index)}${corrected}${known.slice(door.index + door[0].length)}`
  if (known === undefined || !onlyCloseParts.test(corrected)) return corrected
  const level = levels.findIndex((part) => part.test(corrected))
  const at = levels
    .slice(level)
    .map((part) => known.search(part))
    .filter((found) => found >= 0)
  return (at.length === 0 ? known : known.slice(0, Math.min(...at))) + corrected
}

/** The site of an address, without building, entrance, floor and room; itself when nothing else is told. */
export const siteOf = (place: string): string => {
  const at = Math.min(...levels.map((part) => place.search(part)).filter((found) => found >= 0), place.length)
  return at >= leastSite ? place.slice(0, at) : place
}
const leastSite = 4

/** Kinds of parts of an address, from wide to close. */
const scale: readonly RegExp[] = [
  /(?<!小|社|园)[区县市]/,
  /[镇乡]|街道/,
  /社区|村(?!委)|[^人]路|大街|街(?!道)|巷/,
  /小区|花园|[苑园城厦](?=$|[东西南北A-Za-z\d一二三四五六七八九十])|广场|医院|学校|[小中]学|市场/,
  /(?:号楼|号院|[栋幢座]|\d号)/,
  /单元|[0-9A-Za-z一二三四五六七八九十百]+[层楼室]|\d{3,4}$/,
]

/** District or town: as wide as to stand before anything else. */
const townLevel = 1

const spanOf = (place: string) => {
  const held = scale.flatMap((part, level) => (part.test(place) ? [level] : []))
  return { widest: held[0], closest: held.at(-1) }
}

/** The place after one more telling of it: the fuller of two, both when neither holds the other. */
export const fullerPlace = (known: string | undefined, told: string | undefined): string | undefined => {
  if (known === undefined || told === undefined) return known ?? told
  if (known.includes(told)) return known
  if (told.includes(known)) return told
  return wide.test(told) && !wide.test(known) ? `${told}，${known}` : known
}

/** The place after a message that was nothing but a piece of it: "台江区", then "上海路", then "6座". */
export const placeWithPiece = (known: string, piece: string): string => {
  if (known.includes(piece)) return known
  if (piece.includes(known)) return piece
  // 办事大厅, then 区政务大厅: one hall.
  if (known.slice(-2) === piece.slice(-2)) return piece.length >= known.length ? piece : known
  const [was, is] = [spanOf(known), spanOf(piece)]
  if (was.closest === undefined && is.widest !== undefined && is.widest <= townLevel)
    return `${piece}，${known}`
  if (is.widest === undefined || was.closest === undefined) return `${known}${piece}`
  if (is.widest > was.closest) return `${known}${piece}`
  if (is.closest !== undefined && is.closest > was.closest && is.widest >= was.closest)
    return `${known}，${piece}`
  if (is.closest !== undefined && was.widest !== undefined && is.closest < was.widest)
    return `${piece}${known}`
  return is.closest !== undefined &&
    was.widest !== undefined &&
    is.widest < was.widest &&
    is.closest >= was.closest
    ? piece
    : known
}
