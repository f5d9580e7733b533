import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Every core: the default leaves one free, which is half of the small machines this runs on.
    maxWorkers: '100%',
  },
})
