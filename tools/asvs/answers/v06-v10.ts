import { absent, met, partly, type Answer } from '../answer.ts'

const signIn = 'src/platform/sign-in/sign-in.db.test.ts'
const mySecurity = 'src/platform/sign-in/my-security.db.test.ts'
const secondStep = 'src/platform/sign-in/second-step.db.test.ts'
const passwordLink = 'src/platform/sign-in/password-link.db.test.ts'
const passwordRules = 'src/platform/sign-in/password-rules.test.ts'
const backOff = 'src/platform/sign-in/back-off.db.test.ts'
const asksAgain = 'src/routes/toi/bao-mat/asks-again.db.test.ts'
const elsewhere = 'src/platform/sign-in/sign-in-elsewhere.db.test.ts'
const people = 'src/modules/access/people.db.test.ts'
const cells = 'tests/rights/every-cell.db.test.ts › %s answers every role as expected'
const policies =
  'tests/rights/reach.db.test.ts › each policy is needed: without it, or with a condition taken out of it, something is seen or done that should not be'
const badToken = `${elsewhere} › an identity token %s opens nothing`
const boundBySubject = `${elsewhere} › an invited person signs in at the provider, the first time by verified e-mail and then by subject`
const changedPassword = `${mySecurity} › a changed password ends the other sessions and gives this one another token`
const signInDecision = 'docs/decisions/0070-sign-in.md'

