import type { PlaceId } from '../../../domain/place.ts'

/** A page of this desk only; else its first one. */
export const deskPath = ({ place }: { readonly place: PlaceId }, back: string): string =>
  new RegExp(`^/${place}/desk(?:[/?][\\w\\-./?=&%:~+]*)?$`).test(back) && !back.includes('sign-in')
    ? back
    : `/${place}/desk`
