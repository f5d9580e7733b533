/** What reports count, one row for each counted step. */
export type ReportTables = {
  order_fact: {
    place: string
    order_no: string
    seq: number
    /** Calendar day in China. */
    day: string
    kind: string
    unit: string | null
    duty: string | null
    area: string | null
    channel: string
    good: boolean | null
    score: number | null
    category: string | null
    void: boolean
  }
}
