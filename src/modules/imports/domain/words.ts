import { normaliseVietnamese } from '#core/vietnamese.ts'
import {
  activityKinds,
  schemeStatuses,
  type ActivityKind,
  type FundTier,
  type SchemeStatus,
} from '#modules/schemes/model.ts'

type WordRow<T> = { readonly pattern: RegExp; readonly means: T }

// In search form, the more telling words first.
const kindWords: readonly WordRow<ActivityKind>[] = [
  { pattern: /\b(nghe nhan|tho gioi)\b/, means: 'masterArtisanTraining' },
  {
    pattern: /\b(can bo (lam cong tac )?khuyen cong|can bo quan ly khuyen cong)\b/,
    means: 'staffTraining',
  },
  {
    pattern: /\b(dao tao nghe|day nghe|dao tao lao dong|boi duong nghe)\b/,
    means: 'vocationalTraining',
  },
  { pattern: /\btruyen nghe\b/, means: 'craftTransmission' },
  { pattern: /\b(khoi su|khoi nghiep)\b/, means: 'startupTraining' },
  { pattern: /\bthanh lap (doanh nghiep|dn)\b/, means: 'enterpriseFounding' },
  { pattern: /\b(tham quan|khao sat|hoc tap kinh nghiem)\b/, means: 'studyTour' },
  { pattern: /\b(hoi thao|dien dan)\b.*\bnuoc ngoai\b/, means: 'foreignForum' },
  { pattern: /\b(hoi thao|dien dan)\b/, means: 'seminar' },
  { pattern: /\b(nang cao nang luc|tap huan)\b/, means: 'mgmtTraining' },
  {
    pattern:
      /\bthi diem\b.*\b(san xuat sach hon|sxsh)\b|\b(san xuat sach hon|sxsh)\b.*\bthi diem\b/,
    means: 'cpPilot',
  },
  { pattern: /\b(san xuat sach hon|sxsh)\b/, means: 'cpAssessment' },
  { pattern: /\bnhan rong\b/, means: 'demoModelReplicate' },
  { pattern: /\b(mo hinh( trinh dien)?|mhtd|mhtdkt|trinh dien ky thuat)\b/, means: 'demoModelNew' },
  { pattern: /\bchuyen giao\b/, means: 'techTransfer' },
  { pattern: /\bbinh chon\b/, means: 'productSelection' },
  { pattern: /\b(hoi cho|trien lam)\b.*\bnuoc ngoai\b/, means: 'fairAbroad' },
  { pattern: /\bto chuc (hoi cho|trien lam)\b/, means: 'fairOrganise' },
  { pattern: /\b(hoi cho|trien lam)\b/, means: 'fairJoinDomestic' },
  { pattern: /\b(thuong hieu|nhan hieu)\b/, means: 'brand' },
  { pattern: /\b(phong trung bay|trung bay san pham)\b/, means: 'showroom' },
  { pattern: /\bthuong mai dien tu\b|\btmdt\b/, means: 'ecommerce' },
  { pattern: /\b(may moc|mmtb|thiet bi tien tien|tbtt|may moc thiet bi)\b/, means: 'machinery' },
  { pattern: /\bday chuyen\b/, means: 'productionLine' },
  { pattern: /\b(mau ma|bao bi|tu van)\b/, means: 'consulting' },
  { pattern: /\b(truyen hinh|phat thanh|truyen thanh|phong su|phim)\b/, means: 'media' },
  { pattern: /\b(ban tin|an pham|to roi|to gap|tap chi)\b/, means: 'publication' },
  { pattern: /\b(co so du lieu|website|trang thong tin|trang tin)\b/, means: 'dataWebsite' },
  { pattern: /\bcum lien ket\b/, means: 'linkageCluster' },
  { pattern: /\b(hiep hoi|hoi nganh nghe)\b/, means: 'association' },
  { pattern: /\bquy hoach\b.*\b(cum|ccn)\b/, means: 'clusterPlan' },
  { pattern: /\bha tang\b/, means: 'clusterInfra' },
  { pattern: /\bthu hut dau tu\b/, means: 'clusterPromotion' },
  { pattern: /\blai suat\b/, means: 'relocationInterest' },
  { pattern: /\bdi doi\b/, means: 'relocationConsulting' },
  { pattern: /\b(o nhiem|nuoc thai|moi truong)\b.*\b(cum|ccn)\b/, means: 'pollutionCluster' },
  { pattern: /\b(o nhiem|nuoc thai|xu ly moi truong)\b/, means: 'pollutionEstablishment' },
  { pattern: /\bhop tac quoc te\b/, means: 'intlCooperation' },
  { pattern: /\bcong tac vien\b/, means: 'collaboratorNetwork' },
  { pattern: /\bhoi nghi\b/, means: 'conference' },
  { pattern: /\b(kiem tra|giam sat)\b/, means: 'inspection' },
]

