import { z } from 'zod'
import { deviceDrawer, type Box } from '../parts/device-drawer'
import type { Value } from './value'

/** What was typed and not yet saved, kept on this device until it is. */
const Kept = z.object({
  value: z.record(z.string(), z.unknown()),
  /** What it was written over: the common ground if somebody else saved since. */
  base: z.record(z.string(), z.unknown()),
  tag: z.string(),
  at: z.number(),
})
export interface Kept {
  readonly value: Value
  readonly base: Value
  readonly tag: string
  readonly at: number
}

/** A drawer per person and object. Where the browser gives no storage (private windows) nothing is kept. */
export const drawer = (box: Box | undefined, person: string, object: string) =>
  deviceDrawer<Kept>(box, `rutas:unsaved:${person}:${object}`, Kept)
export type Drawer = ReturnType<typeof drawer>