/** Signing in, sessions, rights, tokens. */
export const answers: readonly Answer[] = [
  met(
    'V6.1.1',
    'How guesses are held back, and why nobody is locked out',
    signInDecision,
    'docs/security.md#ways-in',
  ),
  met(
    'V6.1.2',
    'Names of the office and of the place, and those of the person',
    'docs/security.md#words-a-password-is-not-made-of',
  ),
  met('V6.1.3', 'Every way in with what it asks', 'docs/security.md#ways-in'),
  met(
    'V6.2.1',
    'Twelve characters at least',
    `${passwordRules} › a password of the wrong length is refused: %s`,
  ),
  met('V6.2.2', 'On the page of one’s security', changedPassword),
  met(
    'V6.2.3',
    'The one of before is asked for',
    `${mySecurity} › a password is changed only by whoever knows the one of before, and to a good one`,
  ),
  met(
    'V6.2.4',
    '49,000 published passwords, and what is made of them',
    `${passwordRules} › “%s” has been published or is made of such, and is refused`,
  ),
  met(
    'V6.2.5',
    'No rule about kinds of characters',
    `${passwordRules} › “%s” may be a password, without a rule about capitals or digits`,
  ),
  met(
    'V6.2.6',
    'Every password field is the one component of type `password`',
    'tests/security/source-rules.test.ts › every password is typed into the one field that hides it, names itself to password managers and lets paste',
  ),
  met(
    'V6.2.7',
    'Fields name themselves to password managers; nothing hinders pasting',
    'tests/security/source-rules.test.ts › every password is typed into the one field that hides it, names itself to password managers and lets paste',
  ),
  met(
    'V6.2.8',
    'As it was typed, but that ệ of one code and ệ of three are one letter (NFC, as NIST SP 800-63B asks): nothing is cut, folded or trimmed',
    'src/platform/sign-in/password-hash.test.ts › a password counts with its capitals, its spaces and its last letter',
  ),
  met(
    'V6.2.9',
    'Up to 128 characters',
    `${passwordRules} › twelve characters are enough and 128 are not too many`,
  ),
  met('V6.2.10', 'A password never ends by age', signInDecision),
  met(
    'V6.2.11',
    'Refused when little but those words and digits is left',
    `${passwordRules} › “%s” is the person or the place, and is refused`,
  ),
  met(
    'V6.2.12',
    'The list of published passwords comes with the program; none leaves the machine',
    `${passwordRules} › “%s” has been published or is made of such, and is refused`,
  ),
  met(
    'V6.3.1',
    'Waits that grow, by account and by address, counted before a try is judged',
    `${backOff} › after five wrong passwords each wait is longer than the one before`,
    `${backOff} › of forty tries that come at once no more than the free ones are judged`,
    `${backOff} › guessing at many accounts from one address is held back by the address`,
  ),
  met(
    'V6.3.2',
    'An office starts with no account; the demo, where anybody takes any role, never leaves the machine',
    'tests/start/start.db.test.ts › a new office prints a link that makes its first administrator, once',
    'tests/start/settings.test.ts › never opens the demo world, at HOST=%s neither',
  ),
  met(
    'V6.3.3',
    'An office served beyond its machine opens no role before a second step was shown in the session: a code, a recovery code, a passkey, or a factor of the provider the office trusts; anywhere else it can ask the same (`KC_SECOND_STEP`)',
    'src/door/second-step-owed.db.test.ts › where an office asks for two steps, a role opens only after the second',
    'tests/start/settings.test.ts › asks for a second step beyond this machine unless told otherwise, and says what KC_SECOND_STEP can be',
  ),
  met(
    'V6.3.4',
    'The ways in are listed and share the back-off, the session and its limits; the provider’s word does not stand for the code of an authenticator here, unless the office says which of its words does',
    'docs/security.md#ways-in',
    `${secondStep} › with an authenticator the password alone opens nothing; the code does`,
    `${elsewhere} › whoever has an authenticator here gives its code too; the provider’s word alone opens nothing`,
  ),
  met(
    'V6.4.1',
    'Links of 256 random bits that set a password once: an invitation for seven days, a forgotten password for half an hour, the first administrator for a day',
    `${passwordLink} › a link works once, also of eight uses at the same time`,
    `${people} › an invitation sent again puts the link of the first out of use; withdrawn, none opens anything`,
    'src/modules/access/first-administrator.db.test.ts › a link is over after a day, and the database does not hold it',
  ),
  met('V6.4.2', 'There are none', 'docs/security.md#ways-in'),
  met(
    'V6.4.3',
    'A link by mail sets another password and opens no session; the code is asked for as before',
    `${passwordLink} › a forgotten password is set anew by a mail link; all sessions end and the old password is worth nothing`,
    'src/platform/sign-in/reset-keeps-code.db.test.ts › a password set anew by a link opens nothing without the code of the authenticator',
  ),
  met(
    'V6.4.4',
    'Recovery codes, given out when the authenticator was set up; of whoever lost those, too, an administrator takes the factors off, told to meet them or call a number known before, after saying again who they are themselves; a mail and the trail tell it',
    `${secondStep} › a recovery code opens once`,
    'src/modules/access/people.db.test.ts › who lost telephone and codes is let in by the password again: every second step goes, sessions end, a mail and the trail tell it',
  ),
  met(
    'V6.5.1',
    'A code, a recovery code and a link work once, also of many at the same time',
    `${secondStep} › of sixteen sign-ins with one code at the same time one succeeds`,
    `${secondStep} › of eight uses of one recovery code at the same time one succeeds`,
  ),
  met(
    'V6.5.2',
    'Recovery codes (59 bits) are argon2id with a salt of 128 bits',
    `${secondStep} › recovery codes and keys of authenticators are not readable in the database`,
  ),
  met(
    'V6.5.3',
    'By the generator of OpenSSL',
    'src/platform/sign-in/recovery-codes.ts',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
  ),
  met('V6.5.4', 'Recovery codes have 59 bits, links 256', 'src/platform/sign-in/recovery-codes.ts'),
  partly(
    'V6.5.5',
    'A code counts for its half minute and the ones beside it, a link of a forgotten password for half an hour',
    'longer than 30 seconds and ten minutes; clocks of telephones differ, and mail takes its time',
    `${passwordLink} › a link is over after half an hour, after another one, and for a person who is deactivated`,
  ),
  ...absent(['V6.6.1'], 'No codes by telephone'),
  ...absent(
    ['V6.6.2', 'V6.6.3'],
    'No codes out of band: a link by mail sets a password and signs nobody in',
  ),
  met(
    'V6.8.1',
    'One provider; an account there is bound by its subject',
    boundBySubject,
    `${elsewhere} › an e-mail the provider has not verified opens nobody’s account`,
  ),
  met('V6.8.2', 'An identity token without a right signature is refused', badToken),
  ...absent(['V6.8.3'], 'No SAML'),
  met(
    'V6.8.4',
    'Where the office names what is a second factor by its contract with the provider, that must stand in the verified token; money asks again here all the same',
    `${elsewhere} › a second factor of the provider is enough where the office says which; money still asks here`,
    `${elsewhere} › of a provider that %s, the code here is asked for accordingly`,
  ),

  met('V7.1.1', 'Two hours idle, twelve in all, and why', 'docs/security.md#sessions'),
  met(
    'V7.1.2',
    'Five at once; the oldest ends, and the list says so',
    signInDecision,
    'src/platform/sign-in/session-cap.db.test.ts › whoever signs in at a sixth place is signed out at the oldest, and reads so in the list',
  ),
  met(
    'V7.1.3',
    'What a session of the provider and one of ours have to do with each other',
    'docs/security.md#sessions',
  ),
  met(
    'V7.2.1',
    'By one statement, at each request',
    `${signIn} › a token whose signature was changed opens nothing`,
  ),
  met(
    'V7.2.2',
    'A new token at each sign-in',
    `${signIn} › signing in makes a new session; the one the browser came with is ended`,
  ),
  met(
    'V7.2.3',
    '256 bits of the generator of OpenSSL',
    'src/platform/sign-in/session.ts',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
  ),
  met(
    'V7.2.4',
    'Signing in, saying again who one is and changing what one signs in with',
    `${signIn} › signing in makes a new session; the one the browser came with is ended`,
    `${secondStep} › saying again who one is gives the session another token; the one before is worth nothing`,
  ),
  met(
    'V7.3.1',
    'Two hours',
    `${signIn} › a session that rested longer than two hours is over, one that rested less is not`,
  ),
  met('V7.3.2', 'Twelve hours', `${signIn} › a session in use is over after twelve hours`),
  met(
    'V7.4.1',
    'The row is gone, so the cookie is worth nothing',
    `${signIn} › after signing out the old cookie opens nothing`,
    'battery sessions',
  ),
  met(
    'V7.4.2',
    'At the next request',
    `${people} › who is shut out loses every session and role at once, and has them back when let in again`,
  ),
  met(
    'V7.4.3',
    'They end by themselves',
    changedPassword,
    `${secondStep} › setting up an authenticator ends the other sessions and keeps this one`,
  ),
  met(
    'V7.4.4',
    'In the head of every page',
    'tests/journeys/rights.spec.ts › who signs out is nobody from then on, and the old page does not come back',
  ),
  met(
    'V7.4.5',
    'Of one person at a time',
    `${people} › forced sign-out ends the sessions and stands in the trail with who did it`,
  ),
  met(
    'V7.5.1',
    'Every change of password, e-mail, authenticator, recovery codes and passkeys asks again who it is',
    `${mySecurity} › a password is changed only by whoever knows the one of before, and to a good one`,
    `${asksAgain} › %s asks first who it is, and is then done`,
    `${asksAgain} › a passkey is made only by whoever has just said again who they are`,
    `${asksAgain} › an authenticator is not begun without the password of whoever has one`,
  ),
  met(
    'V7.5.2',
    'One’s sessions are listed; ending one or all others asks again who it is',
    `${mySecurity} › a person sees their own sessions and ends them, and nobody else’s`,
    `${asksAgain} › %s asks first who it is, and is then done`,
  ),
  met(
    'V7.6.1',
    'A session made by the provider has our limits and ends here alone',
    'docs/security.md#sessions',
    `${signIn} › a session in use is over after twelve hours`,
  ),
  met(
    'V7.6.2',
    'A session begins with a form, a passkey or a link somebody follows here; whom another site sends to the provider’s door is asked first',
    'src/routes/dang-nhap/oidc/begin.db.test.ts › whom another site sent to sign in is asked first',
    'battery cross-site',
  ),

  met(
    'V8.1.1',
    'Who may do what and how far',
    'docs/generated/permissions.md',
    'tests/generated.test.ts › docs/generated/%s is what the code says',
  ),
  partly(
    'V8.1.2',
    'Which columns are personal or secret',
    'no rule says field by field who changes it: whoever may change a record changes all of it',
    'docs/generated/personal-data.md',
  ),
  met(
    'V8.2.1',
    'Each address, form and operation asked as each role, against a table written by hand',
    cells,
    'src/door/rights.test.ts › an address that is not in the table is not let in',
  ),
  met(
    'V8.2.2',
    'By the module and by the database underneath',
    policies,
    'battery records',
    'tests/rights/twin.db.test.ts › whether a record lies within a standing is the same in the program and in the database, of any record and standing',
  ),
  partly(
    'V8.2.3',
    'The public sees sums and named columns; secrets have no right to be read by any role of pages',
    'no fields within a record that one role may change and another may not',
    'tests/rights/privileges.db.test.ts › each role may do with each table and view what is written, and nothing else',
    'tests/personal-columns.db.test.ts › what everybody may read holds no personal column but the names of the public register',
  ),
  met('V8.3.1', 'On the server and in the database', policies, cells),
  met(
    'V8.4.1',
    'A province is a tenant',
    'tests/rights/logins.db.test.ts › a question that forgets its condition shows nothing of another province',
    'tests/rights/records.db.test.ts › a draft of one province is not there for another, for a citizen or for a jury',
  ),

  met('V9.1.1', 'The one such token we take is the identity token of the provider', badToken),
  met(
    'V9.1.2',
    'The asymmetric ones the provider publishes; none and a password made of its key are refused',
    badToken,
  ),
  met('V9.1.3', 'Keys come from the addresses of the provider of the settings', badToken),
  met('V9.2.1', 'One that is over opens nothing', badToken),
  met('V9.2.2', 'An identity token is asked for with a nonce, which nothing else bears', badToken),
  met('V9.2.3', 'One for another program opens nothing', badToken),
  ...absent(['V9.2.4'], 'We issue none'),

  met(
    'V10.1.1',
    'Tokens of the provider are used once on the server and not kept',
    `${elsewhere} › no token of the provider is kept`,
  ),
  met(
    'V10.1.2',
    'State, nonce and PKCE, bound to the browser',
    `${elsewhere} › what came back from the provider works once, and only in the browser that was sent there`,
  ),
  met(
    'V10.2.1',
    'State and PKCE (S256)',
    `${elsewhere} › an answer without state, with another state, or with an error is refused`,
  ),
  met(
    'V10.2.2',
    'There is one, and an answer that names another is refused',
    `${elsewhere} › an answer that says it comes from another provider is refused`,
  ),
  ...absent(
    ['V10.3.1', 'V10.3.2', 'V10.3.3', 'V10.3.4'],
    'The API takes keys of our own, no OAuth tokens (docs/api.md)',
  ),
  ...absent(
    [
      'V10.4.1',
      'V10.4.2',
      'V10.4.3',
      'V10.4.4',
      'V10.4.5',
      'V10.4.6',
      'V10.4.7',
      'V10.4.8',
      'V10.4.9',
      'V10.4.10',
      'V10.4.11',
    ],
    'No authorization server',
  ),
  met('V10.5.1', 'A nonce for each try', badToken),
  met('V10.5.2', 'By subject', boundBySubject),
  met(
    'V10.5.3',
    'Metadata is asked at the address of the settings, and the token must be of that issuer whatever the metadata says',
    'src/platform/sign-in/provider-metadata.db.test.ts › a provider that passes itself off as another one opens no account',
  ),
  met('V10.5.4', 'The audience must be our identifier', badToken),
  ...absent(['V10.5.5'], 'No back-channel logout'),
  ...absent(['V10.6.1', 'V10.6.2', 'V10.7.1', 'V10.7.2', 'V10.7.3'], 'We are no provider'),
]
