import type { Accounts } from '../ports/accounts.ts'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { AuditTrail } from '../ports/audit-trail.ts'
import type { Backlog } from '../ports/backlog.ts'
import type { ChannelClients } from '../ports/channel-clients.ts'
import type { ChatModel } from '../ports/chat-model.ts'
import type { Clock } from '../ports/clock.ts'
import type { ContinueCodes } from '../ports/continue-codes.ts'
import type { ConversationMarks } from '../ports/conversation-marks.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { DailyChecks } from '../ports/daily-checks.ts'
import type { DataRequests } from '../ports/data-requests.ts'
import type { DeskInbox } from '../ports/desk-inbox.ts'
import type { DutyCorrections } from '../ports/duty-corrections.ts'
import type { EnquiryStore } from '../ports/enquiry-store.ts'
import type { HumanService } from '../ports/human-service.ts'
import type { KnowledgeLifeStore } from '../ports/knowledge-life-store.ts'
import type { KnowledgeStore } from '../ports/knowledge-store.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { LedgerDesk } from '../ports/ledger-desk.ts'
import type { OrderFeed } from '../ports/order-feed.ts'
import type { OrderStore } from '../ports/order-store.ts'
import type { OwnOrders } from '../ports/own-orders.ts'
import type { RatingLinks } from '../ports/rating-links.ts'
import type { ReportStore } from '../ports/report-store.ts'
import type { StaffStore } from '../ports/staff-store.ts'
import type { UndecidedStore } from '../ports/undecided-store.ts'
import type { UnitStore } from '../ports/unit-store.ts'
import type { Uploads } from '../ports/uploads.ts'
import type { WebhookStore } from '../ports/webhook-store.ts'

/** What the use cases need of the outside. */
export type Deps = {
  readonly clock: Clock
  readonly knowledge: KnowledgeStore
  readonly knowledgeLife: KnowledgeLifeStore
  readonly units: UnitStore
  readonly conversations: ConversationStore
  readonly orders: OrderStore
  /** What happened to orders, and who is to be told. */
  readonly orderFeed: OrderFeed
  readonly webhooks: WebhookStore
  readonly staff: StaffStore
  readonly reports: ReportStore
  readonly accounts: Accounts
  /** Who did what, kept for good. */
  readonly audit: AuditTrail
  readonly dutyCorrections: DutyCorrections
  /** What goes out, as pages that fetch read it. */
  readonly ledger: Pick<Ledger, 'since' | 'seen'>
  readonly attachments: AttachmentStore
  /** What citizens ask about their own data. */
  readonly dataRequests: DataRequests
  readonly ledgerDesk: LedgerDesk
  readonly backlog: Backlog
  readonly clients: ChannelClients
  readonly uploads: Uploads
  readonly continueCodes: ContinueCodes
  readonly marks: ConversationMarks
  readonly humans: HumanService
  readonly enquiries: EnquiryStore
  /** That people looked in on the days the rules want it. */
  readonly dailyChecks: DailyChecks
  readonly undecided: UndecidedStore
  readonly deskInbox: DeskInbox
  readonly ratingLinks: RatingLinks
  /** Ways to one's own orders without number and code. */
  readonly ownOrders: OwnOrders
  /** Words answers and makes suggestions, where one is configured; nothing depends on it. */
  readonly chatModel?: ChatModel
  /** Unpredictable digits for query codes. */
  readonly randomDigits: (count: number) => string
}
