import type { z } from 'zod'

export type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function tried<T>(doing: () => T): T | undefined {
  try {
    return doing()
  } catch {
    return undefined
  }
}

/**
 * One thing kept on this device under a name, in one shape. Where the browser gives no storage (private windows) or what
 * lies there cannot be read, there is nothing.
 */
export const deviceDrawer = <T>(box: Box | undefined, name: string, shape: z.ZodType<T>) => ({
  look: (): T | undefined =>
    tried(() => {
      const text = box?.getItem(name)
      return text ? shape.parse(JSON.parse(text)) : undefined
    }),
  /** @returns false when it could not be kept */
  keep: (kept: T): boolean => tried(() => (box ? (box.setItem(name, JSON.stringify(kept)), true) : false)) ?? false,
  clear: (): void => void tried(() => box?.removeItem(name)),
})
