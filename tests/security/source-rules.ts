/** What no file of the product may do, but those that are named, each for the reason beside it. */
export type SourceRule = {
  readonly says: string
  readonly pattern: RegExp
  readonly but: readonly string[]
  /** A line that must be caught. */
  readonly intruder: string
}

const embedded = (name: string) => `src/platform/embedded/${name}.ts`

export const sourceRules: readonly SourceRule[] = [
  {
    says: 'put markup into a page as it stands',
    pattern: /\{@html|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    but: [],
    intruder: '<p>{@html title}</p>',
  },
  {
    says: 'run a text',
    pattern: /\beval\(|\bnew Function\(|node:vm\b|\bsetTimeout\(\s*['"`]/,
    but: [],
    intruder: 'const work = new Function(text)',
  },
  {
    says: 'start another program',
    pattern: /node:child_process/,
    // The database of our own, the typesetter and the reader of workbooks.
    but: [
      ...['binaries', 'create-cluster', 'os-user', 'processes', 'start-server', 'watchdog'].map(
        embedded,
      ),
      'src/platform/letters/typesetter.ts',
      'src/platform/sheets/read-workbook.ts',
    ],
    intruder: "import { exec } from 'node:child_process'",
  },
  {
    says: 'use a shell',
    pattern: /(?<![.\w])exec(?:Sync)?\(|\bshell:/,
    but: [],
    intruder: 'spawn(name, args, { shell: true })',
  },
  {
    says: 'make a pattern while it runs',
    pattern: /\bnew RegExp\(|(?<![.\w])RegExp\(/,
    // From numbers and addresses of the program, never from what was typed.
    but: [
      'src/modules/indicators/domain/reconcile/finding-in-english.ts',
      'src/platform/api/serve-operations.ts',
      'src/routes/api/v1/scheme-draft-schema.ts',
    ],
    intruder: 'const found = new RegExp(query).test(title)',
  },
  {
    says: 'make a statement of a text',
    pattern: /\bsql\.raw\(/,
    // From names of columns, files of ours, and settings that quote themselves.
    but: [
      'src/modules/imports/store.ts',
      'src/modules/privacy/store/retention.ts',
      'src/modules/schemes/store/insert-schemes.ts',
      'src/modules/schemes/store/update-scheme.ts',
      'src/platform/db/apply-rights.ts',
      'src/platform/db/migrate.ts',
      'src/platform/db/transact.ts',
    ],
    intruder: 'sql`select ${sql.raw(order)} from scheme`',
  },
  {
    says: 'open a connection',
    pattern:
      /(?<![.\w])fetch\(|\bcreateTransport\(|(?<![.\w])(?:connect|createConnection|request)\(|new (?:pg\.)?(?:Client|Pool)\(|\bWebSocket\(|\bEventSource\(|sendBeacon/,
    // The database, the mail server and the provider of the settings; the last two ask their own page's server.
    but: [
      'src/platform/db/ensure-database.ts',
      'src/platform/db/pool.ts',
      'src/platform/db/prepare-roles.ts',
      'src/platform/serve/open-database.ts',
      'src/platform/mail/send.ts',
      'src/platform/sign-in/provider-plugin.ts',
      'src/ui/enhance/passkey.ts',
      'src/ui/search/suggestion.ts',
    ],
    intruder: 'const answer = await fetch(scheme.sourceUrl)',
  },
  {
    says: 'believe a certificate unchecked',
    pattern: /rejectUnauthorized|TLS_REJECT_UNAUTHORIZED/,
    but: [],
    intruder: 'tls: { rejectUnauthorized: false }',
  },
  {
    says: 'hash with anything but SHA-256',
    pattern: /\bcreate(?:Hash|Hmac)\((?!'sha256')|\b(?:hkdf|pbkdf2)(?:Sync)?\((?!'sha256')(?!\w)/,
    but: [],
    intruder: "const name = createHash('md5').update(text)",
  },
  {
    says: 'encrypt with anything but AES-256-GCM',
    pattern: /\bcreate(?:Cipher|Decipher)(?:iv)?\((?!'aes-256-gcm')|\bpublicEncrypt\(/,
    but: [],
    intruder: "createCipheriv('aes-256-cbc', key, nonce)",
  },
  {
    says: 'sign with anything but Ed25519',
    pattern: /\bgenerateKeyPair(?:Sync)?\((?!'ed25519')/,
    but: [],
    intruder: "generateKeyPairSync('rsa', { modulusLength: 1024 })",
  },
  {
    says: 'draw lots that can be guessed',
    pattern: /\bMath\.random\b/,
    // How long to wait before an act is tried again.
    but: ['src/platform/db/transact.ts'],
    intruder: 'const token = Math.random().toString(36)',
  },
  {
    says: 'listen to another window',
    pattern: /\bpostMessage\(|\bonmessage\b|addEventListener\(\s*'message'/,
    but: [],
    intruder: "window.addEventListener('message', take)",
  },
  {
    says: 'keep anything in the browser by script',
    pattern: /\b(?:local|session)Storage\b|\bindexedDB\b|document\.cookie|\bserviceWorker\b/,
    but: [],
    intruder: "localStorage.setItem('draft', text)",
  },
  {
    says: 'lead a browser to another site',
    pattern: /\bexternal:/,
    but: ['src/routes/dang-nhap/oidc/+server.ts'],
    intruder: 'redirect(303, back, { external: true })',
  },
  {
    says: 'write past the log',
    pattern: /\bconsole\.\w+\(/,
    // What whoever starts the program reads.
    but: ['src/server.ts'],
    intruder: "console.error('import', id, error)",
  },
]
