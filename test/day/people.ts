import { formOf, type Visitor, visitorOf } from './visitor.ts'
import type { World } from './world.ts'

const password = 'jiban-demo'

/** People at work, each signed in once by the page for it, as `agent`, `clerk.market`. */
export const peopleOf = (world: World, place: string) => {
  const signedIn = new Map<string, Promise<Visitor>>()
  const signIn = async (account: string): Promise<Visitor> => {
    const username = `${account}.${place}`
    const person = visitorOf(world, username)
    const page = await person.open(`/${place}/desk`)
    const form = formOf(page, '/desk/sign-in')
    if (!form) throw new Error(`${username} is not asked to sign in`)
    const desk = await person.submit(form, { username, password })
    if (!desk.path.includes('/desk/') || desk.path.includes('sign-in'))
      throw new Error(`${username} cannot sign in: ${desk.path}`)
    return person
  }
  return {
    place,
    desk: `/${place}/desk`,
    as: (account: string): Promise<Visitor> => {
      const known = signedIn.get(account) ?? signIn(account)
      signedIn.set(account, known)
      return known
    },
  }
}
export type People = ReturnType<typeof peopleOf>
