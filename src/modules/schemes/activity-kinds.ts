import type { Bilingual } from './words.ts'

/** The groups of Điều 4 of Nghị định 45/2012/NĐ-CP; group 7 has three parts in the reports. */
export const activityGroups = {
  '1': { vi: 'Đào tạo nghề, truyền nghề', en: 'Vocational training' },
  '2': {
    vi: 'Nâng cao năng lực quản lý, khởi sự doanh nghiệp, mở rộng thị trường',
    en: 'Management, start-up, market expansion',
  },
  '3': {
    vi: 'Mô hình trình diễn, chuyển giao công nghệ, máy móc tiên tiến, sản xuất sạch hơn',
    en: 'Models, technology, machinery, cleaner production',
  },
  '4': {
    vi: 'Sản phẩm công nghiệp nông thôn tiêu biểu, hội chợ, thương hiệu',
    en: 'Outstanding products, fairs, brands',
  },
  '5': { vi: 'Tư vấn, trợ giúp cơ sở công nghiệp nông thôn', en: 'Consulting' },
  '6': { vi: 'Cung cấp thông tin, tuyên truyền', en: 'Information' },
  '7a': {
    vi: 'Liên doanh, liên kết, hiệp hội, cụm liên kết',
    en: 'Associations and linkage clusters',
  },
  '7b': { vi: 'Phát triển cụm công nghiệp', en: 'Industrial clusters' },
  '7c': { vi: 'Di dời, xử lý ô nhiễm môi trường', en: 'Relocation and pollution treatment' },
  '8': { vi: 'Hợp tác quốc tế về khuyến công', en: 'International cooperation' },
  '9': {
    vi: 'Nâng cao năng lực quản lý và tổ chức thực hiện khuyến công',
    en: 'Capacity of the promotion system',
  },
} as const satisfies Record<string, Bilingual>
export type ActivityGroup = keyof typeof activityGroups

type KindRow = Bilingual & { readonly group: ActivityGroup }

