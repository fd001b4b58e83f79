/** How a search is led from outside: its chance, and how long it goes on. */
export interface Search {
  /** The same seed and the same progress give the same answer. */
  readonly seed: number
  /** Asked now and then with the rounds done: how much of the search is over, from 0 to 1; at 1 it ends. */
  progress(rounds: number): number
}
