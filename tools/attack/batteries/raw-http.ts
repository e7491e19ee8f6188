import type { Battery, Fault, Outcome, Target, Tooth } from '../battery.ts'
import { internalsIn } from '../judge.ts'
import { plantListener } from '../naive.ts'
import { rawRequests, type RawRequest } from '../corpora/raw-requests.ts'
import { sendRaw, statusesIn } from '../raw.ts'
import { forEachUntil } from '../send.ts'

const atOnce = 8

/** Requests no browser writes: two lengths, folded lines, forged proxies. None is read as two, none opens a door. */
export const rawHttp: Battery = {
  name: 'raw-http',
  says: 'requests with two lengths, odd lines, odd methods and forged proxies, byte for byte',
  share: 0.5,
  attack,
  teeth: () => [trustsProxies(), toleratesTwoLengths(), echoesTrace()],
}

async function attack(target: Target): Promise<Outcome> {
  const faults: Fault[] = []
  const tried = await forEachUntil(rawRequests, { atOnce, until: Infinity }, async (request) => {
    faults.push(...(await faultsOf(target, request)))
  })
  return { tried, faults, figures: {} }
}

async function faultsOf(target: Target, { says, bytes, isRight }: RawRequest): Promise<Fault[]> {
  const sent = bytes(new URL(target.address).host)
  const answer = await sendRaw(target, sent)
  const statuses = statusesIn(answer)
  const what = answer.text.slice(0, 200) || 'nothing came back'
  const internals = internalsIn(answer.text, sent)
  const isOurs = (status: number) => status >= 500 && status !== 501 && status !== 505
  const faults: Fault[] = []
  if (!isRight(answer, statuses)) faults.push({ kind: 'request-smuggled', where: says, what })
  if (statuses.some(isOurs)) faults.push({ kind: 'server-error', where: says, what })
  if (internals !== undefined)
    faults.push({ kind: 'internals-shown', where: says, what: internals })
  return faults
}

function trustsProxies(): Tooth {
  return {
    says: 'whoever claims to be a proxy is believed',
    finds: 'request-smuggled',
    at: 'a forged name',
    plant: (target) =>
      plantListener(target, {}, (request, response) => {
        const host = request.headers['x-forwarded-host'] ?? request.headers.host
        response.writeHead(200).end(`<a href="https://${String(host)}/">`)
      }),
  }
}

function toleratesTwoLengths(): Tooth {
  return {
    says: 'a request with a length and chunks is read all the same',
    finds: 'request-smuggled',
    at: 'a length and chunks',
    plant: (target) =>
      plantListener(
        target,
        {},
        (request, response) => {
          request.resume()
          request.on('end', () => response.writeHead(200).end('ok'))
        },
        { insecureHTTPParser: true },
      ),
  }
}

function echoesTrace(): Tooth {
  return {
    says: 'TRACE tells a page what its cookies are',
    finds: 'request-smuggled',
    at: 'TRACE',
    plant: (target) =>
      plantListener(target, {}, (request, response) => {
        response
          .writeHead(200)
          .end(request.method === 'TRACE' ? JSON.stringify(request.headers) : 'ok')
      }),
  }
}
