import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * A session for an account whose owner the identity provider vouches for. Callable from our code alone: its path is not
 * among the open ones, and the library's second step does not follow it.
 */
export const providerSession = () => ({
  id: 'provider-session' as const,
  endpoints: {
    openProviderSession: createAuthEndpoint(
      '/provider-session',
      { method: 'POST', body: z.object({ id: z.string() }), metadata: { SERVER_ONLY: true as const } },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.id)
        if (!user) throw context.error('UNAUTHORIZED')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ sessionId: session.id })
      },
    ),
  },
})
