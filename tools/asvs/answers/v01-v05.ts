import { absent, met, partly, unmet, type Answer } from '../answer.ts'

const formRefused = 'src/platform/session/readable-form.test.ts › %s is refused at once'
const guardedAddress =
  'src/platform/session/text-guard.test.ts › an address with U+0000 is refused with a sentence, an ordinary one is not'
const hostileFile =
  'src/platform/sheets/read-workbook.test.ts › %s is refused before anything is unpacked'
const hostilePart =
  'src/platform/sheets/read-workbook.test.ts › %s is refused by the reading process'
const markupPrinted =
  'src/platform/letters/letters.test.ts › markup, control characters, reversed text and cells of 5.000 characters are printed as text'
const mailHead =
  'src/platform/mail/send.db.test.ts › a subject cannot add a line to the head of a mail'
const allReasons =
  'src/modules/schemes/domain/decide-scheme.test.ts › every reason against a scheme is named at once, with its field'
const behindProxy =
  'tests/start/start.db.test.ts › an office reached beyond this machine answers its proxy alone, over https, and cannot be told a false address'
const onceOfMany =
  'src/modules/imports/commands/confirm-import.db.test.ts › two files with the same row confirmed at one moment enter it once'
const tooOften =
  'src/routes/api/v1/keys.db.test.ts › who asks too often waits: each key by itself, everybody else by address'

