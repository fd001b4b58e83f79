import { signal } from '@preact/signals'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { noteWaiting } from '../device'
import { isDone } from './parts'
import type { Taken, Visit } from './visit'

/** A photograph as it was made smaller on the telephone, and what is known of it. */
export interface Photo {
  readonly id: string
  readonly visit: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** A small JPEG as a data address, to be seen in lists. */
  readonly thumb: string
  readonly author: string
  readonly licence: string
  readonly alt: string
  readonly showsPeople: boolean
  /** Who gave leave to show it: those who are seen, or who speaks for them. */
  readonly agreedBy: string
  readonly takenOn: string
  /** What the server calls it once it has arrived. */
  readonly server?: string
}

interface Shelves extends DBSchema {
  readonly taken: { key: string; value: Taken }
  readonly visits: { key: string; value: Visit }
  readonly photos: { key: string; value: Photo; indexes: { visit: string } }
  /** The bytes apart: a list of photographs is read without them. */
  readonly files: { key: string; value: ArrayBuffer }
}
const SHELVES = ['taken', 'visits', 'photos', 'files'] as const

/** What goes on a shelf under a key; without a value it goes away. */
interface Entry {
  readonly shelf: (typeof SHELVES)[number]
  readonly key: string
  readonly value?: Taken | Visit | Photo | ArrayBuffer
}

const VERSION = 1
const FORGET_MS = 7 * 86_400_000
/** The browser answers only when it is on the disk: a battery that ends a second later takes nothing with it. */
const SAFE = { durability: 'strict' } as const

const openShelves = (person: string): Promise<IDBPDatabase<Shelves>> =>
  openDB<Shelves>(`rutas-campo-${person}`, VERSION, {
    upgrade(database) {
      for (const name of ['taken', 'visits'] as const) database.createObjectStore(name, { keyPath: 'id' })
      database.createObjectStore('photos', { keyPath: 'id' }).createIndex('visit', 'visit')
      database.createObjectStore('files')
    },
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  })

const byNewest = (one: Visit, other: Visit): number => other.changedAt - one.changedAt

/** The field book of one person on this telephone: nobody else who signs in here opens it. */
export class Book {
  readonly taken = signal<readonly Taken[]>([])
  readonly visits = signal<readonly Visit[]>([])
  readonly photos = signal<readonly Photo[]>([])
  /** Whether what was typed is on the disk. */
  readonly keeping = signal<'nothing' | 'writing' | 'kept' | 'failed'>('nothing')
  private readonly pending = new Map<string, Entry>()
  private underWay: Promise<void> | undefined

  private constructor(
    readonly person: string,
    private readonly shelves: IDBPDatabase<Shelves>,
  ) {}

  static async open(person: string): Promise<Book> {
    const book = new Book(person, await openShelves(person))
    await book.read()
    return book
  }

  /** Reads what the disk holds; another window may have written meanwhile. */
  async read(): Promise<void> {
    const [taken, visits, photos] = await this.onDisk()
    this.taken.value = taken
    this.visits.value = visits.sort(byNewest)
    this.photos.value = photos
    this.count()
  }

  /** What the disk holds once nothing more is on its way there: what is typed meanwhile is newer than what was read. */
  private async onDisk(): Promise<[Taken[], Visit[], Photo[]]> {
    await this.underWay?.catch(() => undefined)
    const all = await Promise.all([
      this.shelves.getAll('taken'),
      this.shelves.getAll('visits'),
      this.shelves.getAll('photos'),
    ])
    return this.underWay ? this.onDisk() : all
  }

  photosOf(visit: string): readonly Photo[] {
    return this.photos.value.filter((photo) => photo.visit === visit)
  }

  /** The visit to a site that is still being written or on its way. */
  visitTo(site: string): Visit | undefined {
    const here = this.visits.peek().filter((visit) => visit.site === site)
    return here.find((visit) => !isDone(visit, this.photosOf(visit.id)))
  }

  find(id: string): Visit | undefined {
    return this.visits.peek().find((visit) => visit.id === id)
  }

