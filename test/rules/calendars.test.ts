import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isWorkday } from '../../src/domain/working-time.ts'
import { chinaCalendar } from '../../src/rules/calendars/index.ts'

const folder = new URL('../../../shared/data/calendar/', import.meta.url)
const yearSchema = z.object({ days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })) })

describe('the yearly calendars', () => {
  it('hold every year from 2019 to 2026', () => {
    expect([...chinaCalendar.years]).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
  })

  it.skipIf(!existsSync(folder))(
    'agree with the published lists day by day (skipped without the data)',
    () => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
      expect(files).toHaveLength(8)
      for (const file of files) {
        const { days } = yearSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
        for (const { date, isOffDay } of days) {
          expect(isWorkday(chinaCalendar, date), `${file} ${date}`).toBe(!isOffDay)
        }
      }
    },
  )

  it('give 2025 its 248 and 2026 its 248 working days', () => {
    const count = (year: number) => {
      const first = Date.UTC(year, 0, 1)
      const days = Array.from({ length: 365 }, (_, i) =>
        new Date(first + i * 86_400_000).toISOString().slice(0, 10),
      )
      return days.filter((day) => isWorkday(chinaCalendar, day)).length
    }
    expect([count(2025), count(2026)]).toEqual([248, 248])
  })
})
