import { creditOf, deedOf, licenceKey, photoPath, type ShownPhoto } from '../catalog/photo.rules'
import type { PhotoType } from '../contract/photo'
import type { Reader } from './reader.rules'

const srcset = ({ photo, sizes }: ShownPhoto, type: PhotoType): string =>
  sizes
    .filter((size) => size.type === type)
    .map(({ size, width }) => `${photoPath(photo.id, size, type)} ${width}w`)
    .join(', ')

/** A photograph as a page shows it: what is seen in it, who took it and what may be done with it, and its addresses. */
function photoView(shown: ShownPhoto, { words, say, format }: Reader) {
  const { photo, sizes } = shown
  const largest = sizes.at(-1)!
  const day = photo.takenOn ? `, ${format.edtf(photo.takenOn)}` : ''
  return {
    alt: say(photo.alt),
    caption: photo.caption ? say(photo.caption) : '',
    credit: words('pages.site.photos.by', { author: creditOf(photo) + day }),
    licence: words(`labels.licence.${licenceKey(photo.licence)}`),
    deed: deedOf(photo.licence),
    open: words('pages.site.photos.open', { alt: say(photo.alt) }),
    webp: srcset(shown, 'webp'),
    jpg: srcset(shown, 'jpg'),
    usual: photoPath(photo.id, 640, 'jpg'),
    large: photoPath(photo.id, 2000, 'jpg'),
    small: photoPath(photo.id, 320, 'webp'),
    width: largest.width,
    height: largest.height,
  }
}

/** The photographs of a site for its page: the first is its cover; undefined and none where it has none. */
export function photosView(shown: readonly ShownPhoto[], reader: Reader) {
  const [cover, ...photos] = shown.map((each) => photoView(each, reader))
  return { cover, photos }
}

/**
 * Photographs as search engines know them, with the licence by which they may be shown.
 * @param publicUrl without a slash at its end   @see https://schema.org/ImageObject
 */
export const photosJsonLd = (
  shown: readonly ShownPhoto[],
  { say }: Pick<Reader, 'say'>,
  publicUrl: string,
): { readonly image?: readonly object[] } =>
  shown.length === 0
    ? {}
    : {
        image: shown.map(({ photo, sizes }) => ({
          '@type': 'ImageObject',
          contentUrl: publicUrl + photoPath(photo.id, 2000, 'jpg'),
          width: sizes.at(-1)!.width,
          height: sizes.at(-1)!.height,
          caption: say(photo.caption ?? photo.alt),
          creator: { '@type': 'Person', name: photo.author },
          creditText: creditOf(photo),
          ...(deedOf(photo.licence) ? { license: deedOf(photo.licence) } : {}),
        })),
      }
