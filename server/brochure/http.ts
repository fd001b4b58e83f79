import { Router, type Request, type RequestHandler } from 'express'
import type { BrochureKind } from '../contract/brochure'
import type { Language } from '../contract/common'
import type { BrochureCommands } from './commands'

const FOLDERS: Readonly<Record<string, BrochureKind>> = { rutas: 'route', paquetes: 'package', viajes: 'tour' }
const LANGUAGES: Readonly<Record<string, Language>> = { '': 'es', pt: 'pt', en: 'en' }

/** Prints on request: `/rutas/:slug.pdf`, `/pt/paquetes/:slug.pdf`, `/en/viajes/:slug.pdf`. */
export function brochureRouter(commands: Pick<BrochureCommands, 'print'>): Router {
  const answer =
    (kind: BrochureKind, language: Language): RequestHandler =>
    async (req: Request, res) => {
      const slug = String(req.params.slug)
      const { pdf, fileName, etag } = await commands.print({ kind, slug, language, edition: 'dossier' })
      // Revalidated each time: a print changes when its version does, and an unchanged one costs no bytes.
      res.set({
        'Content-Disposition': `inline; filename="${fileName}"`,
        ETag: etag,
        'Cache-Control': 'public, no-cache',
      })
      if (req.fresh) return void res.status(304).end()
      res.type('application/pdf').send(pdf)
    }
  const router = Router()
  for (const [prefix, language] of Object.entries(LANGUAGES))
    for (const [folder, kind] of Object.entries(FOLDERS))
      router.get(`${prefix === '' ? '' : `/${prefix}`}/${folder}/:slug.pdf`, answer(kind, language))
  return router
}
