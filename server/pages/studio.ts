import { Router, type Request } from 'express'
import { LANGUAGES, type Language } from '../contract/common'
import { Theme } from '../contract/account'
import type { PackedBasemap } from '../catalog/basemap'
import { render } from '../templates/render'
import { wordsIn } from '../templates/words'
import type { StudioAssets } from './assets'

export interface StudioDeps {
  readonly studio: StudioAssets
  /** The script of its worker, as it is sent. */
  readonly worker: string
  /** The drawn ground of the studio's maps. */
  readonly ground: PackedBasemap
}

const groundAddress = ({ print }: PackedBasemap): string => `/mapa-base/${print}.json`

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
function shell(req: Request, { studio, ground }: StudioDeps): string {
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
    {
      lang: LOCALES[language],
      theme,
      title,
      nightMedia: NIGHT[theme],
      assets: studio,
      ground: groundAddress(ground),
      noScript,
    },
    language,
  )
}

/** What a telephone needs to put the field form among its programs. */
const installation = (language: Language) => {
  const words = wordsIn(language)
  const icon = (size: number) => ({
    src: `/assets/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })
  return {
    name: `${words('pages.studio.title')} · ${words('common.brand')}`,
    short_name: words('common.brand'),
    lang: LOCALES[language],
    start_url: '/studio/campo',
    scope: '/studio',
    display: 'standalone',
    background_color: '#fbf8f1',
    theme_color: '#fbf8f1',
    icons: [icon(192), icon(512)],
  }
}

/** Answers every address of the studio, below where it is mounted, with the shell; nothing of it is kept. */
export function studioRouter(deps: StudioDeps): Router {
  const router = Router()
    .get('/sw.js', (_req, res) => {
      // Asked for anew each time: a worker that outlives its server would show people what is no longer there.
      res
        .set({ 'Cache-Control': 'no-cache', 'Service-Worker-Allowed': '/studio' })
        .type('text/javascript')
        .send(deps.worker)
    })
    .get('/app.webmanifest', (req, res) => {
      res.vary('Accept-Language, Cookie').set('Cache-Control', 'no-cache')
      res.type('application/manifest+json').send(JSON.stringify(installation(languageOf(req))))
    })
  return router.get(['/', '/{*rest}'], (req, res) => {
    res.vary('Accept-Language, Cookie')
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }).type('html').send(shell(req, deps))
  })
}

/** Answers the ground of the studio's maps under a name that is never reused: whoever has it need not ask again. */
export function groundRouter({ ground }: Pick<StudioDeps, 'ground'>): Router {
  return Router().get(groundAddress(ground), (_req, res) => {
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type('json').send(ground.body)
  })
}