/** Encoding, validation, browser, HTTP and files. */
export const answers: readonly Answer[] = [
  met(
    'V1.1.1',
    'An address or a form is decoded once, by the framework; text is composed and judged after that, before a module sees it',
    guardedAddress,
    'battery raw-http',
  ),
  met(
    'V1.1.2',
    'Text is escaped when a page, a workbook, a letter or a mail is written, by what writes it; records keep it as typed',
    'battery scripts',
    markupPrinted,
  ),
  met(
    'V1.2.1',
    'Pages by Svelte, workbooks and Word by our XML writers, heads of mails by the mail library',
    'battery scripts',
    'src/platform/sheets/write.test.ts › characters that XML cannot hold are dropped, the rest is kept',
    mailHead,
  ),
  met(
    'V1.2.2',
    'Values go into addresses by `encodeURIComponent` or `URLSearchParams`; `javascript:` in an address that was typed leads nowhere',
    'battery scripts',
    'src/platform/sign-in/return-path.test.ts › nobody is led to %j',
  ),
  met(
    'V1.2.3',
    'Data for scripts is written by SvelteKit; the content policy runs only what has its hash',
    'battery scripts',
  ),
  met(
    'V1.2.4',
    'Values are parameters of the statement, never parts of it',
    'battery sql-injection',
    'src/modules/schemes/domain/search-query.test.ts › signs cannot become operators',
  ),
  met(
    'V1.2.5',
    'Programs are started by name with a list of arguments, without a shell; none is typed by anybody',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
  ),
  ...absent(['V1.2.6'], 'No LDAP'),
  ...absent(['V1.2.7'], 'No XPath'),
  ...absent(['V1.2.8'], 'No LaTeX; PDF is set by Typst from data, not from markup'),
  met(
    'V1.2.9',
    'No pattern is made from what somebody typed',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
    'battery fuzz',
  ),
  ...absent(['V1.3.1'], 'No field takes HTML'),
  met(
    'V1.3.2',
    'No text is run; the content policy forbids it to browsers',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
    'battery headers',
  ),
  met(
    'V1.3.3',
    'U+0000 and broken text are refused at the door; each field has a longest length; formulas are told from text when a file is written',
    'src/platform/session/text-guard.test.ts › a text with U+0000 or half a surrogate pair is refused',
    'battery formulas',
    'battery fuzz',
  ),
  ...absent(['V1.3.4'], 'No picture is taken; the only files taken are workbooks'),
  ...absent(['V1.3.5'], 'No field takes a template, style or markup'),
  met(
    'V1.3.6',
    'No address that somebody typed is asked; the program calls the mail server and the provider of its settings alone',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
    'docs/security.md#whom-the-program-talks-to',
  ),
  met(
    'V1.3.7',
    'Letters and pages are made from templates of the program; what was typed is data in them',
    markupPrinted,
    'battery scripts',
  ),
  ...absent(['V1.3.8'], 'No Java'),
  ...absent(['V1.3.9'], 'No cache server'),
  ...absent(['V1.3.10'], 'No format strings: sentences are compiled with the program'),
  met(
    'V1.3.11',
    'Receiver, subject and body are handed to the mail library apart; it reads no file and no address for a mail',
    mailHead,
  ),
  met('V1.4.1', 'TypeScript throughout, no native code of ours', 'package.json'),
  met(
    'V1.4.2',
    'Money is `bigint` and a decimal text outside; what the database cannot hold is refused',
    'src/platform/api/serve-operations.test.ts › whole numbers are written as text, to the last đồng',
    'src/platform/db/platform.db.test.ts › a value that does not fit and a database that is overloaded are not called our own fault',
  ),
  met(
    'V1.4.3',
    'What is held is given back also after a failure: connections, places, readers',
    'src/platform/sign-in/gate.test.ts › a work that fails gives its place back',
    'tests/rights/logins.db.test.ts › what was told of one act is gone for the next borrower of the connection, also after a failure',
  ),
  met(
    'V1.5.1',
    'A workbook that declares a document type or an entity is refused before it is parsed',
    hostilePart,
    'battery uploads',
  ),
  met(
    'V1.5.2',
    'JSON and forms become values by schema; names of the language are refused',
    formRefused,
    'battery contract',
  ),

  partly(
    'V2.1.1',
    'The document of the API states every field; lengths and forms of what is typed stand below',
    'rules of single fields of pages stand in code, with the sentence for each refusal, not in a document',
    'docs/security.md#limits',
    'src/routes/api/v1/api.db.test.ts › the API describes itself in OpenAPI 3.1',
  ),
  partly(
    'V2.1.2',
    'Rules between fields are rows with a sentence each',
    'they stand in code (`scheme-reasons.ts`, `permissions.ts`), not in one document',
    'src/modules/schemes/scheme-reasons.ts',
  ),
  met(
    'V2.1.3',
    'Limits of a person, a key, a file and the whole program are listed',
    'docs/security.md#limits',
  ),
  met(
    'V2.2.1',
    'Schemas for machines, readers and decisions for forms; what is unknown is refused or read as nothing',
    allReasons,
    'src/platform/api/serve-operations.test.ts › each wrong parameter is named with what to do about it',
    'battery contract',
  ),
  met(
    'V2.2.2',
    'All checks are on the server; pages work without JavaScript',
    'battery fuzz',
    'tests/journeys/register.spec.ts › a form with a mistake says so at its field and keeps what was typed',
  ),
  met(
    'V2.2.3',
    'Place with map, money with source and year, result with kind, unit with level are judged together',
    'src/modules/schemes/domain/decide-scheme.test.ts › district money after the districts, and a map out of force, are asked about',
    'src/modules/access/domain/decide-unit.test.ts › a unit stands at the level of its kind, below a unit of its province or of the nation',
  ),
  met(
    'V2.3.1',
    'A step is refused where the one before was not taken',
    'src/modules/imports/undo-import.db.test.ts › only what was taken is undone, only what is open is taken or dropped',
    'src/platform/sign-in/second-step.db.test.ts › the second step cannot be taken without the first, nor after its time is over',
  ),
  met(
    'V2.3.2',
    'The limits below are held on the server',
    'src/modules/imports/corrections.db.test.ts › a new value is kept up to 2.000 letters, and 20.000 corrections are the most of an import',
    hostileFile,
    tooOften,
  ),
  met(
    'V2.3.3',
    'One act, one transaction, its entry in the trail with it',
    'src/platform/db/platform.db.test.ts › an act that is undone leaves no entry',
    'tests/faults/faults.db.test.ts › a program that answers before it commits is found out',
  ),
  met(
    'V2.3.4',
    'Locks and unique keys: of many at once one is done',
    onceOfMany,
    'src/routes/api/v1/keys.db.test.ts › twenty sendings of one scheme at once make one row and get one answer',
  ),
  partly(
    'V2.4.1',
    'Machines are counted by key and address, guesses by account and address, everybody together by what is in the making',
    'no limit for one person who is signed in: reading pages and exports as fast as served',
    tooOften,
    'src/platform/serve/doors.test.ts › whoever comes when too much is in the making is told when to come again, and is served then',
  ),

  met(
    'V3.2.1',
    'What is no page has a content policy that loads and runs nothing, its own type and `nosniff`; files come as attachments',
    'battery headers',
    'src/platform/session/security-headers.test.ts › an answer of our own fault carries every security header',
  ),
  met(
    'V3.2.2',
    'Text becomes a page through the renderer alone; Trusted Types stop a script that assigns markup',
    'battery scripts',
    'tests/security/source-rules.test.ts › no file of the product does what none may: $says',
  ),
  met(
    'V3.3.1',
    'Over https every cookie is `Secure` and `__Host-`; over http there are cookies on this machine alone',
    'src/platform/session/host-cookies.test.ts › over https every cookie is bound to its host, and is read and deleted under that name',
    'tests/attack/behind-a-proxy.db.test.ts › a cookie that was set over https travels by nothing else',
  ),
  met('V3.3.2', 'Every cookie is `SameSite=Lax`', 'battery headers'),
  met(
    'V3.3.3',
    'Over https every cookie',
    'src/platform/session/host-cookies.test.ts › over https every cookie is bound to its host, and is read and deleted under that name',
    'tests/attack/behind-a-proxy.db.test.ts › a cookie that was set over https travels by nothing else',
    'src/platform/sign-in/sign-in.db.test.ts › over https the cookies are bound to the host',
  ),
  met('V3.3.4', 'Every cookie is `HttpOnly`', 'battery headers'),
  met(
    'V3.4.1',
    'Over https every answer says for two years to come by nothing else, to this name and those below it',
    'tests/attack/behind-a-proxy.db.test.ts › a browser that came by https is told to come by nothing else',
    'src/platform/session/security-headers.test.ts › over https a browser is told to come by nothing else, over http it is not',
  ),
  met(
    'V3.4.2',
    'No other origin may read anything',
    'src/routes/api/v1/keys.db.test.ts › no other site is let in, and nothing the API answers tells one it may',
    'battery headers',
  ),
  met(
    'V3.4.3',
    'Nothing that is not named (`default-src`, `object-src`, `base-uri` none), scripts by hash, no `unsafe-` word',
    'battery headers',
  ),
  met('V3.4.4', 'On every answer of every status', 'battery headers'),
  met('V3.4.5', '`same-origin`', 'battery headers'),
  met('V3.4.6', '`frame-ancestors` none, on every answer', 'battery headers'),
  met('V3.5.1', 'A form from another origin is refused, whatever its type', 'battery cross-site'),
  met(
    'V3.5.2',
    'What changes through the API needs a key in a header; a session changes nothing there',
    'src/routes/api/v1/keys.db.test.ts › a session writes nothing through the API, and nobody does',
    'src/platform/serve/doors.test.ts › what machines send is told apart from the forms of a browser before anybody looks at it',
  ),
  met(
    'V3.5.3',
    'A reading request runs in a transaction that cannot write records',
    'tests/rights/logins.db.test.ts › a reading cannot write',
    'src/door/rights.test.ts › only GET, HEAD and POST have doors',
  ),
  met(
    'V3.5.4',
    'One program under one name; any other name is refused',
    behindProxy,
    'docs/operations/README.md#beyond-this-machine',
  ),
  ...absent(['V3.5.5'], 'No page listens to messages of another window'),
  met(
    'V3.7.1',
    'HTML, CSS and modules of today; every page works without scripts',
    'battery headers',
  ),
  met(
    'V3.7.2',
    'After signing in a person goes on to a path of ours; the one other site is the provider of the settings',
    'src/platform/sign-in/return-path.test.ts › nobody is led to %j',
    'src/platform/sign-in/return-path.test.ts › a path of ours cannot turn into an address elsewhere on its way',
  ),

  met('V4.1.1', 'Every answer names its type, texts with UTF-8', 'battery headers'),
  met(
    'V4.1.2',
    'A page is sent on to https; a form or a machine that came by http is refused',
    'src/platform/serve/outside-door.test.ts › a page asked for over http is sent on to https; a machine is refused, so that nobody sends its key that way twice',
    behindProxy,
  ),
  met(
    'V4.1.3',
    'Headers of a proxy count from the proxies of the settings alone',
    behindProxy,
    'src/platform/sign-in/visit.test.ts › without a proxy of ours an address cannot be made up',
  ),
  met(
    'V4.2.1',
    'Two lengths, folded lines and their like are refused byte for byte',
    'battery raw-http',
  ),
  ...absent(['V4.3.1', 'V4.3.2'], 'No GraphQL'),
  ...absent(
    ['V4.4.1', 'V4.4.2', 'V4.4.3', 'V4.4.4'],
    'No WebSocket; `raw-http` asks for one and gets none',
  ),

  met(
    'V5.1.1',
    'The one kind of file, its sizes packed and unpacked, and what is done with a hostile one',
    'docs/security.md#files',
  ),
  met(
    'V5.2.1',
    '10 MB at the door, then rows, parts and unpacked bytes; the reading process has a time and a memory of its own',
    hostileFile,
    'src/platform/sheets/read-workbook.test.ts › a reading that takes too long is stopped',
    'src/platform/sheets/read-workbook.test.ts › a reading that takes too much memory is stopped, and the program lives on',
  ),
  partly(
    'V5.2.2',
    'What a file is, is told from its bytes, part by part',
    'its name is not asked to end in .xlsx: it is only shown',
    hostileFile,
    'battery uploads',
  ),
  met(
    'V5.2.3',
    'Declared sizes and numbers are judged before unpacking, real ones while unpacking',
    hostileFile,
    hostilePart,
  ),
  met('V5.3.1', 'A file is kept in the database and has no address', 'battery uploads'),
  met(
    'V5.3.2',
    'No path is made from a name somebody gave',
    'src/platform/session/text-guard.test.ts › a file is taken under its name, less what cannot be stored',
    'battery uploads',
  ),
  met(
    'V5.4.1',
    'The program names every file it gives',
    'src/routes/bao-cao/dong-bang/frozen-page.db.test.ts › a frozen report is given as Word and Excel, named by the start of its hash',
  ),
  met(
    'V5.4.2',
    'Names in headers are fixed or encoded',
    'src/routes/nhap-excel/[batch]/dong-loi.xlsx/+server.ts',
  ),
  unmet(
    'V5.4.3',
    'no scanner. A file that was taken is never given to anybody again: what is exported is written anew from its values, without macros or links',
    'Macros, links to elsewhere and embedded programs are refused',
  ),
]
