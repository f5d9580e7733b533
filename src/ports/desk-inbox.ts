import type { PlaceId } from '../domain/place.ts'

/** A notice on a desk, and whether the person who looks has read it. */
export type DeskNotice = {
  readonly id: number
  readonly purpose: string
  readonly orderNo: string | null
  readonly body: string
  readonly at: Date
  readonly read: boolean
}

/** Whose desk, and who looks. `desk` is a unit's id, or `hotline`. */
export type DeskReader = {
  readonly place: PlaceId
  readonly desk: string
  readonly staff: string
  /** Notices of orders, and of talks with citizens, concern only those who may open them. */
  readonly orders: boolean
  readonly talks: boolean
}

export type DeskInbox = {
  /** The latest first. */
  notices(
    reader: DeskReader,
    filter: { readonly unread: boolean; readonly before?: number; readonly limit: number },
  ): Promise<readonly DeskNotice[]>
  /** Counted no further than `most`. */
  unread(reader: DeskReader, since: Date, most: number): Promise<number>
  /** Those up to this one, or this one alone; others' notices stay as they are. */
  markRead(
    reader: DeskReader,
    which: { readonly id: number } | { readonly upTo: number; readonly since: Date },
    now: Date,
  ): Promise<void>
}
