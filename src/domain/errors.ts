/** Broken preconditions that a caller can cause. What a citizen can cause in conversation is an outcome, not an error. */
const errorCodes = [
  'unknown_place',
  'unknown_order',
  'unknown_entry',
  'unknown_conversation',
  'invalid_input',
  'not_json',
  'body_too_large',
  'wrong_code',
  /** Nobody is signed in, or the session has ended. */
  'not_signed_in',
  /** Signed in with a password that somebody else has set; it has to be changed first. */
  'password_due',
  /** Signed in without the second step that the role asks for; it has to be set up first. */
  'second_step_due',
  /** Signed in, but the table of rights does not give them this step. */
  'not_allowed',
  'unknown_staff',
  /** An idempotency key that was used for another command. */
  'key_reused',
  'forbidden_by_rule',
  'version_conflict',
  'rate_limited',
  'not_found',
  'busy',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export class DomainError extends Error {
  readonly code: ErrorCode
  /** What was wrong, with which value, and what to do; shown to the caller. */
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: ErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.facts = facts
  }
}

/** Closes a switch over a union: a forgotten case does not compile. */
export const assertNever = (value: never): never => {
  throw new Error(`unhandled case ${JSON.stringify(value)}`)
}
