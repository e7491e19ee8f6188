const longest = 254

/** Whether a text can be an address of e-mail. Enough to catch a slip; whether it is theirs is shown by the mail that arrives. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= longest && /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@.]{2,}$/.test(text)
