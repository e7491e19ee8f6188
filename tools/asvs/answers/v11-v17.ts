import { absent, met, partly, unmet, type Answer } from '../answer.ts'

const sealed =
  'src/platform/sign-in/seal.test.ts › what was changed, sealed for another use, or sealed with another secret does not open'
const sourceRules =
  'tests/security/source-rules.test.ts › no file of the product does what none may: $says'
const behindProxy =
  'tests/start/start.db.test.ts › an office reached beyond this machine answers its proxy alone, over https, and cannot be told a false address'
const privileges =
  'tests/rights/privileges.db.test.ts › each role may do with each table and view what is written, and nothing else'
const secretFile =
  'src/platform/sign-in/secret-file.test.ts › the first start makes a secret only its user can read, and later starts keep it'
const loginPasswords =
  'tests/rights/managed-server.db.test.ts › passwords are made at random, kept for their owner alone, and the server is told only how to check them'
const classed =
  'tests/personal-columns.db.test.ts › every column of the database is classed, once, and no class is given to what is not there'
const logWithout =
  'tests/privacy/canaries.db.test.ts › the log of the program holds nothing that was typed'
const ownFault =
  'src/hooks.server.test.ts › our own fault has an incident number, and tells nothing of what broke'
const signInTold =
  'src/platform/sign-in/my-security.db.test.ts › signing in and out, saying again who one is and a new password are told by the trail, in the name of the person'

