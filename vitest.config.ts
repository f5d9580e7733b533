import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Long enough for a machine several times slower and busy with something else: they end what hangs, nothing more.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Every core: the default leaves one free, which is half of the small machines this runs on.
    maxWorkers: '100%',
  },
})
