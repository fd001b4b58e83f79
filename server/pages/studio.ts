import { Router, type Request } from 'express'
import { LANGUAGES, type Language } from '../contract/common'
import { Theme } from '../contract/account'
import { render } from '../templates/render'
import { wordsIn } from '../templates/words'
import type { StudioAssets } from './assets'

export interface StudioDeps {
  readonly studio: StudioAssets
}

const LOCALES: Readonly<Record<Language, string>> = { es: 'es', pt: 'pt-BR', en: 'en' }

/** For which screens the night stylesheet holds; the studio switches it the same way. */
const NIGHT: Readonly<Record<Theme, string>> = {
  auto: 'screen and (prefers-color-scheme: dark)',
  dark: 'screen',
  light: 'not all',
}

/** One cookie of a request, as it was written; the studio's two hold plain words. */
function cookie(req: Request, name: string): string | undefined {
  const pair = req.headers.cookie?.split(';').find((each) => each.trim().startsWith(`${name}=`))
  return pair?.split('=')[1]?.trim()
}

/** The language chosen here before, else the one the browser asks for, else Spanish. */
function languageOf(req: Request): Language {
  const chosen = LANGUAGES.find((language) => language === cookie(req, 'idioma'))
  return chosen ?? LANGUAGES.find((language) => language === req.acceptsLanguages(...LANGUAGES)) ?? 'es'
}

const themeOf = (req: Request): Theme => Theme.safeParse(cookie(req, 'tema')).data ?? 'auto'

/** The one page of the studio: the browser draws every screen in it. */
function shell(req: Request, studio: StudioAssets): string {
  const language = languageOf(req)
  const theme = themeOf(req)
  const words = wordsIn(language)
  const noScript = LANGUAGES.map((each) => ({
    lang: LOCALES[each],
    text: wordsIn(each)('pages.studio.noScript'),
    link: wordsIn(each)('pages.studio.publicSite'),
    href: each === 'es' ? '/' : `/${each}/`,
  }))
  const title = `${words('pages.studio.title')} · ${words('common.brand')}`
  return render(
    'pages/studio',
    { lang: LOCALES[language], theme, title, nightMedia: NIGHT[theme], assets: studio, noScript },
    language,
  )
}

/** Answers every address of the studio, below where it is mounted, with the shell; nothing of it is kept. */
export function studioRouter({ studio }: StudioDeps): Router {
  return Router().get(['/', '/{*rest}'], (req, res) => {
    res.vary('Accept-Language, Cookie')
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }).type('html').send(shell(req, studio))
  })
}
