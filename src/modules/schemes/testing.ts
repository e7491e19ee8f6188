import type { SchemeDraft } from './model.ts'

export { rollupDifferences, supportDifferences, totalDifferences } from './store/recount.ts'

/** A plain scheme for tests, with what matters to the test put in. */
export function aScheme(parts: Partial<SchemeDraft> = {}): SchemeDraft {
  return {
    title: 'Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong chế biến nông sản',
    activityKind: 'machinery',
    isFlagship: false,
    isGroup: false,
    fundTier: 'local',
    place: { list: 63, provinceCode: '83', detail: 'huyện Bình Đại' },
    establishments: ['HTX Nông nghiệp Bình Đại'],
    implementer: null,
    yearFrom: 2020,
    yearTo: 2020,
    money: [{ source: 'provincial', plannedDong: 200_000_000n, actualDong: null }],
    outputs: [],
    status: 'inPlan',
    documentNumber: null,
    sourceUrl: null,
    sourceNote: null,
    note: null,
    ...parts,
  }
}
