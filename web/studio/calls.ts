import {
  AuditPage,
  InvitationList,
  LinkInfo,
  Me,
  NewLink,
  PeopleList,
  PersonLine,
  SessionList,
} from '../../server/contract/api/account'
import { Choices } from '../../server/contract/api/catalog'
import { get, patch, post, remove } from '../api'

/** The account paths of the API, as the shell calls them. */
export const CALLS = {
  signIn: post('/session', null),
  signOut: remove('/session', null),
  signOutEverywhere: remove('/sessions', null),
  sessions: get('/sessions', SessionList),
  endSession: remove('/sessions/:id', null),
  me: get('/me', Me),
  changeMe: patch('/me', Me),
  changePassword: post('/me/password', null),
  setUp: post('/setup', null),
  lookAtLink: post('/links/look', LinkInfo),
  accept: post('/invitations/accept', null),
  choosePassword: post('/resets/choose', null),
  askForReset: post('/resets', null),
  people: get('/people', PeopleList),
  changePerson: patch('/people/:id', PersonLine),
  resetLink: post('/people/:id/reset-link', NewLink),
  invitations: get('/invitations', InvitationList),
  invite: post('/invitations', NewLink),
  revoke: remove('/invitations/:id', null),
  audit: get('/audit', AuditPage),
  choices: get('/choices', Choices),
} as const
