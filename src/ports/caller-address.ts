declare module 'hono' {
  interface ContextVariableMap {
    /** Where the caller is counted; the service sets it for all routes. Undefined when nothing is known. */
    callerAddress: string | undefined
  }
}

/** The variable of a request under which limits by address find it. */
export const callerAddress = 'callerAddress'
