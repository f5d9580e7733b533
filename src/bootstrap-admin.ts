import { parseArgs } from 'node:util'
import { DomainError } from './domain/errors.ts'
import { type PlaceId, placeIdSchema } from './domain/place.ts'
import { readEnv } from './env.ts'
import { openDatabase } from './open-database.ts'
import { allPlaces } from './rules/index.ts'
import { accountStore } from './store/accounts/index.ts'
import { auditTrail } from './store/audit-trail.ts'
import { migrate } from './store/migrate.ts'
import { migrationFiles } from './store/migration-files.ts'
import { staffStore } from './store/staff-store.ts'
import { firstAdministrator } from './usecases/people/first-administrator.ts'

/** `npm run admin:bootstrap -- --place … --id … --name …`: the first administrator of a place, once. */
const usage = 'npm run admin:bootstrap -- --place <place> --id <account> [--name <name>]'

const asked = (): { readonly place: PlaceId; readonly id: string; readonly name: string } => {
  const { values } = parseArgs({
    options: { place: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' } },
  })
  const place = placeIdSchema.safeParse(values.place)
  if (!place.success || !allPlaces.includes(place.data) || values.id === undefined)
    throw new DomainError('invalid_input', `${usage}\nplaces: ${allPlaces.join(', ')}`)
  return { place: place.data, id: values.id, name: values.name ?? '系统管理员' }
}

const bootstrap = async (): Promise<void> => {
  const { place, id, name } = asked()
  const database = await openDatabase(readEnv(process.env))
  try {
    await migrate(database.db, await migrationFiles())
    const password = await firstAdministrator(
      {
        staff: staffStore(database.db),
        // Nothing is signed here: no request is answered.
        accounts: accountStore(database.db, { secret: crypto.randomUUID().repeat(2), production: true }),
        audit: auditTrail(database.db),
      },
      place,
      id,
      name,
    )
    console.log(`Account: ${id}\nOne-time password, shown this once: ${password}`)
    console.log('It has to be changed at the first sign-in.')
  } finally {
    await database.close()
  }
}

await bootstrap().then(
  () => process.exit(0),
  (fault) => {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exit(1)
  },
)
