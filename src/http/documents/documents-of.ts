import { formalLetter, replyLetter, terminationNotice } from './letters.ts'
import type { OrderDocument, Papers } from './order-document.ts'
import { supervisionPaper } from './supervision-papers.ts'
import { workSheet } from './work-sheet.ts'

/** Every paper this order has given rise to so far. Pure. */
export const documentsOf = (papers: Papers): readonly OrderDocument[] =>
  [
    workSheet(papers),
    ...papers.order.supervisions.map((supervision) => supervisionPaper(papers, supervision)),
    formalLetter(papers),
    terminationNotice(papers),
    replyLetter(papers),
  ].filter((paper) => paper !== null)
