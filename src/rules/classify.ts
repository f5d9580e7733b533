import type { Classification } from '../domain/decision.ts'
import { assertNever } from '../domain/errors.ts'
import type { Extracted, Facts, Nature } from '../domain/matter.ts'
import type { Duty } from '../domain/unit.ts'
import { decideIntake } from './decide-intake.ts'
import { decidePublicity } from './publicity.ts'
import { dayOrNewest } from './rule-day.ts'
import type { ClassificationScheme } from './rule-pack/classification.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

export type ClassifyInput = {
  readonly nature: Nature
  readonly text: string
  readonly facts: Facts
  readonly extracted?: Extracted
  /** The line of the duty catalogue the matter was recognised by, when there is one. */
  readonly duty?: Pick<Duty, 'class'>
  /** Already decided to be handled internally; worked out from the facts when absent. */
  readonly internal?: boolean
}

type ByClass = Extract<ClassificationScheme, { scheme: 'by_class' }>
type ClassRow = ByClass['classes'][number]

const urgent = 'D'

/** Danger first, then what a rule of the place says of the nature, then the catalogue, then words. */
const classOf = ({ classes, fallback }: ByClass, input: ClassifyInput): ClassRow | undefined => {
  const spoken = (row: ClassRow) => row.words.some((word) => input.text.includes(word))
  const danger = classes.find(({ id }) => id === urgent)
  if (danger && (input.facts.emergency === true || (input.nature !== '咨询' && spoken(danger)))) return danger
  const byNature = input.nature === '咨询' ? classes.find(({ consult }) => consult) : undefined
  const byDuty = classes.find(({ id }) => id === input.duty?.class)
  const byWords = classes.find((row) => row !== danger && spoken(row))
  return byNature ?? byDuty ?? byWords ?? classes.find(({ id }) => id === fallback)
}

const label = (scheme: ClassificationScheme, input: ClassifyInput, internal: boolean): string => {
  switch (scheme.scheme) {
    case 'none':
      return scheme.label
    case 'by_complainant':
      return scheme.labels[input.facts.complainant ?? input.extracted?.complainantKind ?? 'citizen']
    case 'by_consultation':
      return input.nature === '咨询' ? scheme.consult : scheme.other
    case 'by_publicity':
      return internal ? scheme.internal : scheme.public
    case 'by_class':
      return classOf(scheme, input)?.label ?? scheme.fallback
    default:
      return assertNever(scheme)
  }
}

/** How the place sorts the matter, and whether it is public. */
export const classify = (pack: RulePack, input: ClassifyInput, at?: Date): Classification => {
  const scheme = valueOn(pack.classification, dayOrNewest(at))
  const optedOut = (input.facts.publicity ?? input.extracted?.publicity) === 'citizen_opt_out'
  const internal = input.internal ?? decideIntake(pack, input, at).outcome === 'internal'
  const publicity = decidePublicity(
    pack,
    { internal, citizenWantsPublic: !optedOut, unitPrivateConfirmed: false },
    at,
  )
  if (!scheme) return { label: pack.name, publicity, article: pack.regulation.title }
  const row = scheme.value.scheme === 'by_class' ? classOf(scheme.value, input) : undefined
  return {
    ...(row ? { class: row.id } : {}),
    label: label(scheme.value, input, publicity === 'internal'),
    publicity,
    article: row ? `${scheme.source.article}（${row.id}类）` : scheme.source.article,
  }
}
