import type { EntryDraft } from '../domain/knowledge-entry.ts'

/** One row (or document) of a file, from 1: an entry, or what is wrong with it. */
export type ReadRow =
  | { readonly row: number; readonly draft: EntryDraft }
  | { readonly row: number; readonly problem: string }

export type ReadFile = {
  /** The file as a whole cannot be used; no row was read. */
  readonly problem: string | null
  readonly rows: readonly ReadRow[]
}

export type ReadOptions = {
  /** The owner where a row names none. */
  readonly unit?: string
  /** Units by name, so that a row may name one as people do. */
  readonly unitIds: ReadonlyMap<string, string>
}

/** Files as offices keep them. */
export type KnowledgeFiles = {
  read(name: string, bytes: Uint8Array, options: ReadOptions): Promise<ReadFile>
  /** An empty workbook with headings, a line of help and the choices of closed lists. */
  template(): Promise<Uint8Array>
  /** A workbook of these entries; read again it gives the same. */
  write(entries: readonly EntryDraft[]): Promise<Uint8Array>
}
