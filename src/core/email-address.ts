const longest = 254

// Signs nobody sees: with them one address looks like another.
const hidden = /[\p{Cc}\p{Cf}]/u

/** Whether a text can be an address of e-mail. Enough to catch a slip; whether it is theirs is shown by the mail that arrives. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= longest &&
  !hidden.test(text) &&
  /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@.]{2,}$/.test(text)
