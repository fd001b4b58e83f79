import { computed, effect, signal } from '@preact/signals'
import type { Theme } from '../../server/contract/account'
import { LANGUAGES, type Language } from '../../server/contract/common'
import { speak } from './words'

const YEAR_SECONDS = 31_536_000

// The shell page is written before anybody is known: it reads these two to come in the right language and light.
const remember = (name: 'idioma' | 'tema', value: string): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${name}=${value}; Path=/studio; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`
}

const root = document.documentElement

const theme = signal<Theme>((root.dataset.tema as Theme | undefined) ?? 'auto')

/** For which screens the night stylesheet holds. */
const NIGHT: Readonly<Record<Theme, string>> = {
  auto: 'screen and (prefers-color-scheme: dark)',
  dark: 'screen',
  light: 'not all',
}

/** Day, night, or as the device has it. */
export function light(next: Theme): void {
  theme.value = next
  remember('tema', next)
}

const device = matchMedia('(prefers-color-scheme: dark)')
const deviceIsDark = signal(device.matches)
device.addEventListener('change', ({ matches }) => (deviceIsDark.value = matches))

/** Whether the studio is read by night: what is painted and not styled has to know. */
export const night = computed(() => theme.value === 'dark' || (theme.value === 'auto' && deviceIsDark.value))

effect(() => {
  root.dataset.tema = theme.value
  document.querySelector('#noche')?.setAttribute('media', NIGHT[theme.value])
})

/** Whether somebody chose a language on this device. */
export const choseLanguage = (): boolean => /(?:^|;\s*)idioma=/.test(document.cookie)

/** The language the server wrote the page in. */
export const pageLanguage = (): Language => LANGUAGES.find((known) => root.lang.startsWith(known)) ?? 'es'

/** Reads in a language from now on, here and at the next visit. */
export async function readIn(next: Language): Promise<void> {
  await speak(next)
  remember('idioma', next)
}
