/** The limits of a share. */
export const shareLimits = {
  schemes: 200,
  shortestGround: 10,
  longestGround: 500,
  longestDocument: 100,
  years: 3,
} as const

/** Why records cannot be shared so. `{name}` stands for a detail of the reason. */
export const shareReasons = {
  nothingChosen: {
    vi: 'Chưa có đề án nào để chia sẻ.',
    en: 'There is no scheme to share.',
  },
  tooMany: {
    vi: 'Mỗi lần chia sẻ được nhiều nhất {most} đề án. Hãy lọc hẹp hơn.',
    en: 'At most {most} schemes are shared at once. Narrow the list.',
  },
  notYours: {
    vi: 'Chỉ chia sẻ được đề án của tỉnh mình.',
    en: 'Only schemes of your own province can be shared.',
  },
  provinceMissing: { vi: 'Chọn tỉnh được xem.', en: 'Choose the province that may read them.' },
  withYourself: {
    vi: 'Tỉnh mình đã xem được; hãy chọn tỉnh khác.',
    en: 'Your own province can read them already: choose another.',
  },
  groundMissing: {
    vi: 'Ghi căn cứ chia sẻ, ít nhất 10 ký tự: thỏa thuận, đề án chung, văn bản đề nghị…',
    en: 'Say on what ground, in at least 10 characters: an agreement, a joint scheme, a request…',
  },
  groundTooLong: {
    vi: 'Nội dung dài quá {most} ký tự.',
    en: 'The text is longer than {most} characters.',
  },
  endMissing: { vi: 'Chọn ngày cuối được xem.', en: 'Choose the last day it may be read.' },
  endPast: { vi: 'Ngày cuối đã qua.', en: 'The last day has passed.' },
  endTooFar: {
    vi: 'Ngày cuối không quá {years} năm kể từ hôm nay.',
    en: 'The last day is at most {years} years from today.',
  },
} as const

export type ShareReasonCode = keyof typeof shareReasons
