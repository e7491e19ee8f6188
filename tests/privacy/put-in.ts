import { formSent, uploadSent } from '../../tools/attack/bodies.ts'
import type { Target } from '../../tools/attack/battery.ts'
import { workbookOf } from '../../tools/attack/made-workbook.ts'
import { send, type Sent } from '../../tools/attack/send.ts'
import { pathOf } from '../../tools/attack/target/surface.ts'
import type { Cage } from './canaries.ts'

const personFields = /email|name|phone|contact|subject|receiver|person|what|why/i

/** Sends a canary into every parameter of every address, of somebody signed in and of nobody. */
export async function intoAddresses(target: Target, cage: Cage): Promise<void> {
  for (const door of target.surface.reads.filter(({ isDocument }) => !isDocument))
    for (const { name, where } of door.parameters) {
      const text = cage.ofField(`${where} ${name} of ${door.route}`)
      await sent(target, { path: pathOf(door, { [name]: text }) })
      await sent({ ...target, visitorFor: () => ({}) }, { path: pathOf(door, { [name]: text }) })
    }
}

/** Sends a canary into every field of every form, one field at a time, so that each is refused or taken for its own sake. */
export async function intoForms(target: Target, cage: Cage): Promise<void> {
  for (const { path, fields, fileField, route } of target.surface.forms) {
    if (fileField !== undefined) continue
    for (const name of Object.keys(fields)) {
      const putIn = `field ${name} of ${path}`
      const text = personFields.test(name) ? cage.ofPerson(putIn) : cage.ofField(putIn)
      const value = name === 'email' ? `${text}@example.org` : text
      await sent(target, formSent(target.address, path, { ...fields, [name]: value }))
    }
    // And with whatever nobody asked for.
    const more = cage.ofField(`a field nobody asked for of ${route}`)
    await sent(target, formSent(target.address, path, { ...fields, [more]: more }))
  }
}

/** Tries to sign in: as nobody that is known, and as somebody with a wrong password. */
export async function intoSignIn(target: Target, cage: Cage, person: string): Promise<void> {
  const asNobody = { ...target, visitorFor: () => ({}) }
  const known = `${cage.ofPerson('e-mail of a person')}@example.org`
  const phone = cage.ofPerson('phone of a person')
  await target.database.rows('update person set email = $2, phone = $3 where id = $1', [
    person,
    known,
    phone,
  ])
  for (let n = 0; n < 10; n += 1) {
    const email = n % 3 === 0 ? known : `${cage.ofPerson('e-mail of nobody')}@example.org`
    const password = cage.ofPerson('a wrong password')
    const agent = cage.ofPerson('browser of somebody signing in')
    const asked = formSent(target.address, '/dang-nhap?/password', { email, password, ve: '/' })
    await sent(asNobody, { ...asked, headers: { ...asked.headers, 'user-agent': agent } })
    await sent(asNobody, formSent(target.address, '/dang-nhap/quen-mat-khau', { email }))
  }
  for (const header of ['user-agent', 'referer', 'x-forwarded-for', 'cookie', 'accept-language'])
    for (const path of ['/', '/de-an', '/api/v1/schemes', '/khong-co'])
      await sent(target, { path, headers: { [header]: cage.ofPerson(`header ${header}`) } })
}

/** Brings lists in whose cells hold canaries: one that is read, one with wrong cells, one that is no workbook. */
export async function intoImports(target: Target, cage: Cage): Promise<void> {
  const cell = (what: string) => cage.ofField(`cell: ${what}`)
  const heading = ['Tên đề án', 'Đơn vị thụ hưởng', 'Địa điểm', 'Năm', 'Kinh phí', 'Ghi chú']
  const rows = Array.from({ length: 20 }, (_, n) => [
    `Hỗ trợ máy sấy ${cell('title')}`,
    `Hộ kinh doanh ${cell('owner')}`,
    n % 2 === 0 ? 'Đắk Lắk' : cell('place'),
    n % 3 === 0 ? cell('year') : 2018,
    n % 4 === 0 ? cell('money') : 200,
    cell('note'),
  ])
  const books = [
    await workbookOf([heading, ...rows]),
    Buffer.from(cell('a file that is no workbook')),
  ]
  for (const bytes of books) {
    const file = { field: 'file', name: `${cage.ofField('name of a file')}.xlsx`, bytes }
    await sent(target, uploadSent(target.address, '/nhap-excel', { key: '' }, file))
  }
}

async function sent(target: Pick<Target, 'address' | 'visitorFor'>, what: Sent): Promise<void> {
  const { status, broken } = await send(target, what)
  if (broken !== undefined || status >= 500)
    throw new Error(`${what.method ?? 'GET'} ${what.path}: ${broken ?? status}`)
}
