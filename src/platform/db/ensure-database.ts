import pg, { type ClientConfig } from 'pg'

/** Creates the product's database on a server when it is not there yet. */
export async function ensureDatabase(server: ClientConfig, name: string): Promise<void> {
  const client = new pg.Client(server)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
