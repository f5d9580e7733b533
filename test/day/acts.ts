import { formIn, type Typed } from './form.ts'
import { all, byId, type Element, textOf } from './html.ts'
import type { People } from './people.ts'
import { alertsOn, formOf, linksOn, type Page, type Visitor } from './visitor.ts'

/** An order as it stands in a list. */
export type Row = {
  readonly no: string
  readonly to: string
  /** Name of the unit it lies with. */
  readonly unit: string
  readonly step: string
}

const mostPages = 8

const rowsOn = (page: Page): readonly Row[] =>
  all(page.root, 'tbody').flatMap((body) =>
    all(body, 'tr').flatMap((row): readonly Row[] => {
      const link = linksOn(row).find(({ to }) => /\/desk\/orders\/[^/?]+$/.test(to))
      const cells = all(row, 'td').map(textOf)
      return link === undefined
        ? []
        : [{ no: link.words, to: link.to, unit: cells.at(-2) ?? '', step: (cells.at(-1) ?? '').trim() }]
    }),
  )

/** All rows of a list, page by page; what the navigation does not offer to this person is empty. */
export const listed = async (
  person: Visitor,
  { desk }: People,
  list: string,
  more = '',
): Promise<readonly Row[]> => {
  const rows: Row[] = []
  let to: string | undefined = `${desk}/orders?list=${list}${more}`
  for (let n = 0; to !== undefined && n < mostPages; n += 1) {
    const page: Page = await person.open(to)
    if (page.status !== 200) person.fault(`${to}: ${page.status} ${alertsOn(page)}`)
    rows.push(...rowsOn(page))
    to = linksOn(page.root).find(({ words }) => words === '下一页')?.to
  }
  return rows
}

/** What may be done now, by name. */
export const offered = (page: Page): ReadonlyMap<string, string> =>
  new Map(
    all(page.root, 'section.may')
      .flatMap((section) => all(section, 'ul.acts').slice(0, 1))
      .flatMap(linksOn)
      .filter(({ to }) => to.includes('/do/'))
      .map(({ words, to }) => [words, to] as const),
  )

/** Does one act by its form, reads it over once more where that is asked. What the rules say against it is given back. */
export const act = async (
  person: Visitor,
  page: Page,
  name: string,
  typed: Typed = {},
): Promise<string | null> => {
  const to = offered(page).get(name)
  if (to === undefined) return `${name} is not offered`
  return fillAct(person, await person.open(to), name, typed)
}

const actForm = (page: Page) => formOf(page, /\/do\/[\w-]+$/)

export const fillAct = async (
  person: Visitor,
  page: Page,
  name: string,
  typed: Typed,
): Promise<string | null> => {
  const form = actForm(page)
  if (!form) return alertsOn(page) || `no form for ${name} (${page.status})`
  let next = await person.submit(form, typed)
  const sure = actForm(next)
  if (sure?.buttons.some(({ words }) => words.startsWith('确定')))
    next = await person.submit(sure, {}, ['sure', 'yes'])
  return all(next.root, 'p.done').length > 0 ? null : alertsOn(next) || `${name}: ${next.status} ${next.path}`
}

/** Opens the contact of an order with a reason; from then on these words may be seen. */
export const revealed = async (person: Visitor, page: Page, words: readonly string[]): Promise<boolean> => {
  const box = byId(page.root, 'contact') as Element | undefined
  const form = box && all(box, 'form').map(formIn)[0]
  if (!form) return false
  for (const word of words) person.known.add(word)
  const shown = await person.submit(form, { why: '联系诉求人核实情况' })
  return shown.status === 200
}
