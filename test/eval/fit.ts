import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { candidatesOf, type Features } from '../../src/domain/answering/features.ts'
import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { normalise } from '../../src/domain/understanding/index.ts'
import type { Label } from './labels.ts'

type Sample = { readonly features: Features; readonly right: boolean; readonly question: number; readonly rank: number }

const names = ['likeness', 'covered', 'filled', 'coveredAnywhere', 'margin', 'negative'] as const
const considered = 4
/** The share of settled questions that must be right when the line is drawn. */
const wantedPrecision = 0.98

/** Features of the best candidates of every question. */
export const samplesOf = async (
  knowledge: KnowledgeStore,
  labels: readonly Label[],
  defaultPlace: string,
  day: string,
): Promise<readonly Sample[]> => {
  const samples: Sample[] = []
  for (const [question, label] of labels.entries()) {
    const place = placeIdSchema.parse(label.place ?? defaultPlace)
    const text = normalise(label.q)
    const found = await knowledge.search(place, text, day, 60)
    for (const [rank, candidate] of candidatesOf(text, found).slice(0, considered).entries())
      samples.push({ features: candidate.features, right: candidate.entryId === label.entry, question, rank })
  }
  return samples
}

type Model = { readonly bias: number; readonly weights: Record<(typeof names)[number], number> }

/** Logistic regression by gradient descent with a little shrinkage; deterministic. */
export const fit = (samples: readonly Sample[]): Model => {
  const weights = names.map(() => 0)
  let bias = 0
  const rate = 0.5
  const shrink = 1e-4
  for (let round = 0; round < 4000; round++) {
    const gradient = names.map(() => 0)
    let biasGradient = 0
    for (const { features, right } of samples) {
      const error = sigmoid(bias + names.reduce((z, name, i) => z + (weights[i] ?? 0) * features[name], 0)) - (right ? 1 : 0)
      biasGradient += error
      for (const [i, name] of names.entries()) gradient[i] = (gradient[i] ?? 0) + error * features[name]
    }
    bias -= (rate * biasGradient) / samples.length
    for (const i of names.keys())
      weights[i] = (weights[i] ?? 0) - rate * ((gradient[i] ?? 0) / samples.length + shrink * (weights[i] ?? 0))
  }
  return { bias, weights: Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0])) as Model['weights'] }
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

const probability = (model: Model, features: Features) =>
  sigmoid(model.bias + names.reduce((z, name) => z + model.weights[name] * features[name], 0))

/** The lowest line at which what is settled is right often enough, and the line from which choices are offered. */
export const drawLines = (model: Model, samples: readonly Sample[]) => {
  const best = [...Map.groupBy(samples, ({ question }) => question).values()].map((rows) =>
    rows
      .map((row) => ({ p: probability(model, row.features), right: row.right }))
      .reduce((a, b) => (b.p > a.p ? b : a)),
  )
  const sorted = best.toSorted((a, b) => b.p - a.p)
  let settle = 0.99
  let right = 0
  for (const [index, row] of sorted.entries()) {
    if (row.right) right += 1
    if (right / (index + 1) >= wantedPrecision) settle = row.p
  }
  return { settle, offer: 0.12 }
}

/** Writes lines.ts with the fitted numbers. */
export const writeLines = async (model: Model, lines: { settle: number; offer: number }, version: string) => {
  const file = join(import.meta.dirname, '../../src/domain/answering/lines.ts')
  const text = await readFile(file, 'utf8')
  const round = (value: number) => Number(value.toFixed(3))
  const weights = names.map((name) => `    ${name}: ${round(model.weights[name])},`).join('\n')
  const body = `= {
  version: '${version}',
  bias: ${round(model.bias)},
  weights: {
${weights}
  },
  settle: ${round(lines.settle)},
  offer: ${round(lines.offer)},
}
`
  await writeFile(file, text.slice(0, text.lastIndexOf('= {')) + body)
}
