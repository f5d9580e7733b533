import type { PlaceId } from '../domain/place.ts'

/** What a programme with a key may do. */
export type ClientScope = 'openai' | 'open311' | 'relay' | 'mcp' | 'webhook'

/** A programme of somebody else that speaks with this hotline. */
export type ChannelClient = {
  readonly id: string
  readonly place: PlaceId
  readonly scope: ClientScope
  readonly name: string
  /** What the scope needs beside the key: a URL, a unit, an original channel. */
  readonly settings: Readonly<Record<string, string>>
  readonly createdAt: string
  readonly revokedAt: string | null
}

export type ChannelClients = {
  /** The key is shown once. It finds the client, and signs where messages are signed. */
  add(
    place: PlaceId,
    client: Pick<ChannelClient, 'scope' | 'name' | 'settings'>,
    at: Date,
  ): Promise<{ readonly client: ChannelClient; readonly key: string }>
  /** null for a key that is unknown, revoked or of another scope. */
  byKey(scope: ClientScope, key: string): Promise<ChannelClient | null>
  /** With the key itself, to check or make a signature; null when unknown or revoked. */
  withKey(
    place: PlaceId,
    id: string,
  ): Promise<{ readonly client: ChannelClient; readonly key: string } | null>
  list(place: PlaceId): Promise<readonly ChannelClient[]>
  /** False when there is no such client. */
  revoke(place: PlaceId, id: string, at: Date): Promise<boolean>
}