/** Cryptography, transport, configuration, data, code, logs. */
export const answers: readonly Answer[] = [
  partly(
    'V11.1.1',
    'Which keys there are, who holds them, how each is replaced',
    'the secret of the program cannot be replaced without setting up authenticators anew',
    'docs/security.md#keys',
    'docs/operations/audit.md',
  ),
  met(
    'V11.1.2',
    'Every key and algorithm, what it is for and where it lies',
    'docs/security.md#keys',
  ),
  met(
    'V11.2.1',
    'OpenSSL through Node; jose and WebAuthn through the sign-in library',
    sourceRules,
  ),
  partly(
    'V11.2.2',
    'A hash of a password names its own parameters, the key of the trail is replaced with a command',
    'sealed texts name no algorithm, and a hash of before is not made anew at sign-in',
    'src/platform/audit/seal/seal.db.test.ts › the last seal of a key names the key that follows, and both public keys are kept',
  ),
  met(
    'V11.2.3',
    'SHA-256, AES-256, Ed25519, argon2id; SHA-1 stands in the codes of authenticators alone (RFC 6238, HMAC)',
    'docs/security.md#keys',
    sourceRules,
  ),
  met('V11.3.1', 'AES-GCM alone', sourceRules, sealed),
  met(
    'V11.3.2',
    'AES-256-GCM',
    sourceRules,
    'src/platform/sign-in/seal.test.ts › what was sealed opens for its use, and the same text is never sealed the same',
  ),
  met('V11.3.3', 'The cipher tells a change', sealed),
  met('V11.4.1', 'SHA-256', sourceRules),
  met(
    'V11.4.2',
    'argon2id, 19 MiB, two passes, a salt each',
    'src/platform/sign-in/password-hash.test.ts › a password is kept as argon2id with a salt of its own and at least 19 MiB of work',
  ),
  met(
    'V11.4.3',
    'SHA-256 under Ed25519, in the trail and in frozen reports',
    'tools/audit/verify.test.ts › an export nobody touched is clean, with and without published heads and key',
    sourceRules,
  ),
  ...absent(['V11.4.4'], 'No key is made from a password'),
  met(
    'V11.5.1',
    'Sessions, links, keys of machines and the secret have 256 bits and more; recovery codes are a case of V6.5',
    'docs/security.md#keys',
    sourceRules,
  ),
  met(
    'V11.6.1',
    'Ed25519 of OpenSSL',
    'src/platform/audit/seal/seal.db.test.ts › the heads of all chains are signed, to the database and to a file, and the key is readable by its owner only',
  ),

  partly(
    'V12.1.1',
    'TLS is the proxy’s; the guide says which versions',
    'no test can show the proxy of an office',
    'docs/operations/README.md#beyond-this-machine',
  ),
  partly('V12.1.2', 'As above', 'as above', 'docs/operations/README.md#beyond-this-machine'),
  ...absent(['V12.1.3'], 'No certificates of clients'),
  met('V12.2.1', 'Beyond this machine the program answers only what came over https', behindProxy),
  partly(
    'V12.2.2',
    'The guide asks for one',
    'no test can show the proxy of an office',
    'docs/operations/README.md#beyond-this-machine',
  ),
  partly(
    'V12.3.1',
    'The bundled database has a Unix socket and no port; the mail server and a database elsewhere are asked as their address says',
    'an address without TLS is taken for both; between proxy and program there is http',
    'docs/security.md#whom-the-program-talks-to',
  ),
  partly(
    'V12.3.2',
    'Certificates are checked by Node for the mail server and the provider',
    'that none is told not to is not tested; for a database it depends on `sslmode` of its address',
    sourceRules,
  ),
  unmet(
    'V12.3.3',
    'http between the proxy and the program: the guide asks for one machine or a closed network',
  ),
  ...absent(['V12.3.4'], 'No TLS between parts of the program'),

  met('V13.1.1', 'Everything it talks to', 'docs/security.md#whom-the-program-talks-to'),
  partly(
    'V13.2.1',
    'Each reach has a login of its own at the database',
    'with a password that stays until somebody changes it',
    loginPasswords,
  ),
  met(
    'V13.2.2',
    'A login owns nothing and becomes only the role of the reach it was granted',
    privileges,
    'tests/rights/logins.db.test.ts › a login cannot become a role beyond its own',
  ),
  met('V13.2.3', 'Made at random at the first start', loginPasswords, secretFile),
  met(
    'V13.2.4',
    'The files that open a connection are listed, and each goes to an address of the settings',
    sourceRules,
    'docs/security.md#whom-the-program-talks-to',
  ),
  met(
    'V13.2.5',
    'The program reaches what its settings name; the guide tells an office what its firewall may close',
    sourceRules,
    'docs/operations/README.md#beyond-this-machine',
  ),
  partly(
    'V13.3.1',
    'Secrets are files of the data folder, readable by the program’s user alone, or come by the environment',
    'no vault is spoken to',
    secretFile,
    loginPasswords,
  ),
  met(
    'V13.3.2',
    'The program’s user alone',
    secretFile,
    'src/platform/audit/seal/seal.db.test.ts › the heads of all chains are signed, to the database and to a file, and the key is readable by its owner only',
  ),
  partly(
    'V13.4.1',
    'Nothing but the built files is served',
    'started from a checkout, the program could read its `.git`',
    'battery raw-http',
  ),
  met(
    'V13.4.2',
    'Built and run for production; no answer shows a stack, a path or a statement',
    ownFault,
    'battery fuzz',
  ),
  met('V13.4.3', 'None', 'battery raw-http'),
  met('V13.4.4', 'Refused', 'battery raw-http'),
  met(
    'V13.4.5',
    'The document of the API is public on purpose; `/live` and `/ready` say one word',
    'docs/api.md',
    'tests/start/start.db.test.ts › a start says what it does, serves pages, and Ctrl-C stops all of it',
  ),

  met(
    'V14.1.1',
    'Every column of the database has a class',
    classed,
    'docs/generated/personal-data.md',
  ),
  met('V14.1.2', 'What each class asks for', 'docs/security.md#what-each-class-of-data-asks-for'),
  partly(
    'V14.2.1',
    'Keys and sessions travel in headers',
    'a link by mail carries its one-time token in the address, and so does what comes back from a provider',
    'src/routes/api/v1/keys.db.test.ts › a key is read from its header alone, never from the address',
  ),
  met(
    'V14.2.2',
    'Nothing a person sees may be kept by a proxy; the program keeps only published figures in memory',
    'battery headers',
  ),
  met(
    'V14.2.3',
    'Pages load nothing from elsewhere and tell nobody',
    'battery headers',
    sourceRules,
  ),
  partly(
    'V14.2.4',
    'Seals in the trail, logs without values, erasure, retention of what ends by itself',
    'the database is not encrypted at rest by the program: that is the disk’s',
    'tests/privacy/canaries.db.test.ts › what says who a person is stands in personal columns alone',
    logWithout,
    'src/platform/audit/personal.db.test.ts › no personal value and no salt stands in the trail, whether a row comes, changes or goes',
  ),
  partly(
    'V14.3.1',
    'No page is kept by the browser, and none comes back after signing out',
    'a page that stands open in another tab stays there until it is used',
    'tests/journeys/rights.spec.ts › who signs out is nobody from then on, and the old page does not come back',
  ),
  met('V14.3.2', '`no-store` on everything but the program’s own files', 'battery headers'),
  met(
    'V14.3.3',
    'No storage of the browser is used; cookies hold a session, a theme, a notice and the mark of a known browser',
    sourceRules,
  ),

  met('V15.1.1', 'Days within which a flaw is mended, by weight', 'docs/security.md#packages'),
  met(
    'V15.1.2',
    'The lock file names every package with its version and digest, all of the public registry',
    'tests/security/packages.test.ts › every package comes from the public registry with a digest, and is the one that was asked for',
  ),
  met(
    'V15.1.3',
    'What costs much, and what holds each back',
    'docs/security.md#work-that-costs-much',
  ),
  unmet(
    'V15.2.1',
    'the packages as they are now have not been looked up in the advisories, and no record of a look is kept',
  ),
  met(
    'V15.2.2',
    'Queues with an end, times and memories of their own',
    'src/platform/sheets/read-workbook.test.ts › when many files wait to be read, one more is asked to come back, and those that wait are read',
    'src/platform/letters/letters.test.ts › a letter that takes too long is given up, and the next one is made',
    'src/platform/sign-in/gate.test.ts › of a flood a few are served at once, some wait, the rest are told to come again',
  ),
  partly(
    'V15.2.3',
    'Tests and tools are not part of what is built',
    'the built pages hold the sign-in of the demo, which an office refuses',
    'tests/start/settings.test.ts › never opens the demo world, at HOST=%s neither',
  ),
  met('V15.3.1', 'Answers to machines are held to closed schemas', 'battery contract'),
  met(
    'V15.3.2',
    'What is asked of a provider leads to no other host: metadata, tokens, keys and what it says of a person',
    'src/platform/sign-in/provider-metadata.db.test.ts › a provider whose metadata lies elsewhere is not followed there',
    'src/platform/sign-in/provider.ts',
  ),
  met(
    'V15.3.3',
    'Forms are read field by field, bodies by closed schemas',
    'battery contract',
    'src/routes/api/v1/keys.db.test.ts › everything wrong with what was sent is listed at once, by field',
  ),
  met(
    'V15.3.4',
    'The last address no proxy of ours added',
    'src/platform/sign-in/visit.test.ts › behind a proxy of ours the address is the one it saw, not what came before it',
    behindProxy,
  ),
  met(
    'V15.3.5',
    'TypeScript `strict`, no `any`, `===` by lint',
    'eslint.config.js',
    'tsconfig.json',
  ),
  met(
    'V15.3.6',
    'Names of the language in a form are refused; tables are asked by own name',
    'src/platform/session/readable-form.test.ts › %s is refused at once',
    'src/door/rights.test.ts › a form that is not in the table is not let in, whatever its name',
  ),
  partly(
    'V15.3.7',
    'For machines a parameter given twice is refused; forms refuse contradicting names',
    'in the address of a page the first of two counts',
    'src/platform/api/serve-operations.test.ts › a parameter given twice is refused, not half taken',
    'src/platform/session/readable-form.test.ts › %s is refused at once',
  ),

  met(
    'V16.1.1',
    'What is logged where, in which form, for how long, and who reads it',
    'docs/security.md#logs',
  ),
  met(
    'V16.2.1',
    'Who, as whom, from where, what, when',
    'src/platform/audit/trail.db.test.ts › an entry says who acted, as whom and from where',
  ),
  met(
    'V16.2.2',
    'Instants in UTC, by the clock of the database and of the program',
    'docs/security.md#logs',
  ),
  met(
    'V16.2.3',
    'The trail, one file, and the console at the start',
    'docs/security.md#logs',
    sourceRules,
  ),
  met(
    'V16.2.4',
    'A line of JSON each',
    'tests/audit-coverage.db.test.ts › each entry of the trail is JSON and says in itself what its columns say',
    'src/platform/log/log.test.ts › what was typed with line ends stays one line of JSON in the log',
  ),
  met(
    'V16.2.5',
    'No value that was typed, no key, no token',
    logWithout,
    'tests/privacy/canaries.db.test.ts › a key stands in no log, whole or in part, however it was sent',
  ),
  partly(
    'V16.3.1',
    'Signing in and out, by what, saying again who one is, every change of what one signs in with',
    'of guesses at one account the trail tells once, not each',
    signInTold,
    'src/platform/sign-in/my-security.db.test.ts › that somebody guesses at an account is told by the trail once, not at each guess',
  ),
  met(
    'V16.3.2',
    'Each in the trail',
    'tests/rights/every-cell.db.test.ts › a door that lets in others than was written is seen, cell by cell, and so is a denial the trail does not tell',
  ),
  partly(
    'V16.3.3',
    'Refusals and failures leave a line with their kind, denials and refused keys an entry',
    'requests that a door refuses before a page (another name, too much at once, a broken request) leave none',
    'src/routes/api/v1/keys.db.test.ts › a use that was refused stands in the trail: once, however often it is tried',
  ),
  met('V16.3.4', 'Each with an incident number', ownFault),
  met(
    'V16.4.1',
    'JSON',
    'src/platform/log/log.test.ts › what was typed with line ends stays one line of JSON in the log',
  ),
  partly(
    'V16.4.2',
    'The trail is changed by nobody, its owner neither, and proves itself',
    'the file of the log is a file',
    'src/platform/db/platform.db.test.ts › the trail cannot be changed, shortened or emptied, by its owner neither',
    'tests/rights/privileges.db.test.ts › a right too many is seen',
  ),
  unmet(
    'V16.4.3',
    'the log stays on the machine; signed heads of the trail are copied elsewhere by hand',
    'The guide asks for daily copies of the heads in two places',
  ),
  met(
    'V16.5.1',
    'A sentence and a number',
    ownFault,
    'battery fuzz',
    'src/platform/api/serve-operations.test.ts › our own fault is 500 with an incident number, and tells nothing of what broke',
  ),
  met(
    'V16.5.2',
    'Without mail or provider the rest goes on; without database everybody is told to come again',
    'src/platform/sign-in/sign-in-elsewhere.db.test.ts › a provider that does not answer keeps nobody from signing in by password',
    'src/platform/mail/send.db.test.ts › a mail that could not be sent is tried again later, each time after a longer wait',
    'src/platform/db/as-failure.db.test.ts › a database that hangs up, or never answers, is told as busy',
  ),
  met(
    'V16.5.3',
    'What fails is undone whole; what is not listed is not let in',
    'src/platform/db/platform.db.test.ts › an act that is undone leaves no entry',
    'tests/rights/acting.test.ts › where nobody acts nothing is done, and it is said so',
  ),

  ...absent(
    ['V17.1.1', 'V17.2.1', 'V17.2.2', 'V17.2.3', 'V17.2.4', 'V17.3.1', 'V17.3.2'],
    'No WebRTC',
  ),
]
