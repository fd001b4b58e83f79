import { useSignal } from '@preact/signals'
import { MOST_PHOTOS } from '../../../../server/contract/photo'
import { t } from '../../words'

interface ChooseProps {
  /** How many more fit. */
  readonly room: number
  /** @returns how many did not fit */
  onFiles(files: readonly File[]): number
}

const picturesOf = (files: FileList | null | undefined): File[] =>
  [...(files ?? [])].filter(({ type }) => type === '' || type.startsWith('image/'))

/** Where photographs come in: chosen, taken with the telephone, or dropped here. */
export function ChoosePhotos({ room, onFiles }: ChooseProps) {
  const over = useSignal(false)
  const left = useSignal(0)
  const take = (files: FileList | null | undefined) => (left.value = onFiles(picturesOf(files)))
  if (room <= 0) return <p class="small">{t('photos.full', { most: MOST_PHOTOS })}</p>
  return (
    <div
      class={`photo-choose${over.value ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault()
        over.value = false
        take(event.dataTransfer?.files)
      }}
    >
      <label class="button is-plain">
        <input
          type="file"
          accept="image/*"
          multiple
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same photograph may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        {t('photos.choose')}
      </label>
      <span class="small photo-drop">{t('photos.drop')}</span>
      {left.value > 0 && (
        <p class="wrong" role="alert">
          {t('photos.left', { count: left.value, most: MOST_PHOTOS })}
        </p>
      )}
    </div>
  )
}
