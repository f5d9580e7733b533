import { existsSync, readFileSync } from 'node:fs'
import { type Extracted, type Nature, natureSchema } from '../../src/domain/matter.ts'
import {
  asksForHarm,
  detectCommand,
  detectEmergency,
  detectInjection,
  detectSmallTalk,
  natureOf,
  normalise,
  understand,
} from '../../src/domain/understanding/index.ts'
import type { Table } from './table.ts'
import { groundsTable, natureApart } from './understanding-apart.ts'
import {
  emergencySentences,
  factSentences,
  fieldSentences,
  natureSentences,
} from './understanding-sentences.ts'

/** Practice sets beside the project; absent on most machines, and then said so. */
const practice = new URL('../../../shared/data/practice/', import.meta.url)

type Row = { readonly text: string; readonly nature?: string }

function rowsOf(name: string): Row[] | null {
  const file = new URL(`${name}.jsonl`, practice)
  if (!existsSync(file)) return null
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text?: string; prompt?: string; nature?: string })
    .map(({ text, prompt, nature }) => ({ text: text ?? prompt ?? '', ...(nature ? { nature } : {}) }))
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`

const natures = natureSchema.options

function confusion(
  title: string,
  rows: readonly { readonly text: string; readonly nature: Nature }[],
): Table {
  const read = rows.map((r) => ({ gold: r.nature, got: natureOf(normalise(r.text)).nature }))
  const right = read.filter((r) => r.gold === r.got).length
  return {
    title: `${title}: ${right} of ${rows.length} right, ${percent(right, rows.length)}`,
    columns: ['labelled', ...natures, 'recall'],
    rows: natures
      .map((gold) => read.filter((r) => r.gold === gold))
      .filter((of) => of.length > 0)
      .map((of) => {
        const gold = of[0]?.gold ?? '咨询'
        const hits = natures.map((n) => of.filter((r) => r.got === n).length)
        return [gold, ...hits, percent(of.filter((r) => r.got === gold).length, of.length)]
      }),
  }
}

function ownSentences(): Table[] {
  const { now, none } = emergencySentences
  const raised = now.filter((s) => detectEmergency(normalise(s.text))?.kind === s.kind).length
  const quiet = none.filter((s) => detectEmergency(normalise(s)) === null).length
  const facts = factSentences.filter(({ text, facts: want, not, home }) => {
    const got = understand(text, home ? { homeNames: home } : {}).facts as Record<string, unknown>
    return Object.entries(want).every(([k, v]) => got[k] === v) && not.every((k) => got[k] === undefined)
  }).length
  const labelled = natures.flatMap((nature) =>
    (natureSentences[nature] ?? []).map((text) => ({ text, nature })),
  )
  return [
    {
      title: 'Own labelled sentences, written along with the lists of words (a safeguard, no measure)',
      columns: ['set', 'sentences', 'right', 'share'],
      rows: [
        ['emergency now', now.length, raised, percent(raised, now.length)],
        ['no emergency', none.length, quiet, percent(quiet, none.length)],
        ['facts', factSentences.length, facts, percent(facts, factSentences.length)],
      ],
    },
    confusion('Nature, own sentences (a safeguard, no measure)', labelled),
  ]
}

/** Fields of an order read from whole messages: how many of those said are read rightly, and what is read besides. */
function fields(): Table {
  const read = fieldSentences.messages.map((m) => ({ ...m, got: understand(m.text).extracted }))
  const names = [...new Set(read.flatMap((m) => Object.keys(m.fields)))] as (keyof Extracted)[]
  return {
    title: 'Fields of an order, own sentences (a safeguard, no measure)',
    columns: ['field', 'said', 'right', 'must be absent', 'read all the same'],
    rows: names.map((name) => {
      const said = read.filter((m) => m.fields[name] !== undefined)
      const absent = read.filter((m) => m.not.includes(name))
      return [
        name,
        said.length,
        said.filter((m) => m.got[name] === m.fields[name]).length,
        absent.length,
        absent.filter((m) => m.got[name] !== undefined).length,
      ]
    }),
  }
}

const alarmSets = ['category-texts', 'category-titles', 'nature', 'consult', 'out-of-scope', 'harmful']

/** What should stay at zero on real messages: emergencies, refusals, commands; and how many harmful requests are refused. */
function alarms(): Table {
  const rows = alarmSets.map((set) => {
    const texts = (rowsOf(set) ?? []).map((r) => normalise(r.text))
    const count = (test: (text: string) => boolean): number => texts.filter(test).length
    return [
      set,
      texts.length,
      count((t) => detectEmergency(t) !== null),
      count(asksForHarm),
      count((t) => detectInjection(t).injected),
      count((t) => detectSmallTalk(t) !== null),
      count((t) => detectCommand(t) !== null),
    ]
  })
  return {
    title: 'Raised on practice messages (only `harmful` should have refusals)',
    columns: ['set', 'messages', 'emergency', 'refused', 'steering', 'small talk', 'command'],
    rows,
  }
}

function several(): Table {
  const rows = ['category-titles', 'category-texts', 'consult'].map((set) => {
    const texts = (rowsOf(set) ?? []).map((r) => r.text)
    const started = performance.now()
    const counts = texts.map((t) => understand(t).matters.length)
    const each = texts.length === 0 ? 0 : (performance.now() - started) / texts.length
    const length = texts.reduce((sum, t) => sum + t.length, 0) / Math.max(1, texts.length)
    return [set, texts.length, Math.round(length), counts.filter((n) => n > 1).length, each.toFixed(3)]
  })
  return {
    title: 'Several matters in one message, and the time of understand()',
    columns: ['set', 'messages', 'mean length', 'with several', 'ms each'],
    rows,
  }
}

/** Accuracy on the project's own sentences, and on the practice sets when they are there. */
export async function evaluateUnderstanding(
  onWrong?: (...told: readonly unknown[]) => void,
): Promise<Table[]> {
  const labelled = rowsOf('nature')
  const own = [natureApart(onWrong), groundsTable(onWrong), ...ownSentences(), fields()]
  if (!labelled) return [...own, { title: 'Practice sets are not here; skipped', columns: [], rows: [] }]
  const natureRows = labelled.flatMap((r) => {
    const nature = natureSchema.safeParse(r.nature)
    return nature.success ? [{ text: r.text, nature: nature.data }] : []
  })
  return [
    ...own,
    confusion('Nature, titles of real cases (nearly all about rivers, as clerks filed them)', natureRows),
    alarms(),
    several(),
  ]
}
