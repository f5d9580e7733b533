import type { Basis } from '../../domain/knowledge-entry.ts'

type Cited = Pick<Basis, 'law' | 'article' | 'docNo'>

/** One line a law: 《居民身份证法》第三条、第十条、第十一条等6条. Without `most` every article is named. */
export const lawLines = (basis: readonly Cited[], most = Number.POSITIVE_INFINITY): readonly string[] =>
  [...Map.groupBy(basis, ({ law }) => law)].map(([law, cited]) => {
    const articles = cited.filter(({ article }) => article !== '全文').map(({ article }) => article)
    const docNo = cited.find(({ docNo }) => docNo)?.docNo
    const more = articles.length > most ? `等${articles.length}条` : ''
    return `《${law}》${docNo ? `（${docNo}）` : ''}${articles.slice(0, most).join('、')}${more}`
  })