  takeAlong(taken: Taken): Promise<void> {
    this.taken.value = [...this.taken.peek().filter(({ id }) => id !== taken.id), taken]
    return this.write({ shelf: 'taken', key: taken.id, value: taken })
  }

  leaveBehind(id: string): Promise<void> {
    this.taken.value = this.taken.peek().filter((each) => each.id !== id)
    return this.write({ shelf: 'taken', key: id })
  }

  put(visit: Visit): Promise<void> {
    const kept = { ...visit, changedAt: Date.now() }
    this.visits.value = [kept, ...this.visits.peek().filter(({ id }) => id !== visit.id)].sort(byNewest)
    return this.write({ shelf: 'visits', key: kept.id, value: kept })
  }

  putPhoto(photo: Photo, file?: ArrayBuffer): Promise<void> {
    const others = this.photos.peek()
    const isKnown = others.some(({ id }) => id === photo.id)
    this.photos.value = isKnown ? others.map((each) => (each.id === photo.id ? photo : each)) : [...others, photo]
    const bytes: Entry[] = file ? [{ shelf: 'files', key: photo.id, value: file }] : []
    return this.write(...bytes, { shelf: 'photos', key: photo.id, value: photo })
  }

  dropPhoto(id: string): Promise<void> {
    this.photos.value = this.photos.peek().filter((photo) => photo.id !== id)
    return this.write({ shelf: 'photos', key: id }, { shelf: 'files', key: id })
  }

  fileOf(photo: string): Promise<ArrayBuffer | undefined> {
    return this.shelves.get('files', photo)
  }

  /** The bytes go once the server has them; what is known of the photograph stays until the visit goes. */
  dropFile(photo: string): Promise<void> {
    return this.write({ shelf: 'files', key: photo })
  }

  async drop(visit: string): Promise<void> {
    for (const { id } of this.photosOf(visit)) await this.dropPhoto(id)
    this.visits.value = this.visits.peek().filter(({ id }) => id !== visit)
    await this.write({ shelf: 'visits', key: visit })
  }

  /** What arrived a week ago need not take room here. */
  async tidy(now: number): Promise<void> {
    for (const visit of this.visits.peek())
      if (isDone(visit, this.photosOf(visit.id)) && visit.changedAt < now - FORGET_MS) await this.drop(visit.id)
  }

  /** Writes soon, and of what is typed faster than the disk only the last. */
  private write(...entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) this.pending.set(`${entry.shelf}/${entry.key}`, entry)
    this.count()
    this.keeping.value = 'writing'
    this.underWay ??= this.writeAll().finally(() => (this.underWay = undefined))
    return this.underWay
  }

  private async writeAll(): Promise<void> {
    while (this.pending.size > 0) {
      const batch = new Map(this.pending)
      this.pending.clear()
      try {
        await this.writeBatch([...batch.values()])
      } catch (trouble) {
        // A full disk may have room again with the next letter: nothing of the batch is forgotten.
        this.putBack(batch)
        this.keeping.value = 'failed'
        throw trouble
      }
    }
    this.keeping.value = 'kept'
  }

  private putBack(batch: ReadonlyMap<string, Entry>): void {
    for (const [key, entry] of batch) if (!this.pending.has(key)) this.pending.set(key, entry)
  }

  private async writeBatch(entries: readonly Entry[]): Promise<void> {
    const tx = this.shelves.transaction(SHELVES, 'readwrite', SAFE)
    const doing = entries.map(({ shelf, key, value }) => {
      const store = tx.objectStore(shelf)
      if (value === undefined) return store.delete(key)
      return shelf === 'files' ? store.put(value as ArrayBuffer, key) : store.put(value as never)
    })
    await Promise.all([...doing, tx.done])
  }

  private count(): void {
    const waiting = this.visits.peek().filter((visit) => !isDone(visit, this.photosOf(visit.id)))
    noteWaiting(this.person, waiting.length)
  }
}

let opened: Promise<Book> | undefined
let of = ''

/** The field book of whoever is here, opened once. */
export function bookOf(person: string): Promise<Book> {
  if (of !== person) {
    of = person
    opened = Book.open(person)
    // A browser that gave no storage may give it the next time.
    opened.catch(() => (of = ''))
  }
  return opened!
}
