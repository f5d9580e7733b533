/**
 * The ids of one text's terms with the place of each, for one text after another: an id stands where its last bits say or
 * in the next place after it that no id of this text has. Cheaper than a Map, since nothing is made for a text.
 */
export class IdPlaces {
  #ids = new Int32Array(1024)
  #places = new Int32Array(1024)
  /** By which text an id was put there. */
  #texts = new Int32Array(1024)
  #text = 0

  /** Begins a text with so many terms at most. */
  begin(most: number): void {
    this.#text += 1
    if (this.#ids.length >= most * 2 && this.#text < MOST_TEXTS) return
    const room = Math.max(this.#ids.length, 2 ** Math.ceil(Math.log2(most * 2)))
    this.#ids = new Int32Array(room)
    this.#places = new Int32Array(room)
    this.#texts = new Int32Array(room)
    this.#text = 1
  }

  /** False when this text has the id already, which keeps its place. */
  add(id: number, place: number): boolean {
    const at = this.#slotOf(id)
    if (this.#texts[at] === this.#text) return false
    this.#ids[at] = id
    this.#places[at] = place
    this.#texts[at] = this.#text
    return true
  }

  /** -1 for an id that this text has not. */
  placeOf(id: number): number {
    const at = this.#slotOf(id)
    return this.#texts[at] === this.#text ? (this.#places[at] ?? -1) : -1
  }

  #slotOf(id: number): number {
    const last = this.#ids.length - 1
    let at = id & last
    while (this.#texts[at] === this.#text && this.#ids[at] !== id) at = (at + 1) & last
    return at
  }
}

const MOST_TEXTS = 2 ** 31 - 1
