import { z } from 'zod'
import { operation, type Answer, type Asked, type Operation } from '../account/operation'
import {
  ByVersion,
  CommentLine,
  CommentList,
  Comparison,
  ComparisonQuery,
  DraftDetail,
  DraftList,
  DraftQuery,
  FOLDERS,
  Home,
  KeptTranslation,
  NewComment,
  NewDraft,
  Note,
  Outcome,
  ReturnNote,
  VersionDetail,
  VersionList,
} from '../contract/api/review'
import { Slug } from '../contract/common'
import { DRAFT_KINDS, DRAFT_VALUES, type DraftKind, type DraftValue } from '../contract/draft'
import type { ReviewCommands } from './commands'
import type { Change } from './desk.commands'
import type { ReviewReading } from './reading.commands'

interface Review {
  readonly commands: ReviewCommands
  readonly reading: ReviewReading
}

const ByAddress = z.strictObject({ id: Slug })
const written = (detail: DraftDetail): Answer => ({ body: detail, tag: detail.tag })

const changeOf = (kind: DraftKind, { actor, params, match }: Asked<{ id: string }, unknown, unknown>): Change => ({
  kind,
  id: params.id,
  actor,
  match,
})

/** List, begin. */
function folderOperations(kind: DraftKind, { commands, reading }: Review): Operation[] {
  const folder = FOLDERS[kind]
  return [
    operation({
      id: `${folder}.list`,
      method: 'get',
      path: `/${folder}`,
      needs: `${kind}.read`,
      about: `Lists the ${folder} the person may see, as drafts or published, newest first.`,
      query: DraftQuery,
      answer: DraftList,
      read: async ({ actor, query }) => ({ body: { drafts: await reading.list(actor, kind, query) } }),
    }),
    operation({
      id: `${folder}.create`,
      method: 'post',
      path: `/${folder}`,
      needs: `${kind}.edit`,
      about: `Begins a ${kind}; its address is made from its name.`,
      body: NewDraft,
      answer: DraftDetail,
      status: 201,
      creates: true,
      write: async (tx, { actor, body }) => written(await commands.create(tx, actor, { ...body, kind })),
    }),
  ]
}

/** Read, save, discard. */
function draftOperations(kind: DraftKind, { commands, reading }: Review): Operation[] {
  const folder = FOLDERS[kind]
  const at = { path: `/${folder}/:id`, params: ByAddress }
  const value: z.ZodType<DraftValue> = DRAFT_VALUES[kind]
  return [
    operation({
      id: `${folder}.read`,
      method: 'get',
      ...at,
      needs: `${kind}.read`,
      answer: DraftDetail,
      about: `Reads a ${kind} as its editors see it: what is written, what it lacks, what may be done with it.`,
      read: async ({ actor, params }) => written(await reading.detail({ kind, id: params.id, actor })),
    }),
    operation({
      id: `${folder}.save`,
      method: 'put',
      ...at,
      needs: `${kind}.edit`,
      answer: DraftDetail,
      overwrites: true,
      about: `Saves what is written of a ${kind}, over the state that was read.`,
      body: z.strictObject({ value }),
      write: async (tx, asked) => written(await commands.save(tx, changeOf(kind, asked), asked.body.value)),
    }),
    operation({
      id: `${folder}.discard`,
      method: 'delete',
      ...at,
      needs: `${kind}.edit`,
      answer: null,
      overwrites: true,
      about: `Discards the unpublished changes of a ${kind}; what was never published goes.`,
      status: 204,
      write: async (tx, asked) => commands.discard(tx, changeOf(kind, asked)).then(() => ({})),
    }),
  ]
}

/** A translation that holds although its source has changed. */
function translationOperations(kind: DraftKind, { commands }: Review): Operation[] {
  const folder = FOLDERS[kind]
  return [
    operation({
      id: `${folder}.keep_translation`,
      method: 'post',
      path: `/${folder}/:id/translations/keep`,
      needs: `${kind}.edit`,
      about: `Says that a translation of a ${kind} still holds, although its source has changed since.`,
      params: ByAddress,
      body: KeptTranslation,
      answer: DraftDetail,
      overwrites: true,
      write: async (tx, asked) => written(await commands.keepTranslation(tx, changeOf(kind, asked), asked.body)),
    }),
  ]
}

