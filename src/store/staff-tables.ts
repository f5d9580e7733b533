import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { At, Json, MaybeAt } from './column-types.ts'

/** People who work with the system, how they sign in, and reports that somebody was replaced. */
export type StaffTables = {
  staff: {
    place: string
    id: string
    name: string
    role: string
    unit: string | null
    active: boolean
    demo: Generated<boolean>
  }
  daily_check: {
    place: string
    id: GeneratedAlways<number>
    desk: string
    day: string
    staff: string
    at: At
    waiting: number
    overdue: number
    found_sealed: string | null
    article: string
    once: string
  }
  daily_check_reminder: { place: string; day: string; desk: string; at: At }
  auth_user: {
    id: string
    name: string
    email: string
    username: string
    display_username: string | null
    email_verified: Generated<boolean>
    must_change_password: Generated<boolean>
    two_factor_enabled: Generated<boolean>
    created_at: At
    updated_at: At
  }
  auth_account: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: At
    updated_at: At
  }
  auth_session: {
    id: string
    token: string
    user_id: string
    user_agent: string | null
    expires_at: At
    created_at: At
    seen_at: ColumnType<Date, Date | undefined, Date>
    by_provider: Generated<boolean>
  }
  provider_attempt: {
    state_digest: string
    browser_digest: string
    place: string
    nonce: string
    verifier: string
    back: string
    expires_at: At
  }
  desk_deed: {
    place: string
    id: GeneratedAlways<string>
    at: ColumnType<Date, Date | undefined, never>
    who: string
    kind: string
    subject: string
    detail: string | null
  }
  auth_two_factor: {
    id: string
    user_id: string
    secret: string
    backup_codes: string
    verified: Generated<boolean>
  }
  sign_in_failure: { name_digest: string; failures: number; last_at: At }
  api_key: { digest: string; place: string; staff: string; name: string; created_at: At; expires_at: At }
  staff_change: {
    place: string
    id: string
    unit: string | null
    role: string
    leaves: string | null
    joins: Json<{ readonly id: string; readonly name: string }> | null
    changed_on: string
    reported_at: At
    reported_by: string
    due_at: MaybeAt
    late: boolean
    article: string | null
    report_to: string[]
    cc: string[]
  }
}
