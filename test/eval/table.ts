/** What evaluations and benchmarks print. */
export type Table = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Prints a table in columns; wide characters count double. */
export const printTable = ({ title, columns, rows }: Table): void => {
  const lines = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => widthOf(line[i] ?? ''))))
  console.log(`\n${title}`)
  for (const line of lines)
    console.log(
      line
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
}

const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (/[ᄀ-￦]/.test(char) ? 2 : 1), 0)
