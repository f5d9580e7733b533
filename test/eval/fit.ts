import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { candidatesOf, type Features } from '../../src/domain/answering/features.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { normalise } from '../../src/domain/understanding/index.ts'
import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import type { Label } from './labels.ts'

type Sample = {
  readonly features: Features
  readonly right: boolean
  readonly question: number
  readonly answerable: boolean
  readonly rank: number
}

const names = [
  'likeness',
  'covered',
  'filled',
  'coveredAnywhere',
  'whole',
  'second',
  'negative',
  'contrast',
  'particular',
  'local',
  'meanings',
  'characters',
  'inOrder',
  'failing',
  'margin',
  'wholeMargin',
  'length',
] as const satisfies readonly (keyof Features)[]
const considered = 4
/**
 * The share of the settled questions that must be right when the line is drawn. Our labels are hard on purpose: most hide
 * the key term. A turn looks more closely afterwards (whether the amount that is asked for is told) and settles fewer.
 */
const wantedPrecision = 0.97
/** Nothing less likely is settled, whatever the fitting half says: there the lines look better than they are elsewhere. */
const leastSettled = 0.88
/** What is less likely is offered to nobody: one in ten of what stands just above is right, and what stands far below is absurd. */
const leastOffered = 0.1

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
      samples.push({
        features: candidate.features,
        right: candidate.entryId === label.entry,
        question,
        answerable: label.entry !== null,
        rank,
      })
  }
  return samples
}

type Model = { readonly bias: number; readonly weights: Record<(typeof names)[number], number> }

/** Logistic regression by gradient descent on standardised features, with a little shrinkage; deterministic. */
export const fitModel = (samples: readonly Sample[]): Model => {
  const mean = names.map((name) => average(samples.map(({ features }) => features[name])))
  const spread = names.map(
    (name, i) =>
      Math.sqrt(average(samples.map(({ features }) => (features[name] - (mean[i] ?? 0)) ** 2))) || 1,
  )
  const rows = samples.map(({ features, right }) => ({
    x: names.map((name, i) => (features[name] - (mean[i] ?? 0)) / (spread[i] ?? 1)),
    y: right ? 1 : 0,
  }))
  let weights = names.map(() => 0)
  let bias = 0
  for (let round = 0; round < 1500; round++) {
    const gradient = names.map(() => 0)
    let biasGradient = 0
    for (const { x, y } of rows) {
      const error = sigmoid(x.reduce((z, value, i) => z + value * (weights[i] ?? 0), bias)) - y
      biasGradient += error
      for (const [i, value] of x.entries()) gradient[i] = (gradient[i] ?? 0) + error * value
    }
    bias -= biasGradient / rows.length
    weights = weights.map((weight, i) => weight - ((gradient[i] ?? 0) / rows.length + 1e-3 * weight))
  }
  const plain = weights.map((weight, i) => weight / (spread[i] ?? 1))
  return {
    bias: bias - plain.reduce((sum, weight, i) => sum + weight * (mean[i] ?? 0), 0),
    weights: Object.fromEntries(names.map((name, i) => [name, plain[i] ?? 0])) as Model['weights'],
  }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

const probability = (model: Model, features: Features) =>
  sigmoid(model.bias + names.reduce((z, name) => z + model.weights[name] * features[name], 0))

/**
 * The lowest line at which what is settled is right often enough, questions without an answer counted as well, and the
 * line from which choices are offered.
 */
export const drawLines = (model: Model, samples: readonly Sample[]) => {
  const best = [...Map.groupBy(samples, ({ question }) => question).values()].map((rows) =>
    rows
      .map((row) => ({ p: probability(model, row.features), right: row.right, ...row.features }))
      .reduce((a, b) => (b.p > a.p ? b : a)),
  )
  const sorted = best
    .filter(({ particular, local }) => particular === 0 && local === 0)
    .toSorted((a, b) => b.p - a.p)
  let settle = 0.99
  let right = 0
  for (const [index, row] of sorted.entries()) {
    if (row.right) right += 1
    if (right / (index + 1) >= wantedPrecision) settle = row.p
  }
  return { settle: Math.max(settle, leastSettled), offer: leastOffered }
}

/** Writes lines.ts with the fitted numbers. */
export const writeLines = async (model: Model, lines: { settle: number; offer: number }, version: string) => {
  const file = join(import.meta.dirname, '../../src/domain/answering/lines.ts')
  const text = await readFile(file, 'utf8')
  const round = (value: number) => Number(value.toFixed(2))
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
