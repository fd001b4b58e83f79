import {
  AcceptInvitation,
  AskForReset,
  AuditPage,
  AuditQuery,
  ById,
  ChangeMe,
  ChangePassword,
  ChangePerson,
  ChooseNewPassword,
  InvitationList,
  Invite,
  LinkInfo,
  LookAtLink,
  Me,
  NewLink,
  PeopleList,
  PersonLine,
  SessionList,
  SetUp,
  SignIn,
} from '../contract/api/account'
import type { Audit } from './audit.store'
import type { AccountCommands } from './commands'
import { operation, type Operation } from './operation'
import { presentMe } from './people.rules'

const sessionOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'session.begin',
    method: 'post',
    path: '/session',
    needs: 'anyone',
    about: 'Signs in with e-mail and password.',
    body: SignIn,
    answer: Me,
    limit: 'sign-in',
    run: commands.signIn,
  }),
  operation({
    id: 'session.end',
    method: 'delete',
    path: '/session',
    needs: 'anyone',
    about: 'Signs out.',
    answer: null,
    status: 204,
    write: (tx, { actor }) => commands.signOut(tx, actor),
  }),
]

const sessionsOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'sessions.end_all',
    method: 'delete',
    path: '/sessions',
    needs: 'person',
    about: 'Signs out everywhere.',
    answer: null,
    status: 204,
    write: (tx, { actor }) => commands.signOutEverywhere(tx, actor),
  }),
  operation({
    id: 'sessions.list',
    method: 'get',
    path: '/sessions',
    needs: 'person',
    about: 'Where one is signed in.',
    answer: SessionList,
    read: async ({ actor }) => ({ body: { sessions: await commands.sessionsOf(actor) } }),
  }),
  operation({
    id: 'sessions.end',
    method: 'delete',
    path: '/sessions/:id',
    needs: 'person',
    about: 'Signs out in one place.',
    params: ById,
    answer: null,
    status: 204,
    write: (tx, { actor, params }) => commands.endSession(tx, actor, params.id),
  }),
]

const meOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'me.get',
    method: 'get',
    path: '/me',
    needs: 'person',
    about: 'Who is signed in, and what they may do.',
    answer: Me,
    read: async ({ actor }) => ({ body: presentMe(actor) }),
  }),
  operation({
    id: 'me.change',
    method: 'patch',
    path: '/me',
    needs: 'person',
    about: "Changes one's own name, language or theme.",
    body: ChangeMe,
    answer: Me,
    write: (tx, { actor, body }) => commands.changeMe(tx, actor, body),
  }),
  operation({
    id: 'me.change_password',
    method: 'post',
    path: '/me/password',
    needs: 'person',
    about: "Changes one's own password; every other session ends.",
    body: ChangePassword,
    answer: null,
    status: 204,
    limit: 'sign-in',
    run: commands.changePassword,
  }),
]

const linkOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'setup.do',
    method: 'post',
    path: '/setup',
    needs: 'anyone',
    about: 'Makes the first account, of the coordination, with the link printed at the start.',
    body: SetUp,
    answer: Me,
    status: 201,
    limit: 'link',
    run: commands.setUp,
  }),
  operation({
    id: 'invitations.accept',
    method: 'post',
    path: '/invitations/accept',
    needs: 'anyone',
    about: 'Makes the account of an invitation and signs in.',
    body: AcceptInvitation,
    answer: Me,
    status: 201,
    limit: 'link',
    run: commands.acceptInvitation,
  }),
  operation({
    id: 'links.look',
    method: 'post',
    path: '/links/look',
    needs: 'anyone',
    about: 'What a one-time link is for; it stays unused.',
    body: LookAtLink,
    answer: LinkInfo,
    limit: 'link',
    run: async ({ body }) => ({ body: await commands.lookAtLink(body.secret) }),
  }),
]

const resetOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'resets.choose',
    method: 'post',
    path: '/resets/choose',
    needs: 'anyone',
    about: 'Chooses a new password with a one-time link and signs in; every other session ends.',
    body: ChooseNewPassword,
    answer: Me,
    limit: 'link',
    run: commands.chooseNewPassword,
  }),
  operation({
    id: 'resets.ask',
    method: 'post',
    path: '/resets',
    needs: 'anyone',
    about: 'Asks for a link by mail; the answer never tells whether there is such an account.',
    body: AskForReset,
    answer: null,
    status: 202,
    limit: 'mail',
    run: async ({ body }) => {
      commands.askForReset(body.email)
      return {}
    },
  }),
]

const peopleOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'people.list',
    method: 'get',
    path: '/people',
    needs: 'person.manage',
    about: 'Everybody with an account.',
    answer: PeopleList,
    read: async () => ({ body: { people: await commands.people() } }),
  }),
  operation({
    id: 'people.change',
    method: 'patch',
    path: '/people/:id',
    needs: 'person.manage',
    about: 'Changes the rights of a person, or shuts them out or in again; their sessions end.',
    params: ById,
    body: ChangePerson,
    answer: PersonLine,
    overwrites: true,
    async write(tx, { actor, params, body, match }) {
      const person = await commands.changePerson(tx, { actor, id: params.id, match, change: body })
      return { body: person, tag: String(person.version) }
    },
  }),
  operation({
    id: 'people.reset_link',
    method: 'post',
    path: '/people/:id/reset-link',
    needs: 'person.manage',
    about: 'A one-time link with which a person chooses a new password.',
    params: ById,
    answer: NewLink,
    status: 201,
    secret: true,
    run: async ({ actor, params }) => ({ body: await commands.resetLink(actor, params.id) }),
  }),
]

const invitationOperations = (commands: AccountCommands): Operation[] => [
  operation({
    id: 'invitations.list',
    method: 'get',
    path: '/invitations',
    needs: 'person.invite',
    about: 'Invitations that wait for an answer, of those one may give.',
    answer: InvitationList,
    read: async ({ actor }) => ({ body: { invitations: await commands.invitations(actor) } }),
  }),
  operation({
    id: 'invitations.create',
    method: 'post',
    path: '/invitations',
    needs: 'person.invite',
    about: 'Invites somebody by a one-time link; an older one to the same address stops working.',
    body: Invite,
    answer: NewLink,
    status: 201,
    limit: 'mail',
    creates: true,
    secret: true,
    run: async ({ actor, body }) => ({ body: await commands.invite(actor, body) }),
  }),
  operation({
    id: 'invitations.revoke',
    method: 'delete',
    path: '/invitations/:id',
    needs: 'person.invite',
    about: 'Takes an invitation back.',
    params: ById,
    answer: null,
    status: 204,
    async write(tx, { actor, params }) {
      await commands.revokeInvitation(tx, actor, params.id)
      return {}
    },
  }),
]

/** Every path of the API that is about accounts. */
export const accountOperations = (commands: AccountCommands, audit: Audit): Operation[] => [
  ...sessionOperations(commands),
  ...sessionsOperations(commands),
  ...meOperations(commands),
  ...linkOperations(commands),
  ...resetOperations(commands),
  ...peopleOperations(commands),
  ...invitationOperations(commands),
  operation({
    id: 'audit.list',
    method: 'get',
    path: '/audit',
    needs: 'audit.read',
    about: 'What was done, by whom and to which object, newest first.',
    query: AuditQuery,
    answer: AuditPage,
    read: async ({ actor, query }) => ({ body: await audit.list(query, actor.grants) }),
  }),
]
