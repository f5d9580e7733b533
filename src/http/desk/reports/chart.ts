/** A chart that answers one question. Bars begin at zero; every bar has its figure. */
export type Chart = {
  /** The answer, as a sentence without its stop. */
  readonly title: string
  readonly unit: string
  readonly bars: readonly { readonly name: string; readonly value: number; readonly marked?: boolean }[]
  /** lying: one bar below the other, with room for long names. */
  readonly form: 'standing' | 'lying'
  readonly meaning: 'plain' | 'danger'
}

/** What makes charts and workbooks; absent where the runtime has no room for the libraries. */
export type ReportFiles = {
  /** SVG for the page itself: colours are our tokens, no inline styles. */
  drawChart(chart: Chart): Promise<string>
  writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array>
}

/** A sheet of a workbook: what stands above the table, its headings and lines. */
export type Sheet = {
  readonly name: string
  readonly notes: readonly string[]
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}
