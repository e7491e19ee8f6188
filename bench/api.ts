import type { Connection } from '#platform/embedded/cluster.ts'
import { ms, percent, type Figure } from './figure.ts'
import { compare, type Effort, type Seen } from './load.ts'
import { listQuestion, reportQuestion, searchQuestion } from './questions.ts'
import { statementsBehind } from './record.ts'
import { startBare, type ServerProcess } from './servers.ts'

const aimRatio = 0.5
const aimReportMs = 100

/** The questions of the API over HTTP, the product beside bare `pg` with the same statements. */
export async function measureApi(
  connection: Connection,
  product: ServerProcess,
  effort: Effort,
): Promise<Figure[]> {
  const questions = [
    { ...listQuestion(), isReport: false },
    { ...searchQuestion(), isReport: false },
    { ...reportQuestion(), isReport: true },
  ]
  const pages = await statementsBehind(questions.flatMap(({ paths }) => paths))
  const bare = await startBare(connection, pages)
  const servers = { product: product.address, bare: bare.address }
  const figures: Figure[] = []
  try {
    for (const { name, paths, isReport } of questions) {
      for (const clients of [1, 8]) {
        const seen = await compare(servers, paths, clients, effort)
        const asked = `${name}, ${clients} ${clients === 1 ? 'client' : 'clients'}`
        figures.push(isReport ? reportFigure(asked, clients, seen) : ratioFigure(asked, seen))
      }
    }
  } finally {
    await bare.stop()
  }
  return figures
}

type Pair = { readonly product: Seen; readonly bare: Seen }

function ratioFigure(name: string, { product, bare }: Pair): Figure {
  const ratio = product.perSecond / bare.perSecond
  return {
    name,
    product: said(product),
    baseline: said(bare),
    ratio: percent(ratio),
    aim: `≥ ${percent(aimRatio)}`,
    met: ratio >= aimRatio,
  }
}

function reportFigure(name: string, clients: number, { product, bare }: Pair): Figure {
  const figure = {
    name,
    product: said(product),
    baseline: said(bare),
    ratio: percent(product.perSecond / bare.perSecond),
  }
  if (clients > 1) return figure
  return { ...figure, aim: `p95 < ${aimReportMs} ms`, met: product.p95Ms < aimReportMs }
}

const said = ({ perSecond, p50Ms, p95Ms }: Seen) =>
  `${Math.round(perSecond)}/s, p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}`
