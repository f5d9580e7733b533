/** The present moment. A fixed or movable one in tests and demonstrations. */
export type Clock = { now(): Date }
