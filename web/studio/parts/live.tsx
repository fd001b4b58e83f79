import { signal } from '@preact/signals'

const said = signal('')

/** Says something to people who listen to the screen, without moving their focus. */
export function announce(text: string): void {
  said.value = ''
  // The region must be seen empty first, or the same sentence twice is not read twice.
  setTimeout(() => (said.value = text), 60)
}

/** Where announcements are written; it stands once, at the end of the page. */
export const LiveRegion = () => (
  <div class="unseen" role="status" aria-live="polite">
    {said.value}
  </div>
)
