import { expect, test } from 'vitest'
import { aWorkbook, usualHeading } from '#modules/imports/testing.ts'
import { startImport } from '#modules/imports/api.server.ts'
import { demoPeople, noteDenial } from '#modules/access/api.server.ts'
import { asPerson, demoPersonId } from '#modules/access/testing.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as } from '../../../tests/rights/as-somebody.ts'
import { startsFor } from './starts.ts'
import { waitingFor } from './waiting.ts'

const personIn = async (role: string, provinceId: string | null) =>
  (await demoPeople()).find((one) => one.role === role && one.provinceId === provinceId)?.id ?? ''

async function waits(role: string, provinceId: string | null): Promise<string[]> {
  const personId = await personIn(role, provinceId)
  const groups = await as(role, provinceId, () => waitingFor(personId))
  return groups.flatMap(({ title, lines }) => lines.map((line) => `${title}: ${line.title}`))
}

test('a workbook that is not taken yet waits for those of its province who may take it, and for nobody else', () =>
  inRollback(async () => {
    const bytes = await aWorkbook([usualHeading])
    await as('centreStaff', '66', () =>
      startImport({ fileName: 'De an 2026.xlsx', bytes, key: newId() }),
    )
    const line = 'Tệp Excel chưa nhập xong: De an 2026.xlsx'
    expect(await waits('centreStaff', '66')).toContain(line)
    expect(await waits('doitOfficer', '66')).toContain(line)
    for (const [role, province] of [
      ['doitOfficer', '24'],
      ['centreStaff', '24'],
      ['inspector', null],
      ['admin', null],
      ['establishment', '66'],
    ] as const)
      expect([role, await waits(role, province)]).not.toContain(line)
  }))

test('whoever reads a log is told how often somebody of its province was refused, and nobody else', () =>
  inRollback(async () => {
    const denied = () => noteDenial({ act: 'import.read', id: '/nhap-excel' })
    const told = async (role: string, province: string | null) =>
      /Nhật ký: .*lần bị từ chối/.test((await waits(role, province)).join())
    await asPerson(demoPersonId('giam-khao'), denied)
    expect(await told('doitLeader', '66')).toBe(true)
    expect(await told('centreStaff', '66')).toBe(false)
    expect(await told('inspector', null)).toBe(false)
    await asPerson(demoPersonId('chuyen-vien-cuc'), denied)
    expect(await told('inspector', null)).toBe(true)
  }))

test.each([
  ['agencyOfficer', null, ['/nhap-excel', '/de-an/moi', '/so-lieu/moi']],
  ['doitLeader', '66', ['/chia-se/moi', '/nhat-ky']],
  ['admin', null, ['/quan-tri/nguoi-dung/moi', '/quan-tri/don-vi']],
  ['inspector', null, ['/nhat-ky']],
  ['establishment', '66', ['/de-an']],
] as const)(
  'what %s is offered to begin is what the role may do',
  async (role, province, offered) => {
    const own = new Set(['/nhap-excel', '/de-an/moi', '/so-lieu/moi', '/chia-se/moi', '/nhat-ky'])
    own.add('/quan-tri/nguoi-dung/moi').add('/quan-tri/don-vi')
    const shown = await as(role, province, () =>
      Promise.resolve(startsFor(null).map(({ href }) => href)),
    )
    expect(shown).toEqual(expect.arrayContaining([...offered]))
    const expected: readonly string[] = offered
    expect(shown.filter((href) => own.has(href) && !expected.includes(href))).toEqual(
      role === 'doitLeader' ? ['/quan-tri/nguoi-dung/moi'] : [],
    )
  },
)
