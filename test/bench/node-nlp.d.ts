/** The part of node-nlp that the benchmark uses; the package has no types. */
declare module 'node-nlp' {
  export type Settings = {
    readonly languages: readonly string[]
    readonly autoSave: boolean
    readonly forceNER: boolean
    readonly nlu: { readonly log: boolean }
  }
  export type Processed = {
    readonly classifications: readonly { readonly intent: string; readonly score: number }[]
  }
  export class NlpManager {
    constructor(settings: Settings)
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<Processed>
  }
}
