import { findIndicator } from '#modules/indicators/model.ts'
import { noteExportOfShared, outputsInUse, streamSchemes } from '#modules/schemes/api.server.ts'
import {
  readSchemeListQuery,
  schemeSheetColumns,
  type SchemeFilter,
  type SchemeLine,
  type SchemeSheetColumn,
  type SchemeSort,
  type StoredScheme,
} from '#modules/schemes/model.ts'
import { findProvince, territorySnapshot } from '#modules/territory/api.server.ts'
import { keepingActing } from '#platform/db/acting.ts'
import { streamSheet, xlsxType } from '#platform/sheets/stream-sheet.ts'
import { amongOf, readAmong } from '../../among.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ url }) => {
  const { filter, sort } = readSchemeListQuery(url.searchParams)
  const among = amongOf(filter)
  if (among.from === 'shared') await noteExportOfShared()
  const outputs = (await readAmong(among, () => outputsInUse(filter))).map((code) => ({
    code,
    label: findIndicator(code)?.label.vi ?? code,
  }))
  const columns = schemeSheetColumns(outputs)
  const stream = streamSheet({
    name: 'Đề án',
    titles: ['Danh sách đề án khuyến công', 'Đơn vị tiền: đồng. Ô trống: chưa rõ.'],
    columns: columns.map(({ header, kind, width }) => ({
      header,
      kind,
      ...(width === undefined ? {} : { width }),
    })),
    namedBy: 1,
    rows: readAmong(among, () => keepingActing(() => linesOf(filter, sort, columns))),
  })
  return new Response(stream, {
    headers: {
      'content-type': xlsxType,
      'content-disposition': 'attachment; filename="de-an-khuyen-cong.xlsx"',
    },
  })
}

async function* linesOf(
  filter: SchemeFilter,
  sort: SchemeSort,
  columns: readonly SchemeSheetColumn[],
) {
  for await (const scheme of streamSchemes(filter, sort)) {
    const line = lineOf(scheme)
    yield columns.map(({ value }) => value(line))
  }
}

function lineOf({ id, draft }: StoredScheme): SchemeLine {
  const { districtByCode, communeByCode } = territorySnapshot()
  const { list, provinceCode, districtCode, communeCode } = draft.place
  return {
    id,
    draft,
    province: findProvince({ list, code: provinceCode })?.name ?? provinceCode,
    district: (districtCode && districtByCode.get(districtCode)?.name) ?? null,
    commune: (communeCode && communeByCode.get(communeCode)?.name) ?? null,
  }
}
