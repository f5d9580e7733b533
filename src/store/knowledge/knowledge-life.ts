import type { Cipher } from '../../ports/cipher.ts'
import type { KnowledgeLifeStore } from '../../ports/knowledge-life-store.ts'
import type { Database } from '../database.ts'
import { commitLife } from './knowledge-life-commit.ts'
import { conflictRecords } from './knowledge-life-conflicts.ts'
import { correctionRecords } from './knowledge-life-corrections.ts'
import { gapRecords } from './knowledge-life-gaps.ts'
import { lifeReads } from './knowledge-life-reads.ts'
import { reviewRecords } from './knowledge-life-review.ts'
import { toldReads } from './knowledge-life-told.ts'
import { writingReads } from './knowledge-life-writing.ts'

export const knowledgeLifeStore = (db: Database, cipher: Cipher): KnowledgeLifeStore => ({
  ...lifeReads(db),
  ...toldReads(db),
  ...writingReads(db),
  ...correctionRecords(db, cipher),
  ...conflictRecords(db),
  ...gapRecords(db),
  ...reviewRecords(db, cipher),
  commit: (change) => commitLife(db, cipher, change),
})
