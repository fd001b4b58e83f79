import { signal } from '@preact/signals'
import { AddedPhoto } from '../../../server/contract/api/photo'
import { ApiError, call, keyKeeper, post } from '../../api'
import { sentenceOf } from '../parts/notice'
import { t } from '../words'
import { shrink } from './shrink'

const ADD = post('/sites/:id/photos', AddedPhoto)

/** A photograph that has not arrived yet. */
export interface Sending {
  readonly key: number
  readonly name: string
  readonly file: File
  readonly preview: string
  /** How much of it has left, from 0 to 1. */
  readonly share: number
  /** Why it did not arrive; '' while it is on its way. */
  readonly trouble: string
  readonly attempt: number
}

let keys = 0

const isWayTrouble = (error: unknown): boolean => error instanceof ApiError && error.code.startsWith('web.')

/** Photographs on their way to a site, one at a time; one that did not arrive waits here until it is sent again. */
export class Outbox {
  readonly sendings = signal<readonly Sending[]>([])
  private busy = false
  private readonly keyFor = keyKeeper()

  constructor(
    private readonly site: string,
    private readonly onAdded: (id: string) => void,
  ) {}

  /** @returns how many of them do not fit any more */
  take(files: readonly File[], room: number): number {
    const fit = files.slice(0, Math.max(0, room))
    const made = fit.map((file): Sending => {
      keys += 1
      return { key: keys, name: file.name, file, preview: '', share: 0, trouble: '', attempt: 0 }
    })
    this.sendings.value = [...this.sendings.peek(), ...made]
    void this.run()
    return files.length - fit.length
  }

  /** Tries once more. */
  again(key: number): void {
    this.put(key, { trouble: '', share: 0 })
    void this.run()
  }

  giveUp(key: number): void {
    this.sendings.value = this.sendings.peek().filter((each) => each.key !== key)
  }

  private put(key: number, change: Partial<Sending>): void {
    this.sendings.value = this.sendings.peek().map((each) => (each.key === key ? { ...each, ...change } : each))
  }

  private async run(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let next = this.waiting(); next; next = this.waiting()) await this.send(next)
    this.busy = false
  }

  private waiting(): Sending | undefined {
    return this.sendings.peek().find(({ trouble }) => trouble === '')
  }

  private async send({ key, name, file, attempt }: Sending): Promise<void> {
    try {
      const { base64, preview } = await shrink(file, attempt)
      this.put(key, { preview })
      const body = { name: name.slice(0, 255), base64 }
      const onSent = (share: number) => this.put(key, { share })
      const { photo } = await call(ADD, { params: { id: this.site }, body, key: this.keyFor(body), onSent })
      this.onAdded(photo.id)
      this.giveUp(key)
    } catch (error) {
      const isHeavy = error instanceof Error && error.message === 'heavy'
      const trouble = isHeavy ? t('photos.heavy') : sentenceOf(error)
      this.put(key, { trouble, attempt: isWayTrouble(error) ? attempt + 1 : attempt })
    }
  }
}
