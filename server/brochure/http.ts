import { Router, type Request, type RequestHandler } from 'express'
import { BROCHURE_KINDS, type BrochureKind } from '../contract/brochure'
import type { Language } from '../contract/common'
import { z } from 'zod'
import { operation, type Operation } from '../account/operation'
import { FOLDERS as DRAFT_FOLDERS } from '../contract/api/review'
import { LanguageChoice } from '../contract/account'
import { Slug } from '../contract/common'
import type { ReviewReading } from '../review/reading.commands'
import type { BrochureCommands } from './commands'

const FOLDERS: Readonly<Record<string, BrochureKind>> = { rutas: 'route', paquetes: 'package', viajes: 'tour' }
const LANGUAGES: Readonly<Record<string, Language>> = { '': 'es', pt: 'pt', en: 'en' }

/** Prints on request: `/rutas/:slug.pdf`, `/pt/paquetes/:slug.pdf`, `/en/viajes/:slug.pdf`; with `?edition=cues` the cue sheet. */
export function brochureRouter(commands: Pick<BrochureCommands, 'print'>): Router {
  const answer =
    (kind: BrochureKind, language: Language): RequestHandler =>
    async (req: Request, res) => {
      const slug = String(req.params.slug)
      const edition = req.query.edition === 'cues' ? 'cues' : 'dossier'
      const { pdf, fileName, etag } = await commands.print({ kind, slug, language, edition })
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

/** The proof of a brochure, printed from a draft for whoever may see it before the public does. */
export const brochureOperations = (
  commands: Pick<BrochureCommands, 'proof'>,
  reading: Pick<ReviewReading, 'proof'>,
): Operation[] =>
  BROCHURE_KINDS.map((kind) =>
    operation({
      id: `${DRAFT_FOLDERS[kind]}.proof`,
      method: 'get',
      path: `/${DRAFT_FOLDERS[kind]}/:id/proof`,
      needs: 'brochure.preview',
      about: `Prints the brochure of a ${kind} as it would be if it were published now, marked as a proof.`,
      params: z.strictObject({ id: Slug }),
      query: z.strictObject({ language: LanguageChoice.optional() }),
      answer: null,
      gives: 'application/pdf',
      read: async ({ actor, params: { id }, query: { language = actor.language } }) => ({
        file: {
          bytes: await commands.proof(await reading.proof({ kind, id, actor }), language),
          name: `${id}-${language}-prueba.pdf`,
        },
      }),
    }),
  )
