export { chineseDate } from '../../domain/place-day.ts'
