import { chineseDue, chineseMoment } from '../../domain/place-day.ts'
import type { Unit } from '../../domain/unit.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { type RulePack, valueOn } from '../../rules/index.ts'

export type DocumentKind =
  | 'work-sheet'
  | 'supervision-notice'
  | 'special-report'
  | 'formal-letter'
  | 'termination-notice'
  | 'reply-letter'

/** A part under its own heading. */
export type Part = { readonly heading: string; readonly lines: readonly string[] }
export type Row = { readonly label: string; readonly value: string }

/** A paper about an order, as it is printed and sealed. */
export type OrderDocument = {
  /** Names it within its order: `supervision-2`. */
  readonly id: string
  readonly kind: DocumentKind
  readonly title: string
  /** 文号: the number of the order and a running one. */
  readonly number: string
  readonly to: string | null
  /** Who seals it. */
  readonly from: string
  /** When it came about; UTC. */
  readonly at: string
  /** The rule it rests on: 《law》article. */
  readonly basis: string | null
  readonly rows: readonly Row[]
  readonly parts: readonly Part[]
  /** Blanks to be filled in by hand: who signs, who is responsible. */
  readonly blanks: readonly string[]
}

/** What the papers are made from. */
export type Papers = {
  readonly order: WorkOrder
  readonly pack: RulePack
  readonly units: readonly Unit[]
  /** Names of people at work by their account. */
  readonly people: ReadonlyMap<string, string>
  /** When they are printed. */
  readonly now: Date
}

export const nameIn = ({ units }: Papers, id: string | null): string =>
  id === null ? '（尚未确定）' : (units.find((unit) => unit.id === id)?.name ?? id)

export const basisOf = ({ pack }: Papers, article: string | undefined): string | null =>
  article === undefined || article === '' ? null : `《${pack.regulation.title}》${article}`

export const moment = (at: string): string => chineseMoment(new Date(at))
export const due = (at: string | null): string => (at === null ? '没有规定到期日' : chineseDue(new Date(at)))

/** Rows that have something to say. */
export const rows = (...pairs: readonly (readonly [string, string | null | undefined])[]): readonly Row[] =>
  pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))

export const part = (heading: string, ...lines: readonly (string | null | undefined)[]): readonly Part[] => {
  const said = lines.filter((line): line is string => typeof line === 'string' && line !== '')
  return said.length === 0 ? [] : [{ heading, lines: said }]
}

/** What every paper says of the order it is about. */
export const orderRows = (papers: Papers): readonly Row[] => {
  const { order, pack } = papers
  return rows(
    [`${pack.terms.order}编号`, order.no],
    ['事项', order.title],
    ['受理时间', moment(order.filedAt)],
    ['承办单位', nameIn(papers, order.lead)],
  )
}

/** Whether the place has the leader of the unit read and approve such a paper. */
export const readByLeader = ({ order, pack }: Papers, paper: 'work_sheet' | 'supervision_notice'): boolean =>
  valueOn(pack.organisation.leaderReads, order.packDay)?.value.includes(paper) ?? false
