/** One rule of a regulation: what it asks, how it is held, by which values of the pack and by which code. */
export type RuleRow = {
  readonly id: string
  /** As the regulation counts. */
  readonly article: string
  /** In our own words. */
  readonly what: string
  readonly holds: Holding
  /** Paths into the pack of the place; lines of a list by their id, level, ground or field. */
  readonly pack: readonly string[]
  readonly code: readonly string[]
  /** Where people see a rule that asks something of an organisation. */
  readonly seen?: { readonly as: 'list' | 'report' | 'field' | 'page'; readonly where: string }
}

/** Refused otherwise; pointed out; written down; or left to the organisation, with a place where it can be seen. */
export const holdings = {
  enforced: '强制',
  warned: '提示',
  recorded: '留痕',
  organisational: '组织',
} as const
export type Holding = keyof typeof holdings
