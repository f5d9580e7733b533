import type { PlaceId } from './domain/place.ts'
import type { Staff, StaffRole } from './domain/staff.ts'
import type { Unit } from './domain/unit.ts'

/** The password of every demonstration account; it stands on every page of a demonstration. */
export const demoPassword = 'jiban-demo'

const hotlineRoles: Readonly<Record<string, StaffRole>> = {
  agent: 'agent',
  dispatcher: 'dispatcher',
  auditor: 'auditor',
  supervisor: 'supervisor',
  lead: 'hotline-lead',
  editor: 'knowledge-editor',
  admin: 'system-admin',
}
const unitRoles: Readonly<Record<string, StaffRole>> = {
  clerk: 'unit-clerk',
  leader: 'unit-leader',
  manager: 'unit-admin',
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givenNames = [...'明华军丽敏静强磊洋艳勇杰娟涛超霞平刚玲桂']

/** Nobody's name: one of four hundred, the same at every start. */
const madeUpName = (n: number): string =>
  `${surnames[n % surnames.length]}${givenNames[Math.floor(n / surnames.length) % givenNames.length]}`

/** The accounts of a demonstration: each role of the hotline once, and three people for every unit. */
export const demoPeople = (place: PlaceId, units: readonly Unit[]): readonly Staff[] => {
  const hotline = Object.entries(hotlineRoles).map(([word, role]) => ({
    id: `${word}.${place}`,
    role,
    unit: null,
  }))
  const ofUnits = units
    .filter(({ tier }) => tier !== 'center')
    .flatMap(({ id: unit }) =>
      Object.entries(unitRoles).map(([word, role]) => ({ id: `${word}.${unit}.${place}`, role, unit })),
    )
  return [...hotline, ...ofUnits].map((person, n) => ({
    ...person,
    place,
    name: madeUpName(n * 7),
    active: true,
  }))
}
