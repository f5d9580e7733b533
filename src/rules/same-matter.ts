import { termsOf } from './resemblance.ts'

type Told = { readonly title: string; readonly text: string; readonly where?: string | undefined }

/** Share of the shorter text's terms that the other has too, and the least number of them. */
const line = 0.5
const least = 4

/** Whether two accounts of one person tell of the same matter: most of what the shorter one says stands in the other. */
export const isSameMatter = (one: Told, other: Told): boolean => {
  const [a, b] = [one, other].map(({ title, text }) => termsOf(`${title} ${text}`)) as [Terms, Terms]
  const shared = [...a].filter((term) => b.has(term)).length
  return shared >= least && shared >= line * Math.min(a.size, b.size)
}
type Terms = ReadonlySet<string>
