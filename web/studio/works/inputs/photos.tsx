import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { MOST_PHOTOS, type PhotoDraft } from '../../../../server/contract/photo'
import { Button } from '../../parts/button'
import { announce } from '../../parts/live'
import { Notice } from '../../parts/notice'
import { Outbox } from '../../photos/outbox'
import { say, t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm, type FormTools } from '../tools'
import { at } from '../value'
import { labelOf } from './labels'
import { ChoosePhotos } from './photo-choose'
import { PhotoFields } from './photo-fields'
import { Sendings } from './photo-sendings'
import { Sequence } from './sequence'

type Photos = readonly PhotoDraft[]

const photosIn = (value: unknown): Photos => (at(value, 'photos') as Photos | undefined) ?? []

/** Photographs that arrive are put behind those that are there at that moment, whatever was typed meanwhile. */
function useOutbox(form: FormTools): Outbox {
  const newest = useRef(form)
  newest.current = form
  const { id } = form.work!
  return useMemo(
    () =>
      new Outbox(id, (photo) => {
        const { work, set } = newest.current
        set('photos', [...photosIn(work!.latest()), { id: photo }])
        announce(t('photos.added'))
      }),
    [id],
  )
}

/** Whoever leaves while a photograph is on its way is asked first. */
function useLeaving(waits: boolean): void {
  useEffect(() => {
    if (!waits) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [waits])
}

interface Taken {
  readonly photo: PhotoDraft
  readonly index: number
}

/** What was just taken away, and the way back. */
function Undo({ taken, onUndo }: { readonly taken: Taken; onUndo(): void }) {
  const name = say(taken.photo.alt) || t('photos.number', { n: taken.index + 1 })
  return (
    <Notice>
      <p class="photo-undo">
        <span>{t('photos.removed', { name })}</span>
        <Button onClick={onUndo}>{t('photos.undo')}</Button>
      </p>
    </Notice>
  )
}

/** The order of the photographs, with the last one taken away kept for a change of mind. */
function useAlbum(form: FormTools) {
  const photos = photosIn(form.value)
  const taken = useSignal<Taken | null>(null)
  const put = (next: Photos) => form.set('photos', next.length > 0 ? next : undefined)
  return {
    photos,
    taken: taken.value,
    change(next: Photos) {
      const index = photos.findIndex((photo) => !next.some(({ id }) => id === photo.id))
      if (index >= 0) taken.value = { photo: photos[index]!, index }
      put(next)
    },
    undo() {
      const { photo, index } = taken.peek()!
      taken.value = null
      put([...photos.slice(0, index), photo, ...photos.slice(index)].slice(0, MOST_PHOTOS))
      announce(t('photos.back'))
    },
  }
}

/** The photographs of a site: chosen, taken or dropped here, told of one by one, the first of them the cover. */
export function PhotosInput({ field }: { readonly field: FieldOf<'photos'> }) {
  const form = useForm()
  const outbox = useOutbox(form)
  const { photos, taken, change, undo } = useAlbum(form)
  const sendings = outbox.sendings.value
  useLeaving(sendings.length > 0)
  const room = MOST_PHOTOS - photos.length - sendings.length
  return (
    <fieldset class="list photos wide" id={idOf(field.path)} tabIndex={-1}>
      <legend class="unseen">{labelOf(form.room, field.path)}</legend>
      <p class="hint">{t('photos.lead')}</p>
      <Sequence
        items={photos}
        numbered
        idOf={(index) => idOf(`${field.path}.${index}`)}
        keyOf={({ id }) => id}
        nameOf={({ alt }, index) => say(alt) || t('photos.number', { n: index + 1 })}
        onChange={change}
      >
        {(photo, index) => <PhotoFields photo={photo} index={index} />}
      </Sequence>
      {taken && <Undo taken={taken} onUndo={undo} />}
      <Sendings outbox={outbox} />
      <ChoosePhotos room={room} onFiles={(files) => outbox.take(files, room)} />
    </fieldset>
  )
}
