import { once } from 'node:events'
import { createServer } from 'node:net'
import { Refusal } from './refusal.mjs'

/**
 * Asks for the port before anything slow is done.
 * @param {{ host: string, port: number }} address
 */
export async function requirePort({ host, port }) {
  const probe = createServer().listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw portRefusal(error, port)
  }
  probe.close()
  await once(probe, 'close')
}

/**
 * The sentence for an address that cannot be listened on.
 * @param {unknown} error
 * @param {number} port
 */
export function portRefusal(error, port) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Refusal(
      `Cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác: ` +
        `PORT=${port + 1} npm start.`,
    )
  }
  if (code === 'EACCES')
    return new Refusal(`Không được phép dùng cổng ${port}. Hãy chọn cổng từ 1024.`)
  return new Refusal(`Không mở được cổng ${port}: ${String(code ?? error)}.`)
}
