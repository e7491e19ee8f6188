import { mkdirSync } from 'node:fs'
import { asSystem } from '#platform/db/acting.ts'
import { build, isBuilt } from '../tools/bootstrap/build.mjs'
import { Refusal } from '../tools/bootstrap/refusal.mjs'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import { step } from '../tools/bootstrap/steps.mjs'
import { measureApi } from './api.ts'
import { openDatabases, useConnection } from './database.ts'
import { measureExport } from './export.ts'
import { figureTable, type Figure } from './figure.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './import.ts'
import { machine } from './machine.ts'
import { savePlans } from './plans.ts'
import { saveResult } from './result.ts'
import { measureRights } from './rights.ts'
import { measureRollup } from './rollup.ts'
import { startProduct } from './servers.ts'
import { measureWeight } from './weight.ts'

const known = ['--quick', '--save', '--as-built', '--rights'] as const
const asked = new Set(process.argv.slice(2))
const seed = 2014
const full = { establishments: 200_000, schemes: 100_000, years: 12 }
const tenth = { establishments: 20_000, schemes: 10_000, years: 12 }

try {
  for (const word of asked)
    if (!known.some((one) => one === word))
      throw new Refusal(`Dùng: npm run bench -- ${known.join(' ')}`)
  const startedAt = performance.now()
  const figures = await asSystem(measure)
  const took = Math.round((performance.now() - startedAt) / 1000)
  const text = [machine(full, seed, took), '', figureTable(figures)].join('\n')
  console.log(`\n${text}`)
  if (asked.has('--save')) saveResult(text)
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}

async function measure(): Promise<Figure[]> {
  const isQuick = asked.has('--quick')
  const effort = isQuick ? { rounds: 2, forMs: 400 } : { rounds: 5, forMs: 1_000 }
  if (!asked.has('--as-built') && !isBuilt()) await step('Dựng giao diện', build)
  const base = inRepository('.cache/bench')
  mkdirSync(base, { recursive: true })
  const databases = await openDatabases(base)
  try {
    if (asked.has('--rights')) {
      await useConnection(await step('Dựng nước lớn', () => databases.country(full, seed)))
      return await step('Quyền', () => measureRights({ rounds: 120, isWhole: true }))
    }
    const small = await step('Dựng nước nhỏ', () => databases.country(tenth, seed))
    const large = await step('Dựng nước lớn', () => databases.country(full, seed))
    await useConnection(large)
    const product = await step('Mở sản phẩm', () => startProduct(large, `${base}/files`))
    try {
      return [
        ...(await step('Giao diện chương trình', () => measureApi(large, product, effort))),
        ...(await step('Quyền', () =>
          measureRights({ rounds: isQuick ? 20 : 120, isWhole: false }),
        )),
        ...(await step('Bảng cộng dồn', () => measureRollup(isQuick ? 8 : 20))),
        ...(await step('Lớn gấp mười', () =>
          measureGrowth(small, product, effort, `${base}/files-small`),
        )),
        ...(await step('Trang đầu', () => measureWeight(product.address))),
        ...(await step('Xuất', () => measureExport(product, full.schemes))),
        ...(await step('Nhập', () => measureImport(20_000, seed))),
        ...(await step('Kế hoạch truy vấn', () => savePlans().then(() => []))),
      ]
    } finally {
      await product.stop()
    }
  } finally {
    await databases.close()
  }
}
