import { useState } from 'preact/hooks'
import { newKey } from '../../api'
import { Button } from '../parts/button'
import { Check, Field, Select } from '../parts/field'
import { Notice } from '../parts/notice'
import { t } from '../words'
import type { AskedProps } from './asked'
import type { Book, Photo } from './book'
import type { QuestionOf } from './questions'
import { shrink } from './shrink'
import { textAt, type Visit } from './visit'

/** More than a site may have. */
const MOST = 12
const LICENCES = ['cc-by-4.0', 'cc-by-sa-4.0', 'cc0', 'network-use'] as const

const kilobytes = (bytes: number): number => Math.round(bytes / 1000)

async function addTo(book: Book, visit: Visit, file: File): Promise<void> {
  const { file: bytes, ...picture } = await shrink(file)
  const photo: Photo = {
    ...picture,
    id: newKey(),
    visit: visit.id,
    name: `${file.name.replace(/\.[^.]*$/, '').slice(0, 80) || 'foto'}.jpg`,
    bytes: bytes.byteLength,
    author: textAt(visit, 'signer.name'),
    licence: LICENCES[0],
    alt: '',
    showsPeople: false,
    agreedBy: '',
    takenOn: textAt(visit, 'on'),
  }
  await book.putPhoto(photo, bytes)
}

function About({ book, photo, n }: { readonly book: Book; readonly photo: Photo; readonly n: number }) {
  const put = (more: Partial<Photo>) => void book.putPhoto({ ...photo, ...more })
  return (
    <li class="field-photo">
      <img src={photo.thumb} alt={t('field.photo.n', { n })} />
      <div class="flow">
        <p class="small">{t('field.photo.size', { n, kb: kilobytes(photo.bytes) })}</p>
        <Field
          label={t('field.photo.alt', { n })}
          hint={t('field.photo.altHint')}
          value={photo.alt}
          maxLength={300}
          onInput={(alt) => put({ alt })}
        />
        <Field
          label={t('field.photo.author', { n })}
          value={photo.author}
          maxLength={120}
          onInput={(author) => put({ author })}
        />
        <Select
          label={t('field.photo.licence', { n })}
          value={photo.licence}
          options={LICENCES.map((value) => ({ value, label: t(`field.licence.${value.replace('.', '')}`) }))}
          onInput={(licence) => put({ licence })}
        />
        <Check
          label={t('field.photo.people', { n })}
          checked={photo.showsPeople}
          onChange={(showsPeople) => put({ showsPeople })}
        />
        {photo.showsPeople && (
          <Field
            label={t('field.photo.agreed', { n })}
            hint={t('field.photo.agreedHint')}
            value={photo.agreedBy}
            maxLength={200}
            onInput={(agreedBy) => put({ agreedBy })}
          />
        )}
        <Button kind="quiet" onClick={() => void book.dropPhoto(photo.id)}>
          {t('field.photo.drop', { n })}
        </Button>
      </div>
    </li>
  )
}

interface PickProps {
  readonly words: string
  /** Opens the camera at once where there is one. */
  readonly camera?: boolean
  onPick(files: readonly File[]): void
}

const Pick = ({ words, camera, onPick }: PickProps) => (
  <label class="button field-pick">
    {words}
    <input
      class="unseen"
      type="file"
      accept="image/*"
      multiple={!camera}
      {...(camera ? { capture: 'environment' as const } : {})}
      onChange={({ currentTarget }) => {
        onPick([...(currentTarget.files ?? [])])
        currentTarget.value = ''
      }}
    />
  </label>
)

/** Photographs as the camera gives them, made small before they are kept. */
export function Photos({ visit, book, change }: AskedProps<QuestionOf<'photos'>>) {
  const [trouble, setTrouble] = useState('')
  const photos = book.photos.value.filter((photo) => photo.visit === visit.id)
  const pick = async (files: readonly File[]) => {
    setTrouble('')
    // The visit is kept before its photographs: none of them is without a place.
    change((so) => so)
    for (const file of files.slice(0, MOST - photos.length))
      await addTo(book, visit, file).catch(() => setTrouble(t('field.photo.unreadable', { name: file.name })))
  }
  return (
    <>
      {photos.length < MOST && (
        <div class="row">
          <Pick words={t('field.photo.take')} camera onPick={(files) => void pick(files)} />
          <Pick words={t('field.photo.choose')} onPick={(files) => void pick(files)} />
        </div>
      )}
      {trouble && (
        <Notice kind="bad" loud>
          {trouble}
        </Notice>
      )}
      <ul class="field-photos">
        {photos.map((photo, index) => (
          <About key={photo.id} book={book} photo={photo} n={index + 1} />
        ))}
      </ul>
    </>
  )
}
