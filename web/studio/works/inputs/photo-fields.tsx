import { useState } from 'preact/hooks'
import { licenceKey } from '../../../../server/catalog/photo.rules'
import { LANGUAGES } from '../../../../server/contract/common'
import { PHOTO_COVERS, PHOTO_LICENCES, type PhotoDraft } from '../../../../server/contract/photo'
import { call, remove } from '../../../api'
import { Button } from '../../parts/button'
import { Confirm } from '../../parts/dialog'
import { Field, Select, TextArea } from '../../parts/field'
import { announce } from '../../parts/live'
import { useDoing } from '../../parts/query'
import { Thumbnail } from '../../photos/thumbnail'
import { say, t } from '../../words'
import { idOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'

interface PieceProps {
  readonly photo: PhotoDraft
  readonly index: number
}

const MOST_WORDS = 600
const ERASE = remove('/sites/:id/photos/:photo', null)

/** What the fields of one photograph share: where they stand in the value, and how it is written. */
function usePiece(index: number) {
  const { set, errors } = useForm()
  const path = (piece: string) => `photos.${index}.${piece}`
  return {
    idFor: (piece: string) => idOf(path(piece)),
    errorOf: (piece: string) => errors[path(piece)],
    put: (piece: string, next: unknown) => set(path(piece), next),
  }
}

/** A text about it in three languages: side by side, or one at a time on a phone. */
function Tongues({ photo, index, piece }: PieceProps & { readonly piece: 'alt' | 'caption' }) {
  const { tongue } = useForm()
  const { idFor, errorOf, put } = usePiece(index)
  const texts = photo[piece] ?? {}
  const begun = LANGUAGES.some((language) => texts[language]?.trim())
  return (
    <fieldset class="in-three wide" id={idFor(piece)} tabIndex={-1} data-tongue={tongue.value}>
      <legend>{t(`photos.${piece}`)}</legend>
      <p class="hint">{t(`photos.${piece}Hint`)}</p>
      <div class="in-three-row">
        {LANGUAGES.map((language) => (
          <div key={language} class={`tongue is-${language}`}>
            <TextArea
              id={idFor(`${piece}.${language}`)}
              lang={language === 'pt' ? 'pt-BR' : language}
              label={
                <>
                  <span class="unseen">{`${t(`photos.${piece}`)} ${index + 1}: `}</span>
                  {t(`works.form.${language}`)}
                  {begun && !texts[language]?.trim() && <span class="lacks"> {t('works.form.missing')}</span>}
                </>
              }
              rows={2}
              maxLength={MOST_WORDS}
              value={texts[language] ?? ''}
              error={errorOf(`${piece}.${language}`)}
              onInput={(next) => put(`${piece}.${language}`, next)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

const YES_NO = ['no', 'yes'] as const

/** Who took it, when, by what permission it is used and until when. */
function Origin({ photo, index }: PieceProps) {
  const { idFor, errorOf, put } = usePiece(index)
  const shared = (piece: 'author' | 'credit' | 'takenOn' | 'until') => ({
    id: idFor(piece),
    label: t(`photos.${piece}`),
    hint: piece === 'author' ? undefined : t(`photos.${piece}Hint`),
    value: photo[piece] ?? '',
    error: errorOf(piece),
    onInput: (next: string) => put(piece, next),
  })
  const people = photo.showsPeople === undefined ? '' : photo.showsPeople ? 'yes' : 'no'
  return (
    <>
      <Field {...shared('author')} maxLength={200} />
      <Select
        id={idFor('licence')}
        label={t('photos.licenceLabel')}
        empty={t('works.form.choose')}
        options={PHOTO_LICENCES.map((value) => ({ value, label: t(`photos.licence.${licenceKey(value)}`) }))}
        value={photo.licence ?? ''}
        error={errorOf('licence')}
        onInput={(next) => put('licence', next)}
      />
      <Select
        id={idFor('showsPeople')}
        label={t('photos.people')}
        empty={t('works.form.choose')}
        options={YES_NO.map((value) => ({ value, label: t(`photos.people_${value}`) }))}
        value={people}
        error={errorOf('showsPeople')}
        onInput={(next) => put('showsPeople', next === '' ? undefined : next === 'yes')}
      />
      <Field {...shared('takenOn')} maxLength={40} />
      <Field {...shared('until')} type="date" />
      <Field {...shared('credit')} maxLength={200} />
    </>
  )
}

/** Who consented to be seen, or to the place being seen; asked where somebody is, or where the place is kept. */
function Consent({ photo, index }: PieceProps) {
  const { idFor, errorOf, put } = usePiece(index)
  const { by = '', on = '', covers = [] } = photo.consent ?? {}
  const mark = (cover: (typeof PHOTO_COVERS)[number], is: boolean) => {
    const next = PHOTO_COVERS.filter((each) => (each === cover ? is : covers.includes(each)))
    put('consent.covers', next.length > 0 ? next : undefined)
  }
  return (
    <fieldset class="photo-consent wide" id={idFor('consent')} tabIndex={-1}>
      <legend>{t('photos.consent')}</legend>
      <p class="hint">{t('photos.consentHint')}</p>
      <div class="entries">
        <Field
          id={idFor('consent.by')}
          label={t('photos.consentBy')}
          value={by}
          maxLength={200}
          error={errorOf('consent.by')}
          onInput={(next) => put('consent.by', next)}
        />
        <Field
          id={idFor('consent.on')}
          type="date"
          label={t('photos.consentOn')}
          value={on}
          error={errorOf('consent.on')}
          onInput={(next) => put('consent.on', next)}
        />
        <div class="entry" id={idFor('consent.covers')} tabIndex={-1}>
          {PHOTO_COVERS.map((cover) => (
            <div class="check" key={cover}>
              <input
                id={`${idFor('consent.covers')}-${cover}`}
                type="checkbox"
                checked={covers.includes(cover)}
                onChange={(event) => mark(cover, event.currentTarget.checked)}
              />
              <label for={`${idFor('consent.covers')}-${cover}`}>{t(`photos.covers_${cover}`)}</label>
            </div>
          ))}
        </div>
      </div>
    </fieldset>
  )
}

/** Whoever was seen may take back that they are: not for a change of mind, which the list keeps. */
function Erase({ photo, index }: PieceProps) {
  const { work, set } = useForm()
  const [asked, setAsked] = useState(false)
  const doing = useDoing()
  const name = say(photo.alt) || t('photos.number', { n: index + 1 })
  const erase = () =>
    doing.run(async () => {
      await call(ERASE, { params: { id: work!.id, photo: photo.id } })
      const left = ((at(work!.latest(), 'photos') as PhotoDraft[] | undefined) ?? []).filter(
        ({ id }) => id !== photo.id,
      )
      set('photos', left.length > 0 ? left : undefined)
      announce(t('photos.erased', { name }))
    })
  return (
    <p class="wide">
      <Button kind="quiet" label={`${t('photos.erase')}: ${name}`} onClick={() => setAsked(true)}>
        {t('photos.erase')}
      </Button>
      {asked && (
        <Confirm
          title={t('photos.eraseTitle')}
          action={t('photos.erase')}
          danger
          busy={doing.busy}
          error={doing.error}
          onYes={() => void erase()}
          onClose={() => setAsked(false)}
        >
          <p>{t('photos.eraseText', { name })}</p>
        </Confirm>
      )}
    </p>
  )
}

/** One photograph of the form: what it looks like, and everything that must be told of it. */
export function PhotoFields({ photo, index }: PieceProps) {
  const { work, value } = useForm()
  const asksConsent = photo.showsPeople === true || photo.consent !== undefined || at(value, 'sensitive') !== undefined
  return (
    <div class="photo">
      <div class="photo-frame">
        <Thumbnail site={work!.id} id={photo.id} alt={say(photo.alt) || t('photos.number', { n: index + 1 })} />
        {index === 0 && <span class="photo-cover">{t('photos.cover')}</span>}
      </div>
      <div class="entries photo-told">
        <Tongues photo={photo} index={index} piece="alt" />
        <Origin photo={photo} index={index} />
        {asksConsent && <Consent photo={photo} index={index} />}
        <details class="wide turns" open={photo.caption !== undefined}>
          <summary>{t('photos.captionAdd')}</summary>
          <Tongues photo={photo} index={index} piece="caption" />
        </details>
        {work!.mayErase && <Erase photo={photo} index={index} />}
      </div>
    </div>
  )
}
