import type { Channel } from '../domain/conversation.ts'
import type { EntryLife, WorkState } from '../domain/knowledge/life.ts'
import type { Basis, EntryDraft, EntryVersion } from '../domain/knowledge-entry.ts'
import type { PlaceId } from '../domain/place.ts'
import type { Role } from '../domain/staff.ts'
import type { NewDelivery } from './conversation-store.ts'
import type { EntryFeedback } from './knowledge-store.ts'

/** One line of an entry's history. */
export type LifeStep = {
  readonly revision: number
  readonly at: string
  readonly who: string
  readonly role: string
  readonly type: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What one command changes; stored in one transaction or not at all. */
export type LifeCommit = {
  readonly place: PlaceId
  readonly expectedRevision: number
  readonly life: EntryLife
  readonly by: { readonly id: string; readonly role: Role }
  readonly type: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: Date
  readonly publish?: EntryDraft
  /** Entries that seem to answer the question of the published text in other words. */
  readonly seemingRivals?: readonly Side[]
  readonly withdraw?: true
  readonly hold?: true
  /** The gap that the published text fills. */
  readonly fills?: string
  readonly deliveries: readonly NewDelivery[]
}

export type LifeResult = {
  readonly version: number | null
  readonly conflicts: readonly Conflict[]
  /** Conversations that were told an earlier version. */
  readonly toldBefore: number
}

export type WorkLine = {
  readonly id: string
  readonly revision: number
  readonly state: WorkState
  readonly unit: string
  readonly question: string | null
  readonly writers: readonly string[]
  readonly origin: string
  /** The order, gap or version it came from. */
  readonly originRef: string | null
  readonly sentBack: string | null
  readonly updatedAt: string
}

export type Side = { readonly shelf: string; readonly entryId: string; readonly version: number }
export type Conflict = {
  readonly id: string
  readonly a: Side
  readonly b: Side
  readonly wording: string
  /** Not answered from while open. A suspected one is only to be looked at: the wordings are not the same. */
  readonly state: 'open' | 'suspected' | 'resolved' | 'dismissed'
  readonly foundAt: string
  readonly settledAt: string | null
  readonly settledBy: string | null
  readonly why: string | null
}

export type NewCorrection = {
  readonly shelf: string
  readonly entryId: string
  readonly version: number
  readonly question: string
  readonly unit: string | null
  readonly saidBy: 'citizen' | 'staff'
  readonly comment: string | null
  readonly dueAt: Date
  readonly article: string
}

export type Correction = Omit<NewCorrection, 'dueAt'> & {
  readonly id: string
  readonly reports: number
  readonly openedAt: string
  readonly dueAt: string
  readonly state: 'open' | 'corrected' | 'withdrawn' | 'refused'
  readonly closedAt: string | null
  readonly closedBy: string | null
  readonly closedVersion: number | null
  readonly why: string | null
}

export type Gap = {
  readonly id: string
  readonly question: string
  readonly terms: readonly string[]
  readonly asked: number
  readonly unit: string | null
  readonly state: 'open' | 'assigned' | 'filled'
  readonly filledBy: string | null
  readonly firstAt: string
  readonly lastAt: string
}

/** A gap that is there, by its id, or one that this turn opens. */
export type CountedGap = { readonly known: string } | { readonly opened: Gap }

export type UnansweredTurn = {
  readonly place: PlaceId
  readonly conversationId: string
  readonly seq: number
  /** Masked; null when it cannot be told what was asked. */
  readonly question: string | null
  readonly at: Date
}

/** Who was told: a conversation, never a name. */
export type Told = {
  readonly conversationId: string
  /** Names it to people at work; opens nothing for a citizen. */
  readonly key: string
  readonly channel: Channel
  /** What was asked the last time, masked. */
  readonly question: string
  /** It was told since what holds now. */
  readonly corrected: boolean
  readonly version: number
  readonly times: number
  readonly lastAt: string
}

export type UnitStanding = {
  readonly unit: string
  readonly entries: number
  readonly overdueReviews: number
  /** Their last day has passed, and they were neither renewed nor withdrawn. */
  readonly expired: number
  readonly dueSoon: number
  readonly openCorrections: number
  readonly lateCorrections: number
  readonly gaps: number
  readonly waiting: number
}

export type DueEntry = {
  readonly place: PlaceId
  readonly id: string
  readonly version: number
  readonly unit: string
  readonly question: string
  readonly reviewBy: string
  /** The last day it is in force; null = none is set. */
  readonly endsOn: string | null
}

export type CorrectionFilter = {
  readonly state?: Correction['state']
  readonly unit?: string
  readonly lateAt?: Date
}
export type GapFilter = { readonly state?: Gap['state']; readonly unit?: string }
/** Entries whose wording is taken already. */
export type Wording = { readonly wording: string; readonly shelf: string; readonly entryId: string }

/** A law and article that entries rest on, and how many do. */
export type KnownBasis = Basis & { readonly uses: number }

/** The life of entries: what lies between their versions. */
export type KnowledgeLifeStore = {
  life(place: PlaceId, id: string): Promise<EntryLife>
  /** Any published version, also one for agents only or withdrawn, newest first. */
  versions(place: PlaceId, id: string): Promise<readonly EntryVersion[]>
  steps(place: PlaceId, id: string): Promise<readonly LifeStep[]>
  /** The national entry of this id as the place stands to it. */
  national(place: PlaceId, id: string, day: string): Promise<'quoted' | 'held' | null>
  /** 'stale': somebody else was faster. */
  commit(change: LifeCommit): Promise<LifeResult | 'stale'>
  work(
    place: PlaceId,
    filter: { readonly state?: WorkState; readonly unit?: string },
  ): Promise<readonly WorkLine[]>
  /** The place's own published entries of a unit (or all) that are quoted or will be. */
  ownEntries(place: PlaceId, unit: string | undefined, day: string): Promise<readonly EntryVersion[]>
  sameWordings(place: PlaceId, wordings: readonly string[], day: string): Promise<readonly Wording[]>

  /** Laws and articles that entries of the place rest on, with all these words, the most used first. */
  bases(place: PlaceId, words: readonly string[], limit: number): Promise<readonly KnownBasis[]>
  /** Masked questions that were answered with an entry, the latest first. */
  askedOf(place: PlaceId, id: string, limit: number): Promise<readonly string[]>

  /** Records what was said; opens a correction unless one is open. true = opened. */
  recordWrong(
    place: PlaceId,
    feedback: EntryFeedback,
    correction: NewCorrection,
    deliveries: readonly NewDelivery[],
  ): Promise<boolean>
  corrections(place: PlaceId, filter: CorrectionFilter): Promise<readonly Correction[]>
  correction(place: PlaceId, id: string): Promise<Correction | null>
  /** false = it was closed meanwhile. */
  refuseCorrection(place: PlaceId, id: string, by: string, why: string, at: Date): Promise<boolean>
  /** Corrections past their time that nobody was told of yet. */
  lateCorrections(now: Date): Promise<readonly (Correction & { readonly place: PlaceId })[]>
  noteLate(place: PlaceId, id: string, at: Date, deliveries: readonly NewDelivery[]): Promise<boolean>

  conflicts(place: PlaceId, state: Conflict['state'] | undefined): Promise<readonly Conflict[]>
  /** Looks for conflicts on the whole shelf; closes those that are gone. Returns the new ones. */
  refreshConflicts(place: PlaceId, day: string, at: Date): Promise<readonly Conflict[]>
  dismissConflict(place: PlaceId, id: string, by: string, why: string, at: Date): Promise<boolean>

  gaps(place: PlaceId, filter: GapFilter): Promise<readonly Gap[]>
  gap(place: PlaceId, id: string): Promise<Gap | null>
  /** Unanswered turns not yet looked at, oldest first. */
  unanswered(limit: number): Promise<readonly UnansweredTurn[]>
  /** Counts a turn: towards a gap that is there, a new one, or none. false = it was counted already. */
  countTurn(turn: UnansweredTurn, gap: CountedGap | null, at: Date): Promise<boolean>
  /** false = it is filled already. */
  assignGap(place: PlaceId, id: string, unit: string, at: Date): Promise<boolean>
  fillGap(place: PlaceId, id: string, entryId: string, version: number, at: Date): Promise<boolean>

  told(place: PlaceId, id: string, before: number | undefined): Promise<readonly Told[]>
  standing(place: PlaceId, today: string, now: Date, soonBy: string): Promise<readonly UnitStanding[]>

  /** The places' own entries whose review or end comes by that day, and those that have ended and were left so. */
  dueEntries(by: string, today: string): Promise<readonly DueEntry[]>
  /** false = this notice was given before. */
  remind(
    entry: DueEntry,
    stage: 'soon' | 'due' | 'lapsed' | 'ended',
    deliveries: readonly NewDelivery[],
    at: Date,
  ): Promise<boolean>
  /** Marks what is due and what has ended, and takes the texts of what can never be quoted again off the index. */
  markStatuses(today: string): Promise<{ readonly due: number; readonly expired: number }>
  sendWeekly(
    place: PlaceId,
    unit: string,
    week: string,
    deliveries: readonly NewDelivery[],
    at: Date,
  ): Promise<boolean>

  /** Closed consultation orders that were not looked at for a draft. */
  unfedOrders(limit: number): Promise<readonly { readonly place: PlaceId; readonly no: string }[]>
  /** Remembers the order, with the draft it gave; null = it gave none. */
  feed(place: PlaceId, no: string, draft: LifeCommit | null, at: Date): Promise<boolean>
}
