import type { Reader } from './reader.rules'

type FileKind = 'pdf' | 'cues' | 'gpx' | 'kml' | 'geojson'

/** Links to the files that stand beside a page, in its language, each with what it is good for. */
export function downloads(path: string, kinds: readonly FileKind[], { words, href }: Reader) {
  return kinds.map((kind) => ({
    kind,
    href: href(path) + (kind === 'cues' ? '.pdf?edition=cues' : `.${kind}`),
    label: words(`pages.file.${kind}`),
    use: words(`pages.file.use.${kind}`),
    main: kind === 'pdf',
  }))
}
