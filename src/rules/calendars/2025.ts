import type { CalendarYear } from '../../domain/working-time.ts'

/** Holidays and make-up workdays of 2025 as the State Council's general office announced them. */
export const calendar2025: CalendarYear = {
  year: 2025,
  sources: ['https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'],
  holidays: [
    { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
    { name: '春节', from: '2025-01-28', to: '2025-02-04' },
    { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
    { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
    { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
    { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
  ],
  makeUpWorkdays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
}