/** The kinds of activity a scheme may have, with the group of Điều 4 each belongs to. */
export const activityKinds = {
  vocationalTraining: { group: '1', vi: 'Đào tạo nghề', en: 'Vocational training' },
  craftTransmission: { group: '1', vi: 'Truyền nghề', en: 'Craft transmission' },
  masterArtisanTraining: {
    group: '1',
    vi: 'Bồi dưỡng nghệ nhân, thợ giỏi',
    en: 'Training of artisans and master workers',
  },
  mgmtTraining: { group: '2', vi: 'Tập huấn nâng cao năng lực quản lý', en: 'Management training' },
  seminar: { group: '2', vi: 'Hội thảo, diễn đàn', en: 'Seminar' },
  studyTour: { group: '2', vi: 'Tham quan, khảo sát, học tập kinh nghiệm', en: 'Study tour' },
  startupTraining: { group: '2', vi: 'Đào tạo khởi sự doanh nghiệp', en: 'Start-up training' },
  enterpriseFounding: {
    group: '2',
    vi: 'Hỗ trợ thành lập doanh nghiệp',
    en: 'Enterprise founding',
  },
  marketExpansion: { group: '2', vi: 'Mở rộng thị trường, xuất khẩu', en: 'Market expansion' },
  foreignForum: { group: '2', vi: 'Hội thảo, diễn đàn ở nước ngoài', en: 'Forum abroad' },
  demoModelNew: {
    group: '3',
    vi: 'Mô hình trình diễn kỹ thuật',
    en: 'Technical demonstration model',
  },
  demoModelReplicate: {
    group: '3',
    vi: 'Nhân rộng mô hình trình diễn',
    en: 'Replication of a demonstration model',
  },
  techTransfer: { group: '3', vi: 'Chuyển giao công nghệ', en: 'Technology transfer' },
  machinery: { group: '3', vi: 'Ứng dụng máy móc, thiết bị tiên tiến', en: 'Advanced machinery' },
  productionLine: { group: '3', vi: 'Dây chuyền công nghệ', en: 'Production line' },
  cpAssessment: {
    group: '3',
    vi: 'Đánh giá sản xuất sạch hơn',
    en: 'Cleaner production assessment',
  },
  cpPilot: { group: '3', vi: 'Mô hình thí điểm sản xuất sạch hơn', en: 'Cleaner production pilot' },
  productSelection: {
    group: '4',
    vi: 'Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu',
    en: 'Selection of outstanding rural industrial products',
  },
  fairOrganise: { group: '4', vi: 'Tổ chức hội chợ, triển lãm', en: 'Organising a fair' },
  fairJoinDomestic: {
    group: '4',
    vi: 'Tham gia hội chợ, triển lãm trong nước',
    en: 'Joining a domestic fair',
  },
  fairAbroad: {
    group: '4',
    vi: 'Tham gia hội chợ, triển lãm ở nước ngoài',
    en: 'Joining a fair abroad',
  },
  brand: { group: '4', vi: 'Xây dựng, đăng ký thương hiệu', en: 'Brand' },
  showroom: { group: '4', vi: 'Phòng trưng bày sản phẩm', en: 'Showroom' },
  ecommerce: { group: '4', vi: 'Thương mại điện tử', en: 'E-commerce' },
  consulting: { group: '5', vi: 'Tư vấn, trợ giúp', en: 'Consulting' },
  media: { group: '6', vi: 'Chương trình truyền hình, truyền thanh', en: 'Broadcast media' },
  publication: { group: '6', vi: 'Bản tin, ấn phẩm, tờ rơi', en: 'Publication' },
  dataWebsite: { group: '6', vi: 'Cơ sở dữ liệu, trang thông tin điện tử', en: 'Data and website' },
  association: { group: '7a', vi: 'Thành lập hiệp hội, hội ngành nghề', en: 'Association' },
  linkageCluster: { group: '7a', vi: 'Cụm liên kết doanh nghiệp', en: 'Linkage cluster' },
  clusterPlan: {
    group: '7b',
    vi: 'Quy hoạch chi tiết cụm công nghiệp',
    en: 'Detailed plan of an industrial cluster',
  },
  clusterInfra: {
    group: '7b',
    vi: 'Hạ tầng cụm công nghiệp',
    en: 'Infrastructure of an industrial cluster',
  },
  clusterPromotion: {
    group: '7b',
    vi: 'Thu hút đầu tư vào cụm công nghiệp',
    en: 'Investment promotion of an industrial cluster',
  },
  relocationConsulting: {
    group: '7c',
    vi: 'Tư vấn di dời cơ sở gây ô nhiễm',
    en: 'Relocation consulting',
  },
  relocationInterest: {
    group: '7c',
    vi: 'Hỗ trợ lãi suất vốn vay khi di dời',
    en: 'Interest support for relocation',
  },
  pollutionCluster: {
    group: '7c',
    vi: 'Xử lý ô nhiễm tại cụm công nghiệp',
    en: 'Pollution treatment at a cluster',
  },
  pollutionEstablishment: {
    group: '7c',
    vi: 'Xử lý ô nhiễm tại cơ sở',
    en: 'Pollution treatment at an establishment',
  },
  intlCooperation: { group: '8', vi: 'Hợp tác quốc tế', en: 'International cooperation' },
  staffTraining: { group: '9', vi: 'Bồi dưỡng cán bộ khuyến công', en: 'Staff training' },
  conference: {
    group: '9',
    vi: 'Hội nghị, hội thảo khuyến công',
    en: 'Conference of the promotion system',
  },
  database: {
    group: '9',
    vi: 'Cơ sở dữ liệu, trang thông tin của hệ thống khuyến công',
    en: 'Database of the promotion system',
  },
  facilities: { group: '9', vi: 'Trang thiết bị, phương tiện làm việc', en: 'Facilities' },
  collaboratorNetwork: {
    group: '9',
    vi: 'Mạng lưới cộng tác viên khuyến công',
    en: 'Collaborator network',
  },
  planning: {
    group: '9',
    vi: 'Xây dựng chương trình, kế hoạch khuyến công',
    en: 'Programmes and plans',
  },
  inspection: { group: '9', vi: 'Kiểm tra, giám sát', en: 'Inspection' },
} as const satisfies Record<string, KindRow>
export type ActivityKind = keyof typeof activityKinds
export const activityKindCodes = Object.keys(activityKinds) as readonly ActivityKind[]
