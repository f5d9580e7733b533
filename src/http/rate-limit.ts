export { type RateLimit, rateLimit } from '../usecases/rate-limit.ts'
