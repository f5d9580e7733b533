export { chinaCalendar } from './china-calendar.ts'
