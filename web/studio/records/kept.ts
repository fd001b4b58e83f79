import { z } from 'zod'
import { deviceDrawer, type Box } from '../parts/device-drawer'
import type { Value } from '../works/value'

/** A record that is being written, and the key under which it is or was sent. */
const Kept = z.object({
  value: z.record(z.string(), z.unknown()),
  /** Idempotency-Key of what was last sent, with what that was: the same words sent once more are the same record. */
  key: z.string().optional(),
  sent: z.string().optional(),
  /** Somebody has said that it goes, and nothing answered yet. */
  waits: z.boolean().optional(),
})
export interface Kept {
  readonly value: Value
  readonly key?: string
  readonly sent?: string
  readonly waits?: boolean
}

/** Where a record waits on this device until the server has it; where the browser gives no storage nothing is kept. */
export const recordDrawer = (box: Box | undefined, ...about: readonly string[]) =>
  deviceDrawer<Kept>(box, ['rutas:record', ...about].join(':'), Kept)
export type RecordDrawer = ReturnType<typeof recordDrawer>

/** What is kept once it is being sent: one key for the same words, however often they go. */
export function sending(kept: Kept, body: unknown, newKey: () => string): Kept & { readonly key: string } {
  const sent = JSON.stringify(body)
  const key = kept.sent === sent && kept.key ? kept.key : newKey()
  return { ...kept, key, sent, waits: true }
}
