import { type WorkingDraft, workingDraftSchema } from '../../../domain/knowledge/life.ts'
import type { Basis } from '../../../domain/knowledge-entry.ts'
import { faultWords, fieldOf } from '../../fault-words.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import type { Faults } from '../orders/forms/read-command.ts'

/** The form of an entry: names of fields are paths in the draft; lists of words are lines of a text. */
const lists = ['similar', 'negative', 'guide.conditions', 'guide.materials'] as const
const texts = [
  'kind',
  'topic',
  'question',
  'answer',
  'effectiveFrom',
  'reviewBy',
  'confidentiality',
  'official',
  'guide.who',
  'guide.where',
  'guide.fee',
  'guide.timeLimit',
  'guide.telephone',
] as const
const basisParts = ['law', 'article', 'docNo', 'url'] as const
const mostBases = 20
const most = { words: 5000, lines: 100 }

export type ReadDraft =
  | { readonly kind: 'read'; readonly draft: WorkingDraft }
  | { readonly kind: 'faulty'; readonly faults: Faults; readonly draft: WorkingDraft }

/** A draft as the form shows it. */
export const typedOf = (draft: WorkingDraft): Typed => {
  const typed: Record<string, readonly string[]> = { id: [draft.id], unit: [draft.unit] }
  for (const name of texts) {
    const value = valueAt(draft, name)
    if (typeof value === 'string') typed[name] = [value]
  }
  for (const name of lists) {
    const value = valueAt(draft, name)
    if (Array.isArray(value)) typed[name] = [value.join('\n')]
  }
  if (draft.effectiveTo) typed['effectiveTo'] = [draft.effectiveTo]
  typed['audience'] = draft.audience ?? ['citizen']
  for (const [n, basis] of (draft.basis ?? []).entries()) Object.assign(typed, basisTyped(n, basis))
  return typed
}

const valueAt = (draft: WorkingDraft, name: string): unknown => {
  const [head = '', part] = name.split('.')
  const value = draft[head as keyof WorkingDraft]
  return part === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[part]
}

const basisTyped = (n: number, basis: Basis): Typed => ({
  ...Object.fromEntries(basisParts.map((part) => [`basis.${n}.${part}`, [basis[part] ?? '']])),
  ...(basis.external ? { [`basis.${n}.external`]: ['on'] } : {}),
})

/** What was ticked among the suggestions stands in the form like what was typed. */
export const withTicked = (typed: Typed): Typed => {
  const { similarAdd = [], basisAdd = [], ...rest } = typed
  const rows = basesIn(rest)
  const known = new Set(rows.map(({ law, article }) => `${law} ${article}`))
  const added = basisAdd.map(pickedBasis).filter((basis) => basis !== null)
  const all = [...rows, ...added.filter(({ law, article }) => !known.has(`${law} ${article}`))]
  const plain = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('basis.')))
  const similar = [...linesIn(rest, 'similar'), ...similarAdd]
  return {
    ...plain,
    ...(similar.length === 0 ? {} : { similar: [[...new Set(similar)].join('\n')] }),
    ...Object.assign({}, ...all.slice(0, mostBases).map((basis, n) => basisTyped(n, basis))),
  }
}

/** A basis as the picker sends it, and back. */
export const basisValue = ({ law, article, docNo, url, external }: Basis): string =>
  JSON.stringify({ law, article, docNo, url, external })

const pickedBasis = (value: string): Basis | null => {
  try {
    const parsed = workingDraftSchema.shape.basis.safeParse([JSON.parse(value)])
    return parsed.data?.[0] ?? null
  } catch {
    return null
  }
}

/** The bases that were typed; a row without law and article is none. */
const basesIn = (typed: Typed): readonly Basis[] =>
  Array.from({ length: mostBases }, (_, n) => {
    const [law = '', article = '', docNo = '', url = ''] = basisParts.map((part) =>
      said(typed, `basis.${n}.${part}`),
    )
    return {
      ...{ law: law.replace(/^《(.+)》$/, '$1'), article },
      ...(docNo === '' ? {} : { docNo }),
      ...(url === '' ? {} : { url }),
      ...(said(typed, `basis.${n}.external`) === '' ? {} : { external: true }),
    }
  }).filter(({ law, article }) => law !== '' || article !== '')

/** The number of rows for bases, with room for more. */
export const basisRows = (typed: Typed): number => Math.min(basesIn(typed).length + 1, mostBases)

const said = (typed: Typed, name: string): string => (typed[name]?.[0] ?? '').trim().slice(0, most.words)

const linesIn = (typed: Typed, name: string): readonly string[] =>
  said(typed, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, most.lines)

/** The draft that was typed, and what is wrong with it and where. A field left empty is left out. */
export const readDraft = (typed: Typed): ReadDraft => {
  const made: Record<string, unknown> = { id: said(typed, 'id'), unit: said(typed, 'unit') }
  const guide: Record<string, unknown> = {}
  const put = (name: string, value: unknown) => {
    const part = name.split('.')[1]
    if (part === undefined) made[name] = value
    else guide[part] = value
  }
  for (const name of texts) if (said(typed, name) !== '') put(name, said(typed, name))
  for (const name of lists) if (linesIn(typed, name).length > 0) put(name, linesIn(typed, name))
  const audience = (typed['audience'] ?? []).filter((word) => word !== '')
  if (audience.length > 0) made['audience'] = audience
  made['effectiveTo'] = said(typed, 'effectiveTo') === '' ? null : said(typed, 'effectiveTo')
  if (basesIn(typed).length > 0) made['basis'] = basesIn(typed)
  if (Object.keys(guide).length > 0) made['guide'] = guide
  const parsed = workingDraftSchema.safeParse(made)
  if (parsed.success) return { kind: 'read', draft: parsed.data }
  const faults = Object.fromEntries(
    parsed.error.issues.map((issue) => [inputOf(fieldOf(issue)), `${faultWords(issue)}，请改正。`]),
  )
  return { kind: 'faulty', faults, draft: soundPart(made) }
}

/** A fault of one line is told at the text it is a line of. */
const inputOf = (path: string): string => {
  const list = [...lists, 'audience'].find((name) => path.startsWith(name))
  return list ?? (path === 'basis' ? 'basis.0.law' : path)
}

/** Shown while still too short to be saved: whoever types sees it grow. */
const shownAsTyped: readonly string[] = ['question', 'answer']

/** What can be shown of a draft that has faults. */
const soundPart = (made: Readonly<Record<string, unknown>>): WorkingDraft => {
  const { shape } = workingDraftSchema
  const sound = Object.entries(made).filter(
    ([name, value]) =>
      shownAsTyped.includes(name) ||
      (name in shape && shape[name as keyof typeof shape].safeParse(value).success),
  )
  return { id: 'x.x', unit: 'hotline', ...Object.fromEntries(sound) }
}
