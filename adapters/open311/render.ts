import type { PublicRequest, RequestAttribute, RequestService } from '../../src/ports/request-desk.ts'
import { type Document, DocumentList, type Format, type Open311Settings } from './types.ts'

/** The document under its root element, or as JSON, which has no root. */
export const write = (format: Format, root: string, document: Document): string =>
  format === 'json'
    ? JSON.stringify(plain(document))
    : `<?xml version="1.0" encoding="utf-8"?>\n${element(root, document)}\n`

export const contentTypes = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
} as const satisfies Record<Format, string>

const plain = (document: Document): unknown => {
  if (document instanceof DocumentList) return document.items.map(plain)
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(Object.entries(document).map(([field, value]) => [field, plain(value)]))
}

const element = (name: string, document: Document): string => {
  const content = contentOf(document)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

const contentOf = (document: Document): string => {
  if (document instanceof DocumentList)
    return document.items.map((item) => element(document.item, item)).join('')
  if (document === null) return ''
  if (typeof document !== 'object') return escaped(`${document}`)
  return Object.entries(document)
    .map(([field, value]) => element(field, value))
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without the characters XML 1.0 cannot hold at all. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

export const servicesDocument = (services: readonly RequestService[]): Document =>
  new DocumentList(
    'service',
    services.map(({ code, name, description, keywords, group }) => ({
      service_code: code,
      service_name: name,
      description,
      metadata: true,
      type: 'realtime',
      // Words of the catalogue may hold signs for the reader of texts, which say nothing to people.
      keywords: keywords
        .filter((word) => !/^[~=-]/.test(word))
        .map((word) => word.replaceAll('…', ''))
        .join(', '),
      group,
    })),
  )

const datatypes = {
  words: 'string',
  'long-words': 'text',
  'one-of': 'singlevaluelist',
} as const satisfies Record<RequestAttribute['kind'], string>

export const definitionDocument = (code: string, attributes: readonly RequestAttribute[]): Document => ({
  service_code: code,
  attributes: new DocumentList(
    'attribute',
    attributes.map((attribute, index) => ({
      variable: true,
      code: attribute.code,
      datatype: datatypes[attribute.kind],
      required: attribute.required,
      datatype_description: attribute.why,
      order: index + 1,
      description: attribute.question,
      values: new DocumentList(
        'value',
        attribute.values.map(({ key, name }) => ({ key, name })),
      ),
    })),
  ),
})

const eightHours = 8 * 3_600_000

/** An instant as a W3C date and time in China's only zone. */
const datetime = (instant: string | null): string | null =>
  instant === null
    ? null
    : new Date(new Date(instant).getTime() + eightHours).toISOString().replace(/\.\d+Z$/, '+08:00')

export const requestsDocument = (requests: readonly PublicRequest[]): Document =>
  new DocumentList('request', requests.map(requestDocument))

/** Nothing the citizen wrote, and no place: an address leads to a door. */
const requestDocument = (request: PublicRequest): Document => ({
  service_request_id: request.no,
  status: request.finished ? 'closed' : 'open',
  status_notes: request.statusText,
  service_name: request.service.name,
  service_code: request.service.code,
  description: request.published === null ? null : `${request.published.title}\n${request.published.text}`,
  agency_responsible: request.unit,
  service_notice: null,
  requested_datetime: datetime(request.filedAt),
  updated_datetime: datetime(request.updatedAt),
  expected_datetime: datetime(request.expectedAt),
  address: null,
  address_id: null,
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
})

export const filedDocument = (no: string, notice: string): Document =>
  new DocumentList('request', [{ service_request_id: no, service_notice: notice, account_id: null }])

export const errorsDocument = (status: number, lines: readonly string[]): Document =>
  new DocumentList(
    'error',
    lines.map((description) => ({ code: `${status}`, description })),
  )

/** When this door last changed in what it gives. */
const changeset = '2026-11-22T00:00:00+08:00'

export const discoveryDocument = (url: string, { contact, type }: Open311Settings): Document => ({
  changeset,
  contact,
  key_service: `请向管理员申请 api_key：${contact}`,
  endpoints: new DocumentList('endpoint', [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url,
      changeset,
      type,
      formats: new DocumentList('format', ['text/xml', 'application/json']),
    },
  ]),
})
