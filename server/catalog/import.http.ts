import type { z } from 'zod'
import { bytesOfBase64 } from '../account/door-file'
import { operation, type Operation } from '../account/operation'
import { may } from '../account/rights.rules'
import { ImportAsked, ImportDone, ImportOrder, ImportPreview, TemplateQuery } from '../contract/api/import'
import { AppError } from '../contract/errors'
import { siteTemplate } from './import-template.rules'
import { MOST_BYTES, type ImportCommands, type ImportFile } from './import.commands'

/** Base64 makes four letters of three bytes, and the rest of the body is small. */
const MOST_BODY = Math.ceil((MOST_BYTES * 4) / 3) + 512 * 1024

const bytesOf = ({ text, base64 }: z.infer<typeof ImportAsked>): Uint8Array =>
  text === undefined ? bytesOfBase64(base64!) : Buffer.from(text, 'utf8')

const fileOf = (body: z.infer<typeof ImportAsked>): ImportFile => ({
  name: body.name,
  bytes: bytesOf(body),
  network: body.network,
  decisions: body.decisions,
})

/** The paths by which a file of sites comes in. */
export const importOperations = (commands: ImportCommands): Operation[] => [
  operation({
    id: 'imports.preview',
    method: 'post',
    path: '/imports/preview',
    needs: 'site.edit',
    about: 'Tells row by row what an import would add, change or refuse, and why; nothing is written.',
    body: ImportAsked,
    answer: ImportPreview,
    most: MOST_BODY,
    run: async ({ actor, body }) => ({ body: await commands.preview(actor, fileOf(body)) }),
  }),
  operation({
    id: 'imports.create',
    method: 'post',
    path: '/imports',
    needs: 'site.edit',
    about: 'Makes drafts of the sites of a file: all of its rows or, with keepGood, the good ones.',
    body: ImportOrder,
    answer: ImportDone,
    creates: true,
    most: MOST_BODY,
    run: async ({ actor, body }) => ({
      body: await commands.save(actor, { ...fileOf(body), keepGood: body.keepGood ?? false }),
    }),
  }),
  operation({
    id: 'imports.template',
    method: 'get',
    path: '/imports/template',
    needs: 'site.edit',
    about: 'Gives a file to be filled in, with every column of a site and one row that shows how.',
    query: TemplateQuery,
    answer: null,
    gives: ['text/csv', 'application/geo+json'],
    read: async ({ actor, query: { format, network } }) => {
      if (!may(actor.grants, 'site.edit', { networks: [network] })) throw new AppError('right.missing')
      const type = format === 'csv' ? ('text/csv' as const) : ('application/geo+json' as const)
      const bytes = Buffer.from(siteTemplate(format, { language: actor.language, network }))
      return { file: { bytes, name: `sitios.${format}`, type } }
    },
  }),
]
