import { Router } from 'express'
import { z } from 'zod'
import { bytesOfBase64 } from '../account/door-file'
import { operation, type Operation } from '../account/operation'
import { AddedPhoto, ByPhoto, NEW_PHOTO_BODY, NewPhoto, PhotoQuery } from '../contract/api/photo'
import { Slug } from '../contract/common'
import { AppError } from '../contract/errors'
import { PHOTO_SIZES, PhotoId, type Photo, type PhotoType } from '../contract/photo'
import type { OpenPhotos, PhotoCommands } from './photo.commands'
import { isFree } from './photo.rules'

const TYPES = { webp: 'image/webp', jpg: 'image/jpeg' } as const
const USUAL_SIZE = 640

/** The paths of the API by which photographs of sites come in, and are seen before they are published. */
export const photoOperations = (commands: PhotoCommands): Operation[] => [
  operation({
    id: 'sites.photos.add',
    method: 'post',
    path: '/sites/:id/photos',
    needs: 'site.edit',
    about: 'Keeps a photograph for a site; it is shown once the site names it among its photos and is published.',
    params: z.strictObject({ id: Slug }),
    body: NewPhoto,
    answer: AddedPhoto,
    creates: true,
    most: NEW_PHOTO_BODY,
    run: async ({ actor, params, body }) => ({
      body: { photo: await commands.add(actor, params.id, bytesOfBase64(body.base64)) },
    }),
  }),
  operation({
    id: 'sites.photos.read',
    method: 'get',
    path: '/sites/:id/photos/:photo',
    needs: 'site.read',
    about: 'Gives a photograph of a site in a width, published or not.',
    params: ByPhoto,
    query: PhotoQuery,
    answer: null,
    gives: Object.values(TYPES),
    read: async ({ actor, params, query: { width: size = USUAL_SIZE } }) => {
      const type = (PHOTO_SIZES.webp as readonly number[]).includes(size) ? 'webp' : 'jpg'
      const { bytes, hash } = await commands.read(actor, { site: params.id, photo: params.photo, type, size })
      return { file: { bytes, name: `${params.photo}.${type}`, type: TYPES[type] }, tag: hash }
    },
  }),
  operation({
    id: 'sites.photos.erase',
    method: 'delete',
    path: '/sites/:id/photos/:photo',
    needs: 'site.review',
    about: 'Erases a photograph at once and for good, published or not: whoever consented may take it back.',
    params: ByPhoto,
    answer: null,
    status: 204,
    write: async (tx, { actor, params }) => commands.erase(tx, actor, params).then(() => ({})),
  }),
]

/** As long as a copy may lie about: what is withdrawn must be forgotten too, people sooner than walls. */
const MOST_SECONDS = { place: 30 * 86_400, people: 86_400 }

/** How long a copy may be kept: never beyond the last day on which it is shown. */
function secondsLeft({ until, showsPeople }: Photo, now: Date): number {
  const most = MOST_SECONDS[showsPeople ? 'people' : 'place']
  if (until === undefined) return most
  const end = Date.parse(`${until}T00:00:00Z`) + 86_400_000
  return Math.max(0, Math.min(most, Math.floor((end - now.getTime()) / 1000)))
}

const Asked = z.strictObject({ id: PhotoId, file: z.string().regex(/^\d{3,4}\.(webp|jpg)$/) })

/** What an address names; an address that none of our pages writes is no photograph. */
function askedOf(params: unknown): { id: string; type: PhotoType; size: number } {
  const { data } = Asked.safeParse(params)
  const [size = '', type = ''] = data?.file.split('.') ?? []
  const isOurs = data && (PHOTO_SIZES[type as PhotoType] as readonly number[]).includes(Number(size))
  if (!isOurs) throw new AppError('photo.not_found')
  return { id: data.id, type: type as PhotoType, size: Number(size) }
}

/** Published photographs: `/fotos/<id>/640.jpg`. */
export const photoRouter = (photos: OpenPhotos, now: () => Date) =>
  Router().get('/fotos/:id/:file', async (req, res) => {
    const { id, ...size } = askedOf(req.params)
    const { photo, file } = await photos.file(id, size)
    res.set({
      'Cache-Control': `public, max-age=${secondsLeft(photo, now())}, immutable`,
      ETag: `"${file.hash}"`,
      ...(isFree(photo.licence) ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
    })
    res.type(TYPES[file.type]).send(file.bytes)
  })
