import { LANGUAGES } from '../../../server/contract/common'
import type { PhotoDraft } from '../../../server/contract/photo'
import { Section } from '../parts/page'
import { Thumbnail } from '../photos/thumbnail'
import { say, t } from '../words'
import type { Field } from './fields'
import { labelOf } from './inputs/labels'
import { photoText, textOf, type Speaker } from './saying'
import { at, isPlain, type Value } from './value'

/** A web address somebody wrote is a link only when it is one. */
const webAddress = (text: unknown): string | null =>
  /^https?:\/\/[^\s]+$/.test(String(text)) && URL.canParse(String(text)) ? String(text) : null

function Sources({ sources }: { readonly sources: readonly Value[] }) {
  return (
    <ol class="read-list">
      {sources.map((source, index) => {
        const { title, author, year, pages, url } = source as Record<string, string | undefined>
        const address = webAddress(url)
        return (
          <li key={index}>
            {[author, title, year, pages].filter(Boolean).join(', ')}{' '}
            {address ? (
              <a href={address} target="_blank" rel="noopener noreferrer">
                {new URL(address).hostname}
              </a>
            ) : (
              url
            )}
          </li>
        )
      })}
    </ol>
  )
}

const ReadPhotos = ({ photos, site }: { readonly photos: readonly PhotoDraft[]; readonly site: string }) => (
  <ul class="read-photos">
    {photos.map((photo) => (
      <li key={photo.id}>
        <Thumbnail site={site} id={photo.id} alt={say(photo.alt)} />
        <span class="small">{photoText(photo)}</span>
      </li>
    ))}
  </ul>
)

function Told({ field, value, speaker }: { field: Field; value: Value; speaker: Speaker }) {
  const piece = at(value, field.path)
  if ((field.input === 'lines' || field.input === 'texts') && isPlain(piece))
    return (
      <div class="read-tongues">
        {LANGUAGES.map((language) => (
          <p key={language} lang={language === 'pt' ? 'pt-BR' : language}>
            <span class="tongue-mark">{language}</span>
            {(piece[language] as string | undefined) || <span class="lacks">{t('works.form.missing')}</span>}
          </p>
        ))}
      </div>
    )
  if (field.input === 'photos' && Array.isArray(piece))
    return <ReadPhotos photos={piece as PhotoDraft[]} site={speaker.id ?? ''} />
  if (field.input === 'sources' && Array.isArray(piece)) return <Sources sources={piece as Value[]} />
  const text = textOf(speaker, field.path, piece)
  return text ? <span class="lines first-up">{text}</span> : <span class="small">{t('works.form.empty')}</span>
}

interface ReadingProps {
  readonly value: Value
  readonly speaker: Speaker
  readonly titleOf: (id: string) => string
}

/** A work as it is read by who may not write it now. */
export const Reading = ({ value, speaker, titleOf }: ReadingProps) => (
  <>
    {speaker.sections.map((section) => (
      <Section key={section.id} title={titleOf(section.id)}>
        <dl class="read">
          {section.fields.map((field) => (
            <div key={field.path} class={field.wide ? 'wide' : undefined}>
              <dt>{labelOf(speaker.room, field.path)}</dt>
              <dd>
                <Told field={field} value={value} speaker={speaker} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    ))}
  </>
)