const statusWords: readonly WordRow<SchemeStatus>[] = [
  { pattern: /\b(quyet toan|da thanh ly)\b/, means: 'settled' },
  { pattern: /\bchua (trien khai|thuc hien)\b/, means: 'inPlan' },
  { pattern: /\bkhong (trien khai|thuc hien)\b/, means: 'stopped' },
  { pattern: /\b(nghiem thu|hoan thanh|da xong|da thuc hien)\b/, means: 'accepted' },
  { pattern: /\b(ngung|tam dung|dung trien khai|huy)\b/, means: 'stopped' },
  { pattern: /\b(dang thuc hien|dang trien khai|trien khai|thuc hien)\b/, means: 'implementing' },
  { pattern: /\bhop dong\b/, means: 'contracted' },
  { pattern: /\b(ke hoach|phe duyet|duoc duyet|da duyet|giao)\b/, means: 'inPlan' },
  { pattern: /\btham dinh\b/, means: 'appraised' },
  { pattern: /\b(de nghi|dang ky|de xuat)\b/, means: 'idea' },
]

const tierWords: readonly WordRow<FundTier>[] = [
  { pattern: /\b(quoc gia|kcqg|qg|trung uong|tw|nstw|national)\b/, means: 'national' },
  { pattern: /\b(dia phuong|kcdp|dp|tinh|huyen|xa|nsdp|local|thanh pho)\b/, means: 'local' },
]

const kindByLabel = byLabel(activityKinds)
const statusByLabel = byLabel(schemeStatuses)

/** The kind of activity a text names: its label, its code, or telling words. */
export function kindIn(text: string): ActivityKind | undefined {
  const form = normaliseVietnamese(text)
  return kindByLabel.get(form) ?? kindWords.find(({ pattern }) => pattern.test(form))?.means
}

/** The status a text names. */
export function statusIn(text: string): SchemeStatus | undefined {
  const form = normaliseVietnamese(text)
  return statusByLabel.get(form) ?? statusWords.find(({ pattern }) => pattern.test(form))?.means
}

/** The tier a text names. */
export function tierIn(text: string): FundTier | undefined {
  const form = normaliseVietnamese(text)
  return tierWords.find(({ pattern }) => pattern.test(form))?.means
}

/** Whether a text says đề án điểm or đề án nhóm. */
export function flagsIn(text: string): { readonly isFlagship: boolean; readonly isGroup: boolean } {
  const form = normaliseVietnamese(text)
  return { isFlagship: /\bde an diem\b/.test(form), isGroup: /\bde an nhom\b/.test(form) }
}

/** Whether a flag column says yes. */
export function isYes(text: string): boolean {
  return /^(x|có|co|yes|đúng|1|✓|v|true)$/i.test(text)
}

function byLabel<T extends string>(
  labels: Readonly<Record<T, { readonly vi: string; readonly en: string }>>,
): ReadonlyMap<string, T> {
  const rows = Object.entries<{ readonly vi: string; readonly en: string }>(labels) as [
    T,
    { vi: string; en: string },
  ][]
  return new Map(
    rows.flatMap(([code, { vi, en }]): [string, T][] => [
      [normaliseVietnamese(vi), code],
      [normaliseVietnamese(en), code],
      [normaliseVietnamese(code), code],
    ]),
  )
}
