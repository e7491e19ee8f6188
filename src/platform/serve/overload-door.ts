import type { ServerResponse } from 'node:http'
import { isForMachines } from './machines-door.ts'
import type { Door } from './web-server.ts'

/** How many answers may be in the making at once; whoever comes then is told when to come again. */
export const mostInTheMaking = 32
const comeAgainSeconds = 5

const says = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đang bận · Khuyến Công</title>
<h1>Hệ thống đang bận</h1><p>Có quá nhiều yêu cầu cùng lúc. Hãy thử lại sau ${comeAgainSeconds} giây; điều đã lưu vẫn còn nguyên.</p>`

const saysToMachines = JSON.stringify({
  type: 'about:blank',
  title: 'Đang bận',
  status: 503,
  detail: `Có quá nhiều yêu cầu cùng lúc. Hãy gửi lại sau ${comeAgainSeconds} giây.`,
})

/**
 * Refuses what could only wait: a queue without end would make everybody wait, and most would have left by then.
 *
 * Counted is the work, from the whole question to the first byte of the answer. A sender or a reader who is slow costs
 * no work, and counted would let a few of them shut everybody else out.
 */
export function overloadDoor(most = mostInTheMaking): Door {
  let inTheMaking = 0
  return (request, response) => {
    if (inTheMaking >= most) {
      const isMachine = isForMachines(request)
      response.writeHead(503, {
        'content-type': `${isMachine ? 'application/problem+json' : 'text/html'}; charset=utf-8`,
        'retry-after': String(comeAgainSeconds),
      })
      response.end(isMachine ? saysToMachines : says)
      return true
    }
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0
    const begin = () => {
      if (response.headersSent || response.destroyed) return
      inTheMaking += 1
      whenBegun(response, () => (inTheMaking -= 1))
    }
    if (hasBody) request.once('end', begin)
    else begin()
    return false
  }
}

/** Calls back once: when the first byte goes out, or when nobody waits for it any more. */
function whenBegun(response: ServerResponse, act: () => void): void {
  let isDone = false
  const done = () => {
    if (isDone) return
    isDone = true
    act()
  }
  const { writeHead } = response
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    done()
    return writeHead.apply(response, args)
  }) as typeof writeHead
  response.once('close', done)
}
