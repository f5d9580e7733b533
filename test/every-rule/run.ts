import { namedTests } from './named-tests.ts'
import { sourcesAt } from './pack-path.ts'
import { holdings } from './rule-row.ts'
import { ruleBooks } from './rule-rows.ts'

/** `npm run rules:coverage`: every rule, how it is held, where its values stand, what proves it. */
const tests = namedTests()
let unproved = 0

for (const { pack, rows } of ruleBooks) {
  console.log(`\n## ${pack.regulation.title} (${rows.length})\n`)
  console.log('| id | 条 | 内容 | 方式 | 取值（条文） | 代码 | 测试 |')
  console.log('|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const values = row.pack.map((path) => `${path}（${sourcesAt(pack, path)[0]?.article ?? '无'}）`)
    const proofs = tests.get(row.id) ?? []
    if (proofs.length === 0 && row.holds !== 'organisational') unproved += 1
    const code = [...row.code, ...(row.seen ? [`可见：${row.seen.where}`] : [])]
    const cells = [row.id, row.article, row.what, holdings[row.holds], values.join(' '), code.join(' ')]
    console.log(`| ${[...cells, proofs.join(' ') || '—'].join(' | ')} |`)
  }
}

const all = ruleBooks.flatMap(({ rows }) => rows)
const by = Object.entries(holdings).map(
  ([holds, word]) => `${word} ${all.filter((row) => row.holds === holds).length}`,
)
console.log(`\n${all.length} 条：${by.join('，')}；没有测试的 ${unproved} 条`)
process.exitCode = unproved === 0 ? 0 : 1
