import { z } from 'zod'
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

type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A drawer per person and object. Where the browser gives no storage (private windows) nothing is kept. */
export function drawer(box: Box | undefined, person: string, object: string) {
  const key = `rutas:unsaved:${person}:${object}`
  const tried = <T>(doing: () => T): T | undefined => {
    try {
      return doing()
    } catch {
      return undefined
    }
  }
  return {
    look: (): Kept | undefined =>
      tried(() => {
        const text = box?.getItem(key)
        return text ? Kept.parse(JSON.parse(text)) : undefined
      }),
    keep: (kept: Kept): boolean => tried(() => (box ? (box.setItem(key, JSON.stringify(kept)), true) : false)) ?? false,
    clear: (): void => void tried(() => box?.removeItem(key)),
  }
}
export type Drawer = ReturnType<typeof drawer>
