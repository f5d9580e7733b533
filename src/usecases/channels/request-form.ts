import type { PlaceId } from '../../domain/place.ts'
import type { Duty, Unit } from '../../domain/unit.ts'
import type { RequestAttribute, RequestService } from '../../ports/request-desk.ts'
import { type FormField, formFields, packOf } from '../../rules/index.ts'

/** For what falls under no line of the duty catalogue. */
export const generalService = 'general'
export const generalName = '其他诉求'

/** The duty catalogue as kinds of matters, each in the group of the unit that leads it. */
export const servicesOf = (duties: readonly Duty[], units: readonly Unit[]): readonly RequestService[] => [
  ...duties.map(({ id, title, words, lead, basis }) => ({
    code: id,
    name: title,
    description: `${title}。依据：${basis}`,
    keywords: words,
    group: units.find((unit) => unit.id === lead)?.name ?? lead,
  })),
  {
    code: generalService,
    name: generalName,
    description: '不在以上各类里的诉求，由热线判断承办单位。',
    keywords: [],
    group: generalName,
  },
]

const words = { kind: 'words', values: [] } as const

const yesNo = [
  { key: 'true', name: '是' },
  { key: 'false', name: '否' },
]

/** How a field of the rules is filled in on a form; location and contact have places of their own there. */
const shapes: Readonly<Record<string, Pick<RequestAttribute, 'code' | 'kind' | 'values'>>> = {
  when: { code: 'when', ...words },
  target: { code: 'target', ...words },
  demand: { code: 'demand', kind: 'long-words', values: [] },
  complainantKind: {
    code: 'complainantKind',
    kind: 'one-of',
    values: [
      { key: 'citizen', name: '个人' },
      { key: 'enterprise', name: '企业' },
      { key: 'other_org', name: '其他组织' },
    ],
  },
  publicity: {
    code: 'publicity',
    kind: 'one-of',
    values: [
      { key: 'citizen_opt_in', name: '同意公开' },
      { key: 'citizen_opt_out', name: '不同意公开' },
    ],
  },
  confidential: { code: 'confidential', kind: 'one-of', values: yesNo },
}

const nature: RequestAttribute = {
  code: 'nature',
  kind: 'one-of',
  required: false,
  question: '这件事是求助、投诉、举报还是建议？不选时按内容判断。',
  why: '不同性质的诉求，办理规则不同',
  values: ['求助', '投诉', '举报', '建议', '咨询'].map((word) => ({ key: word, name: word })),
}

const attributeOf = ({ field, required, when, question, why }: FormField): readonly RequestAttribute[] => {
  const shape = shapes[field]
  // What is asked of some matters only is settled by the rules when the matter is there.
  const certain = required && (when === 'always' || when === 'not_consult')
  return shape ? [{ ...shape, required: certain, question, why }] : []
}

/** What the place's rules ask for beside description, location and contact, in the order of asking. */
export const attributesOf = (place: PlaceId, at: Date): readonly RequestAttribute[] => {
  const asked = formFields(packOf(place), at).flatMap(attributeOf)
  return [nature, ...asked.filter(({ code }) => code !== 'nature')]
}
