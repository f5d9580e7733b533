/** Where something happens, as far as an address tells: the district, county or township, and the spot in it. */
export type IncidentSpot = { readonly area: string | null; readonly spot: string | null }

const han = '\\p{Script=Han}'
/** 小区, 社区, 园区 ... end like a district and are none. */
const district = new RegExp(
  `^((?:(?![省市县区])${han}){1,5}(?<!小|社|园|校|厂|库|片|景|辖|住宅|营业)(?:新区|开发区|区|县))`,
  'u',
)
const town = new RegExp(`^((?:(?![省市县区镇乡])${han}){1,5}(?:街道(?!办|口)|镇|乡))`, 'u')
const province = new RegExp(`^${han}{2,7}?(?:省|自治区)`, 'u')
const city = new RegExp(`^((?:(?![省市县区路街])${han}){1,6}(?:市|自治州))(?!场|政|民|区)`, 'u')

/** Named spots, the most exact kind first: an estate or a village, a building, a road. */
const spots: readonly RegExp[] = [
  new RegExp(
    `(?:(?![路街巷号])[${han}A-Za-z0-9]){1,10}?(?:小区|花园|家园|花苑|嘉园|公寓|社区|新村|工业园|产业园)`,
    'u',
  ),
  new RegExp(
    `(?:(?![路街巷号])[${han}A-Za-z0-9]){1,10}?(?:医院|学校|中学|小学|幼儿园|广场|市场|大厦|商场|公园|车站|工地|养老院|村)`,
    'u',
  ),
  new RegExp(`(?:(?!路|街|巷|与|和|的)${han}){1,6}(?:大道|路|大街|街(?!道)|巷)`, 'u'),
]

/** Reads a Chinese address as people write it; what it does not name is null. The same spot reads the same. */
export const incidentSpot = (where: string | null): IncidentSpot => {
  const text = (where ?? '').normalize('NFKC').replace(/[\s,，。、;；]/gu, '')
  const afterProvince = text.replace(province, '')
  const inCity = afterProvince.replace(city, '')
  const ofCity = city.exec(inCity)?.[1]
  const inCounty = inCity.replace(city, '')
  const ofDistrict = district.exec(inCounty)?.[1]
  const inDistrict = inCounty.replace(district, '')
  const ofTown = town.exec(inDistrict)?.[1]
  const rest = inDistrict.replace(town, '')
  const spot = spots.map((pattern) => pattern.exec(rest)?.[0]).find((found) => found !== undefined)
  return { area: ofDistrict ?? ofCity ?? ofTown ?? null, spot: spot ?? null }
}
