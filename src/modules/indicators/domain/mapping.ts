import type { IndicatorCode } from './catalogue.ts'
import type { FigureStatus } from './figure.ts'

/** Where a name used by a source belongs in the catalogue, or why it belongs nowhere. */
export type MappingRow =
  | {
      readonly indicator: IndicatorCode
      /** The indicator when the figure is a plan: the catalogue keeps planned and spent money apart. */
      readonly planned?: IndicatorCode
      /** `activityKind` of the law, where the figure is about exactly one. */
      readonly activityKind?: string
      /** A part no `activityKind` names; such a figure is never the whole. */
      readonly part?: string
    }
  | { readonly indicator: null; readonly reason: string }

/** The reviewed mapping of the names met in sources. Tier, level and group are columns, read from the name. */
export const mapping: Readonly<Record<string, MappingRow>> = {
  budget_total: { indicator: 'M03', planned: 'M01' },
  budget_local: { indicator: 'M03', planned: 'M01' },
  budget_national: { indicator: 'M03', planned: 'M01' },
  budget_local_province: { indicator: 'M03', planned: 'M01' },
  budget_local_district: { indicator: 'M03', planned: 'M01' },
  budget_machinery: { indicator: 'M03', planned: 'M01', activityKind: 'machinery' },
  budget_training: { indicator: 'M03', planned: 'M01', activityKind: 'vocationalTraining' },
  budget_training_national: {
    indicator: 'M03',
    planned: 'M01',
    activityKind: 'vocationalTraining',
  },
  budget_management_training: { indicator: 'M03', planned: 'M01', activityKind: 'mgmtTraining' },
  budget_products: { indicator: 'M03', planned: 'M01', activityKind: 'productSelection' },
  budget_branding: { indicator: 'M03', planned: 'M01', activityKind: 'brand' },
  budget_trademark: { indicator: 'M03', planned: 'M01', activityKind: 'brand', part: 'trademark' },
  budget_packaging: {
    indicator: 'M03',
    planned: 'M01',
    activityKind: 'consulting',
    part: 'packaging',
  },
  budget_communication: { indicator: 'M03', planned: 'M01', part: 'communication' },
  budget_fairs: { indicator: 'M03', planned: 'M01', part: 'fairs' },
  budget_demo_national: { indicator: 'M03', planned: 'M01', part: 'demo' },
  budget_demo_and_machinery: { indicator: 'M03', planned: 'M01', part: 'demo_machinery' },
  budget_craft_village_equipment: {
    indicator: 'M03',
    planned: 'M01',
    part: 'craft_village_equipment',
  },
  budget_group_project: { indicator: 'M03', planned: 'M01', part: 'group_projects' },
  budget_management: { indicator: 'M03', planned: 'M01', part: 'management' },
  budget_admin: { indicator: 'M03', planned: 'M01', part: 'admin' },
  budget_activities: { indicator: 'M03', planned: 'M01', part: 'activities' },
  budget_facilities: { indicator: 'M03', planned: 'M01', part: 'facilities' },
  budget_counterpart: { indicator: 'M07' },
  budget_total_growth: { indicator: 'M06' },
  budget_national_growth: { indicator: 'M06' },
  budget_local_growth: { indicator: 'M06' },
  pct_of_plan: { indicator: 'M05' },
  pct_of_plan_local: { indicator: 'M05' },
  budget_per_province: { indicator: 'M09' },
  projects_total: { indicator: 'S01' },
  projects_national: { indicator: 'S01' },
  projects_local: { indicator: 'S01' },
  projects_local_province: { indicator: 'S01' },
  projects_local_district: { indicator: 'S01' },
  machinery_projects: { indicator: 'S01', activityKind: 'machinery' },
  projects_demo_machinery: { indicator: 'S01', part: 'demo_machinery' },
  workers_trained: { indicator: 'A01', activityKind: 'vocationalTraining' },
  workers_trained_national: { indicator: 'A01', activityKind: 'vocationalTraining' },
  workers_trained_local: { indicator: 'A01', activityKind: 'vocationalTraining' },
  trainees_management: { indicator: 'B01' },
  demo_models: { indicator: 'C01' },
  machinery_supported: { indicator: 'C02', activityKind: 'machinery' },
  machinery_supported_national: { indicator: 'C02', activityKind: 'machinery' },
  products_recognised_province: { indicator: 'D01' },
  products_recognised_region: { indicator: 'D01' },
  products_recognised_nation: { indicator: 'D01' },
  products_recognised_district: { indicator: 'D01' },
  products_recognised_province_by_group: { indicator: 'D01' },
  products_recognised_nation_by_group: { indicator: 'D01' },
  products_nominated_province: { indicator: 'D02' },
  products_nominated_region: { indicator: 'D02' },
  products_nominated_nation: { indicator: 'D02' },
  products_nominated_district: { indicator: 'D02' },
  products_nominated_province_by_group: { indicator: 'D02' },
  product_sets_nominated_province: { indicator: 'D02', part: 'sets' },
  products_nominating_establishments: { indicator: 'D02', part: 'establishments' },
  fairs_organised: { indicator: 'D04' },
  fair_establishments: { indicator: 'D05' },
  fair_booths: { indicator: 'D06' },
  trademark_supported: { indicator: 'D07', activityKind: 'brand', part: 'trademark' },
  packaging_supported: { indicator: 'E01', activityKind: 'consulting', part: 'packaging' },
  cluster_planning: { indicator: 'G03', activityKind: 'clusterPlan' },
  cluster_infrastructure: { indicator: 'G04', activityKind: 'clusterInfra' },
  jobs_created: { indicator: 'R01' },
  establishments_existing: { indicator: 'R04' },
  total_cost: {
    indicator: null,
    reason:
      'Gồm cả vốn ngoài khuyến công (đối ứng và nguồn khác); danh mục chỉ có kinh phí khuyến công và vốn đối ứng.',
  },
  budget_other: { indicator: null, reason: 'Nguồn khác, không rõ thuộc khuyến công hay đối ứng.' },
  share_national: {
    indicator: null,
    reason: 'Tỷ trọng được tính lại từ M01, M03 theo nguồn, không lưu riêng.',
  },
  share_local: {
    indicator: null,
    reason: 'Tỷ trọng được tính lại từ M01, M03 theo nguồn, không lưu riêng.',
  },
  share_demo_and_machinery: {
    indicator: null,
    reason: 'Tỷ trọng được tính lại từ M01, M03 theo loại hoạt động, không lưu riêng.',
  },
  budget_demo_and_machinery_per_year: {
    indicator: null,
    reason: 'Bình quân năm được tính lại từ tổng của giai đoạn.',
  },
  projects_national_per_year: {
    indicator: null,
    reason: 'Bình quân năm được tính lại từ tổng của giai đoạn.',
  },
  projects_local_per_year: {
    indicator: null,
    reason: 'Bình quân năm được tính lại từ tổng của giai đoạn.',
  },
  pct_of_plan_projects: {
    indicator: null,
    reason: 'M05 là tỷ lệ về kinh phí; tỷ lệ về số đề án được tính lại từ S01.',
  },
  establishments_supported: {
    indicator: null,
    reason:
      'Danh mục đếm cơ sở theo từng hoạt động (C02, C04, D05, E01…), không có chỉ tiêu chung cho mọi hoạt động.',
  },
  establishments_supported_local: {
    indicator: null,
    reason: 'Danh mục đếm cơ sở theo từng hoạt động, không có chỉ tiêu chung cho mọi hoạt động.',
  },
  establishments_supported_national: {
    indicator: null,
    reason: 'Danh mục đếm cơ sở theo từng hoạt động, không có chỉ tiêu chung cho mọi hoạt động.',
  },
  establishments_surveyed: {
    indicator: null,
    reason: 'Bước xét chọn, không phải kết quả của chương trình.',
  },
  establishments_eligible: {
    indicator: null,
    reason: 'Bước xét chọn, không phải kết quả của chương trình.',
  },
  workers_existing: {
    indicator: null,
    reason: 'Lao động hiện có của cơ sở, không phải kết quả khuyến công.',
  },
  clusters: { indicator: null, reason: 'Không rõ là hỗ trợ quy hoạch (G03) hay hạ tầng (G04).' },
  provinces_count: {
    indicator: null,
    reason: 'Mẫu số của bình quân, lấy từ danh sách tỉnh của vùng theo ngày.',
  },
  provinces_with_products: { indicator: null, reason: 'Đếm được từ D01 theo tỉnh.' },
  product_award_each: { indicator: null, reason: 'Tiền thưởng sản phẩm, danh mục không theo dõi.' },
  product_award_total: {
    indicator: null,
    reason: 'Tiền thưởng sản phẩm, danh mục không theo dõi.',
  },
  norm_max_new_enterprise: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  norm_max_demo_model: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  norm_max_share_demo_model: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  norm_max_share_machinery: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  norm_max_machinery: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  norm_max_line: {
    indicator: null,
    reason: 'Mức trần theo nghị quyết, thuộc quy định về mức hỗ trợ, không phải kết quả.',
  },
  regional_conferences: { indicator: 'K04', activityKind: 'conference' },
  provinces_with_delegations: {
    indicator: null,
    reason: 'Đếm từ danh sách tỉnh nêu trong bài; B04 và K04 đếm đoàn, không đếm tỉnh.',
  },
  provinces_with_craft_displays: {
    indicator: null,
    reason: 'Đếm từ danh sách tỉnh nêu trong bài; D04–D06 đếm hội chợ, cơ sở và gian hàng.',
  },
}

const plannedStatuses: readonly FigureStatus[] = [
  'plan',
  'expected',
  'target',
  'proposed',
  'approved',
]

/** The catalogue's code for a name used by a source and a status, or `null` when it is not mapped. */
export function indicatorFor(
  sourceIndicator: string,
  status: FigureStatus | null,
): IndicatorCode | null {
  const row = Object.hasOwn(mapping, sourceIndicator) ? mapping[sourceIndicator] : undefined
  if (!row || row.indicator === null) return null
  const planned = status !== null && plannedStatuses.includes(status)
  return planned ? (row.planned ?? row.indicator) : row.indicator
}
