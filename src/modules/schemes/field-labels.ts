import { moneySources } from './money-sources.ts'
import type { Bilingual } from './words.ts'

const plain: Readonly<Record<string, Bilingual>> = {
  title: { vi: 'Tên đề án', en: 'Title' },
  activityKind: { vi: 'Nội dung hoạt động', en: 'Kind of activity' },
  isFlagship: { vi: 'Đề án điểm', en: 'Flagship scheme' },
  isGroup: { vi: 'Đề án nhóm', en: 'Group scheme' },
  fundTier: { vi: 'Cấp khuyến công', en: 'Tier' },
  'place.province': { vi: 'Tỉnh, thành phố', en: 'Province' },
  'place.districtCode': { vi: 'Mã huyện', en: 'District code' },
  'place.communeCode': { vi: 'Mã xã', en: 'Commune code' },
  'place.detail': { vi: 'Địa điểm', en: 'Place' },
  establishments: { vi: 'Cơ sở thụ hưởng', en: 'Establishments' },
  implementer: { vi: 'Đơn vị thực hiện', en: 'Implementing unit' },
  yearFrom: { vi: 'Năm bắt đầu', en: 'First year' },
  yearTo: { vi: 'Năm kết thúc', en: 'Last year' },
  status: { vi: 'Tình trạng', en: 'Status' },
  documentNumber: { vi: 'Số văn bản', en: 'Document number' },
  sourceUrl: { vi: 'Địa chỉ nguồn', en: 'Source address' },
  sourceNote: { vi: 'Nguồn', en: 'Source' },
  note: { vi: 'Ghi chú', en: 'Note' },
  deleted: { vi: 'Xóa', en: 'Deleted' },
}

const planned: Bilingual = { vi: 'kế hoạch', en: 'planned' }
const actual: Bilingual = { vi: 'thực hiện', en: 'carried out' }

/** The words for a field of a scheme, `money.national.plannedDong` too. */
export function fieldLabel(field: string, language: keyof Bilingual = 'vi'): string {
  const known = plain[field]
  if (known) return known[language]
  const [family, name = '', part = ''] = field.split('.')
  // Without a part, the line itself: whether it is there.
  const stage =
    part === '' ? '' : `, ${/^planned/.test(part) ? planned[language] : actual[language]}`
  if (family === 'money' && Object.hasOwn(moneySources, name)) {
    return moneySources[name as keyof typeof moneySources][language] + stage
  }
  return family === 'outputs' ? name + stage : field
}
