import { contentPlaces, readContent, readUnits } from '../knowledge/content-files.ts'
import { demoPassword, demoPeople } from './demo-people.ts'
import type { PlaceId } from './domain/place.ts'
import type { Staff } from './domain/staff.ts'
import type { KnowledgeLoader } from './ports/knowledge-store.ts'
import type { UnitStore } from './ports/unit-store.ts'
import type { DemoAccounts } from './store/accounts/index.ts'

export type Seeding = {
  readonly loader: KnowledgeLoader
  readonly units: UnitStore
  readonly demoAccounts: DemoAccounts
}

/**
 * Loads the shipped content: units and duty catalogues of every place with demonstration accounts, national entries and
 * each place's own.
 * What is unchanged since the last start makes no new version. Throws when a shipped file does not fit its schema.
 */
export const seedDemo = async (
  { loader, units, demoAccounts }: Seeding,
  now: Date,
  onProgress: (text: string) => void,
): Promise<void> => {
  const people: Staff[] = []
  for (const place of await contentPlaces()) {
    const content = await readUnits(place)
    await units.load(place, content.units, content.duties)
    people.push(...demoPeople(place, content.units))
  }
  const added = await demoAccounts.addMissing(people, demoPassword)
  if (added > 0) onProgress(`${added} demonstration accounts added`)
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
