import type { Citation, Reply } from '../../domain/answer.ts'
import { type GuidePart, guideLines } from '../../domain/knowledge/guide-lines.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import { options } from './canned.ts'

/** The citation of an entry, as every channel shows it. `unitName` is the owner's name in the place. */
export const citationOf = (entry: EntryVersion, unitName: string | undefined, url: string): Citation => ({
  entryId: entry.id,
  version: entry.version,
  title: entry.question,
  ...(unitName === undefined ? {} : { unit: unitName }),
  basis: entry.basis.map(({ law, article, docNo }) =>
    docNo === undefined ? { law, article } : { law, article, docNo },
  ),
  effectiveFrom: entry.effectiveFrom,
  url,
})

/** The structured part of a guide as lines; empty when the entry has none. */
export const guideText = (entry: EntryVersion, parts?: readonly GuidePart[]): string =>
  guideLines(entry.guide, parts).join('\n')

/** 《劳动合同法》第三十条、第八十五条; the state's name before a law's is left out, as people do. */
const lawWithArticles = (law: string, articles: Citation['basis']): string => {
  const docNo = articles.find((basis) => basis.docNo)?.docNo
  const numbers = articles.map(({ article }) => article).filter((article) => article !== '全文')
  return `《${law.replace(/^中华人民共和国/, '')}》${docNo ? `（${docNo}）` : ''}${[...new Set(numbers)].join('、')}`
}

/** 来源：《物业管理条例》第六十五条 · 市住房和城乡建设局 · 2018年3月19日起有效 */
export const sourceLine = (citation: Citation): string => {
  const laws = [...Map.groupBy(citation.basis, ({ law }) => law)]
  const basis = laws.map(([law, articles]) => lawWithArticles(law, articles)).join('；')
  const since = citation.effectiveFrom?.split('-').map(Number)
  const from = since ? ` · ${since[0]}年${since[1]}月${since[2]}日起有效` : ''
  return `来源：${basis}${citation.unit ? ` · ${citation.unit}` : ''}${from}`
}

/** A citizen is told that an answer is being looked into; it is given all the same, or one voice could silence it. */
const doubtLine = '\n\n【待核】有人反映这条答复可能有误，负责单位正在核对；急需办理的，请先向负责单位核实。'

/** The stored answer word for word, its guide and its source. */
export const answerReply = (entry: EntryVersion, citation: Citation): Reply => {
  const guide = guideText(entry)
  const body = guide === '' ? entry.answer.trim() : `${entry.answer.trim()}\n\n${guide}`
  return {
    text: `${body}${entry.doubted ? doubtLine : ''}\n\n${sourceLine(citation)}`,
    citations: [citation],
    options: [options.helpful, options.unsolved, options.human],
  }
}
