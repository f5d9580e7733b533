import { contentPlaces, readContent, readUnits } from '../knowledge/content-files.ts'
import type { PlaceId } from './domain/place.ts'
import type { KnowledgeLoader } from './ports/knowledge-store.ts'
import type { UnitStore } from './ports/unit-store.ts'

export type Seeding = { readonly loader: KnowledgeLoader; readonly units: UnitStore }

/**
 * Loads the shipped content: units and duty catalogues of every place, national entries and each place's own.
 * What is unchanged since the last start makes no new version. Throws when a shipped file does not fit its schema.
 */
export const seedDemo = async (
  { loader, units }: Seeding,
  now: Date,
  onProgress: (text: string) => void,
): Promise<void> => {
  for (const place of await contentPlaces()) {
    const content = await readUnits(place)
    await units.load(place, content.units, content.duties)
  }
  const { files, bad } = await readContent()
  if (bad.length > 0)
    throw new Error(bad.map(({ file, row, problem }) => `${file}:${row} ${problem}`).join('\n'))
  const byPlace = Map.groupBy(files, ({ place }) => place)
  for (const [place, own] of byPlace) await loadPlace(loader, place, own, now, onProgress)
}

const loadPlace = async (
  loader: KnowledgeLoader,
  place: PlaceId,
  files: Awaited<ReturnType<typeof readContent>>['files'],
  now: Date,
  onProgress: (text: string) => void,
) => {
  const entries = files.flatMap((file) => file.entries)
  const result = await loader.load(place, entries, now, (done, total) =>
    onProgress(`indexing ${place}: ${done}/${total}`),
  )
  if (result.added + result.changed > 0)
    onProgress(`${place}: ${result.added} entries added, ${result.changed} changed`)
}
