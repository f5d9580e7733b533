import type { NewRequest, RequestAttribute, RequestFilter } from '../../src/ports/request-desk.ts'
import { RequestFault } from './types.ts'

const longestDescription = 4000
const longestWords = 500

/** A request as the form has it; pictures and its conversation are added by whoever takes it in. */
export type FormRequest = Omit<NewRequest, 'attachments' | 'conversationId'> & {
  readonly mediaUrl: string | null
}

/** Reads a form. Throws a fault with a line for each thing that is wrong, all at once. */
export const requestIn = (
  form: URLSearchParams,
  service: string,
  attributes: readonly RequestAttribute[],
): FormRequest => {
  const faults: string[] = []
  const field = (name: string, longest = longestWords): string | null => {
    const value = form.get(name)?.trim() ?? ''
    if (value.length > longest) faults.push(`${name}：最长 ${longest} 个字符。`)
    return value === '' ? null : value.slice(0, longest)
  }
  const description = field('description', longestDescription)
  if (description === null) faults.push('description：请写明是什么事。')
  const email = field('email')
  const phone = field('phone', 40)
  if (phone !== null && !/^\+?\d[\d -]{4,19}$/.test(phone)) faults.push('phone：不是有效的电话号码。')
  const where = locationIn(field, faults)
  const mediaUrl = field('media_url', 2000)
  const values = valuesIn(form, attributes, faults)
  if (faults.length > 0) throw new RequestFault(400, faults)
  return {
    service,
    // Sealed with the citizen's words; in the order it is masked.
    text: email === null ? (description ?? '') : `${description}\n联系邮箱：${email}`,
    where,
    phone,
    name: nameOf(field('first_name', 60), field('last_name', 60)),
    nature: natureOf(values.nature),
    attributes: values,
    mediaUrl,
  }
}

type Field = (name: string, longest?: number) => string | null

/** In words, by coordinates, or both. Only an address_id, of which we have none, is no location. */
const locationIn = (field: Field, faults: string[]): string | null => {
  const address = field('address_string')
  const at = coordinatesIn(field('lat', 40), field('long', 40), faults)
  if (address === null && at === null && faults.every((fault) => !fault.startsWith('lat')))
    faults.push('address_string：请给出 address_string，或 lat 和 long；address_id 在这里没有。')
  if (address !== null && at !== null) return `${address}（${at}）`
  return address ?? at
}

const coordinatesIn = (lat: string | null, long: string | null, faults: string[]): string | null => {
  if (lat === null && long === null) return null
  const [north, east] = [Number(lat ?? Number.NaN), Number(long ?? Number.NaN)]
  if (Math.abs(north) <= 90 && Math.abs(east) <= 180) return `北纬${north}，东经${east}`
  faults.push('lat、long：要同时给出，用 WGS84 的十进制度数。')
  return null
}

const nameOf = (first: string | null, last: string | null): string | null => {
  const parts = [last, first].filter((part) => part !== null)
  if (parts.length === 0) return null
  return parts.some((part) => /\p{Script=Han}/u.test(part)) ? parts.join('') : parts.toReversed().join(' ')
}

const natures = ['咨询', '求助', '投诉', '举报', '建议'] as const

const natureOf = (value: string | undefined): NewRequest['nature'] =>
  natures.find((nature) => nature === value) ?? null

/** attribute[CODE]=value; what the service does not ask for is refused, so that nothing said is lost unseen. */
const valuesIn = (
  form: URLSearchParams,
  attributes: readonly RequestAttribute[],
  faults: string[],
): NewRequest['attributes'] => {
  const given = [...form.entries()].flatMap(([name, value]) => {
    const code = /^attribute\[([^\]]*)\](?:\[\])?$/.exec(name)?.[1]
    return code === undefined || value.trim() === '' ? [] : [{ code, value: value.trim() }]
  })
  for (const { code } of given)
    if (!attributes.some((attribute) => attribute.code === code))
      faults.push(`attribute[${code.slice(0, 40)}]：这类服务没有这一项。`)
  const values = attributes.flatMap((attribute) => {
    const said = given.filter(({ code }) => code === attribute.code).map(({ value }) => value)
    const fault = faultIn(attribute, said)
    if (fault !== null) faults.push(fault)
    return said[0] === undefined ? [] : [[attribute.code, said[0]] as const]
  })
  return Object.fromEntries(values)
}

/** Whether one is missing is settled by the rules, together with everything else they ask for. */
const faultIn = ({ code, values }: RequestAttribute, said: readonly string[]): string | null => {
  const [value] = said
  if (value === undefined) return null
  if (said.length > 1) return `attribute[${code}]：只能有一个值。`
  if (value.length > longestWords) return `attribute[${code}]：最长 ${longestWords} 个字符。`
  if (values.length > 0 && !values.some(({ key }) => key === value))
    return `attribute[${code}]：只能是 ${values.map(({ key }) => key).join('、')}。`
  return null
}

const ninetyDays = 90 * 86_400_000
const largestPage = 200

export type Query = RequestFilter & { readonly page: number }

/** Filters of GET requests, at most 90 days and 200 a page. Throws a fault with a line for each thing that is wrong. */
export const queryIn = (params: URLSearchParams, now: Date): Query => {
  const faults: string[] = []
  const { from, to } = spanIn(params, now, faults)
  const size = countIn(params, 'page_size', largestPage, largestPage, faults)
  const page = countIn(params, 'page', 1, 10_000, faults)
  const services = listIn(params, 'service_code')
  const status = listIn(params, 'status')
  if (status.some((word) => word !== 'open' && word !== 'closed'))
    faults.push('status：只能是 open、closed。')
  if (faults.length > 0) throw new RequestFault(400, faults)
  const both = status.length === 0 || (status.includes('open') && status.includes('closed'))
  return {
    from,
    to,
    page,
    limit: size,
    offset: (page - 1) * size,
    ...(services.length > 0 ? { services } : {}),
    ...(both ? {} : { finished: status.includes('closed') }),
  }
}

/** Declared more than once, or with commas between. */
export const listIn = (params: URLSearchParams, name: string): readonly string[] =>
  params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, 500)

const countIn = (params: URLSearchParams, name: string, usual: number, most: number, faults: string[]) => {
  const text = params.get(name)?.trim() ?? ''
  if (text === '') return usual
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most) faults.push(`${name}：要是 1 到 ${most} 的整数。`)
  return count
}

const w3c = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

const instantIn = (params: URLSearchParams, name: string, faults: string[]): Date | null => {
  // A plus sign in an address that was not encoded arrives as a space.
  const text = params.get(name)?.trim().replace(' ', '+') ?? ''
  if (text === '') return null
  const at = new Date(text)
  if (w3c.test(text) && !Number.isNaN(at.getTime())) return at
  faults.push(`${name}：要是带时区的时间，例如 2026-01-01T00:00:00+08:00。`)
  return null
}

const spanIn = (params: URLSearchParams, now: Date, faults: string[]) => {
  const start = instantIn(params, 'start_date', faults)
  const end = instantIn(params, 'end_date', faults)
  const last = end ?? (start === null ? now : new Date(start.getTime() + ninetyDays))
  const from = start ?? new Date(last.getTime() - ninetyDays)
  if (from > last) faults.push('start_date：晚于 end_date。')
  if (last.getTime() - from.getTime() > ninetyDays) faults.push('start_date、end_date：最多相隔 90 天。')
  return { from, to: new Date(last.getTime() + 1) }
}
