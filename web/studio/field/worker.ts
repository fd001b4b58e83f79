import { signal } from '@preact/signals'

/** Whether this telephone opens the studio with the network off; `never` where the browser has no means for it. */
export const readiness = signal<'preparing' | 'ready' | 'never'>('preparing')

const SCRIPT = '/studio/sw.js'
const SCOPE = '/studio'

/** A worker needs a safe connection, and a browser that lets it keep things. */
export async function prepareWorker(): Promise<void> {
  if (readiness.peek() !== 'preparing') return
  const { serviceWorker } = navigator
  if (!serviceWorker) return void (readiness.value = 'never')
  try {
    await serviceWorker.register(SCRIPT, { scope: SCOPE, updateViaCache: 'none' })
    await serviceWorker.ready
    readiness.value = 'ready'
    // Asked so that a full telephone does not throw away what is not yet sent.
    await navigator.storage?.persist?.()
  } catch {
    // Without network the one that was prepared before still serves; only a telephone that never had one is unprepared.
    readiness.value = serviceWorker.controller ? 'ready' : 'never'
  }
}
