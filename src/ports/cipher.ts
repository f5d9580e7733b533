/** Seals personal data at rest. `seal` of the same text twice gives different bytes; `open` throws on a changed byte. */
export type Cipher = {
  seal(text: string): Promise<string>
  open(sealed: string): Promise<string>
  /** Keyed digest: the same text gives the same value, not reversible without the key. */
  digest(text: string): Promise<string>
}
