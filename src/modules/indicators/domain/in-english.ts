const units: Readonly<Record<string, string>> = {
  'tỷ đồng': 'billion dong',
  'triệu đồng': 'million dong',
  'nghìn đồng': 'thousand dong',
  đồng: 'dong',
  'tỷ đồng/tỉnh': 'billion dong per province',
  'tỷ đồng/năm': 'billion dong a year',
  'triệu đồng/đề án': 'million dong per scheme',
  'đề án': 'schemes',
  'đề án/năm': 'schemes a year',
  'dự án': 'projects',
  'cơ sở': 'establishments',
  'lượt cơ sở': 'establishments (visits)',
  'doanh nghiệp': 'enterprises',
  'đơn vị': 'units',
  'lao động': 'workers',
  'học viên': 'trainees',
  người: 'people',
  'lượt người': 'people (visits)',
  lượt: 'times',
  lần: 'times',
  lớp: 'classes',
  cuộc: 'events',
  đoàn: 'delegations',
  'mô hình': 'models',
  'dây chuyền': 'production lines',
  'gian hàng': 'booths',
  'gian hàng/cơ sở': 'booths per establishment',
  'hội chợ': 'fairs',
  'hội nghị': 'conferences',
  'sản phẩm': 'products',
  'bộ sản phẩm': 'product sets',
  'sản phẩm truyền thông': 'media products',
  'giấy chứng nhận': 'certificates',
  'thương hiệu': 'brands',
  'hồ sơ': 'entries',
  phòng: 'rooms',
  hội: 'associations',
  'hoạt động': 'activities',
  cụm: 'clusters',
  tỉnh: 'provinces',
  'tỉnh/thành': 'provinces',
  '%/năm': '% a year',
}

const qualifiers: Readonly<Record<string, string>> = {
  hơn: 'more than',
  trên: 'over',
  gần: 'nearly',
  dưới: 'under',
  khoảng: 'about',
  ước: 'estimated',
  'ước trên': 'estimated over',
  'dự kiến trên': 'expected over',
  'ít nhất': 'at least',
  'tối đa': 'at most',
  tới: 'up to',
}

/** A unit for a reader of the language; the Vietnamese one when there is no English word for it. */
export function unitIn(unit: string, language: 'vi' | 'en'): string {
  return language === 'vi' ? unit : (units[unit] ?? unit)
}

/** `hơn`, `gần`, `khoảng` for a reader of the language. */
export function qualifierIn(qualifier: string, language: 'vi' | 'en'): string {
  return language === 'vi' ? qualifier : (qualifiers[qualifier] ?? qualifier)
}

/** The name sources use for what they count, `budget_training_national`, as words an English reader knows. */
export function sourceNameInEnglish(name: string): string {
  return name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
}
