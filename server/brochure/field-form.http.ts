import { z } from 'zod'
import { operation, type Operation } from '../account/operation'
import { may } from '../account/rights.rules'
import { LanguageChoice } from '../contract/account'
import { NetworkId, Slug } from '../contract/common'
import { AppError } from '../contract/errors'
import type { ReviewReading } from '../review/reading.commands'
import type { BrochureCommands } from './commands'
import type { SiteDraft } from './field-form.rules'

const Asked = z.strictObject({ language: LanguageChoice.optional() })

/** The field form on paper: of a site as it is written now, or empty for one that nobody has described. */
export const fieldFormOperations = (
  commands: Pick<BrochureCommands, 'fieldForm'>,
  reading: Pick<ReviewReading, 'detail'>,
): Operation[] => [
  operation({
    id: 'sites.fieldForm',
    method: 'get',
    path: '/sites/:id/field-form',
    needs: 'site.read',
    about: 'Prints the field form of a site: what is known, and room for what is missing.',
    params: z.strictObject({ id: Slug }),
    query: Asked,
    answer: null,
    gives: 'application/pdf',
    read: async ({ actor, params: { id }, query: { language = actor.language } }) => {
      const { value, networks } = await reading.detail({ kind: 'site', id, actor })
      const subject = { id, network: networks[0] ?? '', value: value as SiteDraft }
      return { file: { bytes: await commands.fieldForm(subject, language), name: `${id}-${language}-campo.pdf` } }
    },
  }),
  operation({
    id: 'networks.fieldForm',
    method: 'get',
    path: '/networks/:id/field-form',
    needs: 'site.read',
    about: 'Prints an empty field form for a new site of a network.',
    params: z.strictObject({ id: NetworkId }),
    query: Asked,
    answer: null,
    gives: 'application/pdf',
    read: async ({ actor, params: { id }, query: { language = actor.language } }) => {
      if (!may(actor.grants, 'site.read', { networks: [id] })) throw new AppError('right.missing')
      const bytes = await commands.fieldForm({ id: '', network: id, value: {} }, language)
      return { file: { bytes, name: `${id}-${language}-campo.pdf` } }
    },
  }),
]
