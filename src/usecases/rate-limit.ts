export { type RateLimit, rateLimit } from '../domain/rate-limit.ts'
