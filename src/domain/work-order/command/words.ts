import { z } from 'zod'

/** Free words of a command: never empty, never endless. */
export const words = z.string().trim().min(2).max(2000)
