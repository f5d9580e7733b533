export { announcedYears, chinaCalendar } from './china-calendar.ts'
