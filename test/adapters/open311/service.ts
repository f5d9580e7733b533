import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { open311Routes } from '../../../adapters/open311/routes.ts'
import { open311SettingsSchema } from '../../../adapters/open311/types.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { publicOrders } from '../../../src/store/orders/public-orders.ts'
import { publicDesk } from '../../../src/usecases/channels/public-desk.ts'
import { requestDesk } from '../../../src/usecases/channels/request-desk.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { plainDoor } from '../../support/plain-door.ts'

/** GeoReport of every place, with a key for one. */
export const openService = async (settings: object = {}, over?: Jiban) => {
  const jiban = over ?? (await openJiban())
  const { db } = jiban.database
  const clients = channelClients(db, aesCipher(secret))
  const requests = requestDesk(jiban.deps, publicOrders(db))
  const parsed = open311SettingsSchema.parse(settings)
  const said: string[] = []
  const routes = open311Routes(
    {
      clients,
      requests,
      desk: publicDesk(jiban.deps),
      attachments: jiban.deps.attachments,
      door: plainDoor(jiban).door,
      clock: jiban.clock,
      say: (text) => void said.push(text),
    },
    () => parsed,
  )
  const keyOf = async (place: string, scope: 'open311' | 'mcp' = 'open311') =>
    (
      await clients.add(
        placeIdSchema.parse(place),
        { scope, name: '测试程序', settings: {} },
        jiban.clock.now(),
      )
    ).key
  const key = await keyOf('weifang')
  const at = (path: string, place = 'weifang') => `http://localhost/open311/v2/${place}/${path}`
  return {
    jiban,
    requests,
    said,
    key,
    keyOf,
    get: (path: string, headers: Record<string, string> = {}, place?: string) =>
      routes.request(at(path, place), { headers }),
    post: (
      fields: Readonly<Record<string, string>>,
      headers: Record<string, string> = {},
      path = 'requests.json',
      place = 'weifang',
    ) =>
      routes.request(at(path, place), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
        body: new URLSearchParams({ api_key: key, ...fields }).toString(),
      }),
    request: (path: string, init: RequestInit) => routes.request(at(path), init),
    close: async () => {
      if (!over) await jiban.close()
    },
  }
}
export type Service = Awaited<ReturnType<typeof openService>>

export type Row = Readonly<Record<string, string | null>>
export const rowsOf = async (response: Response): Promise<readonly Row[]> => (await response.json()) as Row[]
/** The words of an error document in JSON. */
export const errorsOf = async (response: Response): Promise<readonly string[]> =>
  (await rowsOf(response)).map(({ description }) => description ?? '')

/** A document read by an independent parser; throws when it is not well-formed. */
export const xmlOf = async (response: Response): Promise<Record<string, unknown>> => {
  const text = await response.text()
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new Error(`not XML: ${valid.err.msg}: ${text.slice(0, 200)}`)
  return new XMLParser({ parseTagValue: false, processEntities: true }).parse(text)
}

/** A whole request about noise at night. */
export const noise = {
  service_code: 'noise-construction',
  address_string: '奎文区幸福小区3号楼',
  description: '昨晚十一点工地还在打桩，要求停止夜间施工',
  first_name: '小明',
  last_name: '王',
  phone: '13812345678',
  email: 'ming@example.org',
  device_id: 'device-9x',
  account_id: 'account-7',
}
