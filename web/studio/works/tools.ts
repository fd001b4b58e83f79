import type { Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Choices } from '../../../server/contract/api/catalog'
import type { GapLine, StaleText } from '../../../server/contract/api/review'
import type { Language } from '../../../server/contract/common'
import type { Value } from './value'

/** What every field of a form may use. */
export interface FormTools {
  /** Whose words the fields have: `works.field.…` or `providers.field.…`. */
  readonly room: 'works' | 'providers' | 'record'
  readonly value: Value
  set(path: string, next: unknown): void
  /** The languages are seen one at a time where there is no room for three. */
  readonly tongue: Signal<Language>
  readonly choices: Choices | undefined
  readonly networks: readonly string[]
  /** The work that is written, its value at this moment for what ends long after the form was drawn, and whether one may erase for good. */
  readonly work?: { readonly id: string; latest(): Value; readonly mayErase: boolean }
  /** What is missing or cannot be read, as the server last told. */
  readonly gaps?: readonly GapLine[]
  /** The translations that are older than their source, and how one says that one of them still holds. */
  readonly stale?: readonly StaleText[]
  keep?(text: StaleText): Promise<void>
  /** What is wrong with what was written, by path. */
  readonly errors: Readonly<Record<string, string>>
  /** Notes that a field holds something that could not be read, and so is not in the value. */
  unread(path: string, is: boolean): void
}

const Tools = createContext<FormTools | null>(null)
export const FormFrame = Tools.Provider
export function useForm(): FormTools {
  const tools = useContext(Tools)
  if (!tools) throw new Error('a field outside its form')
  return tools
}