/** Send, withdraw, return, publish. */
function reviewSteps(kind: DraftKind, { commands }: Review): Operation[] {
  const folder = FOLDERS[kind]
  const step = <Name extends string>(name: Name) => ({
    id: `${folder}.${name}`,
    method: 'post' as const,
    path: `/${folder}/:id/${name}`,
    params: ByAddress,
    answer: DraftDetail,
    overwrites: true,
  })
  return [
    operation({
      ...step('send'),
      needs: `${kind}.edit`,
      body: Note,
      about: `Sends a draft of a ${kind} to review.`,
      write: async (tx, asked) => written(await commands.send(tx, changeOf(kind, asked), asked.body.note)),
    }),
    operation({
      ...step('withdraw'),
      needs: `${kind}.edit`,
      about: `Takes a ${kind} back from review, to go on writing.`,
      write: async (tx, asked) => written(await commands.withdraw(tx, changeOf(kind, asked))),
    }),
    operation({
      ...step('return'),
      needs: `${kind}.review`,
      body: ReturnNote,
      about: `Gives a ${kind} back to those who wrote it, with a comment.`,
      write: async (tx, asked) => written(await commands.giveBack(tx, changeOf(kind, asked), asked.body.comment)),
    }),
    operation({
      ...step('publish'),
      needs: `${kind}.review`,
      body: Note,
      about: `Publishes a ${kind} as its next version, frozen.`,
      write: async (tx, asked) => written(await commands.publish(tx, changeOf(kind, asked), asked.body.note)),
    }),
  ]
}

/** What was published before: read, compared, restored. */
function versionOperations(kind: DraftKind, { commands, reading }: Review): Operation[] {
  const folder = FOLDERS[kind]
  const at = `/${folder}/:id/versions`
  return [
    operation({
      id: `${folder}.versions`,
      method: 'get',
      path: at,
      needs: `${kind}.read`,
      params: ByAddress,
      about: `Lists the published versions of a ${kind}, newest first.`,
      answer: VersionList,
      read: async ({ actor, params }) => ({
        body: { versions: await reading.versionsOf({ kind, id: params.id, actor }) },
      }),
    }),
    operation({
      id: `${folder}.version`,
      method: 'get',
      path: `${at}/:version`,
      needs: `${kind}.read`,
      params: ByVersion,
      about: `Reads what a published version of a ${kind} was made from.`,
      answer: VersionDetail,
      read: async ({ actor, params: { id, version } }) => ({
        body: await reading.version({ kind, id, actor }, version),
      }),
    }),
    operation({
      id: `${folder}.restore`,
      method: 'post',
      path: `${at}/:version/restore`,
      needs: `${kind}.edit`,
      about: `Makes a published version of a ${kind} the draft again; it goes through review like any other.`,
      params: ByVersion,
      answer: DraftDetail,
      overwrites: true,
      write: async (tx, asked) => written(await commands.restore(tx, changeOf(kind, asked), asked.params.version)),
    }),
  ]
}

/** Two versions beside each other. */
function comparisonOperations(kind: DraftKind, { reading }: Review): Operation[] {
  const folder = FOLDERS[kind]
  return [
    operation({
      id: `${folder}.compare`,
      method: 'get',
      path: `/${folder}/:id/comparison`,
      needs: `${kind}.read`,
      about: `Compares two versions of a ${kind}, or one with what is written now, field by field.`,
      params: ByAddress,
      query: ComparisonQuery,
      answer: Comparison,
      read: async ({ actor, params: { id }, query }) => ({
        body: await reading.comparison({ kind, id, actor }, query),
      }),
    }),
  ]
}

/** What is said about it, and what it would be. */
function talkOperations(kind: DraftKind, { commands, reading }: Review): Operation[] {
  const folder = FOLDERS[kind]
  const comments = { path: `/${folder}/:id/comments`, params: ByAddress, needs: `${kind}.read` } as const
  return [
    operation({
      ...comments,
      id: `${folder}.comments`,
      method: 'get',
      answer: CommentList,
      about: `Lists what was said about a ${kind}, oldest first.`,
      read: async ({ actor, params }) => ({
        body: { comments: await reading.commentsOf({ kind, id: params.id, actor }) },
      }),
    }),
    operation({
      ...comments,
      id: `${folder}.comment`,
      method: 'post',
      answer: CommentLine,
      status: 201,
      creates: true,
      about: `Says something about a ${kind}.`,
      body: NewComment,
      write: async (tx, { actor, params: { id }, body }) => ({
        body: await commands.comment(tx, { kind, id, actor }, body.text),
      }),
    }),
    operation({
      id: `${folder}.outcome`,
      method: 'get',
      path: `/${folder}/:id/outcome`,
      needs: `${kind}.read`,
      about: `Tells what a ${kind} would be if it were published now.`,
      params: ByAddress,
      answer: Outcome,
      read: async ({ actor, params: { id } }) => ({ body: await reading.outcome({ kind, id, actor }) }),
    }),
  ]
}

/** Every path of the review: the same for sites, routes, packages and tours, and the first page of the studio. */
export function reviewOperations(review: Review): Operation[] {
  const home = operation({
    id: 'home.read',
    method: 'get',
    path: '/home',
    needs: 'person',
    answer: Home,
    about: 'Reads what a person was writing, what waits for their review, and what happened lately.',
    read: async ({ actor }) => ({ body: await review.reading.home(actor) }),
  })
  const ofKind = (kind: DraftKind) =>
    [
      folderOperations,
      draftOperations,
      translationOperations,
      reviewSteps,
      versionOperations,
      comparisonOperations,
      talkOperations,
    ].flatMap((part) => part(kind, review))
  return [home, ...DRAFT_KINDS.flatMap(ofKind)]
}
