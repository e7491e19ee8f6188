const none = '00000000-0000-0000-0000-000000000000'
const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An identifier as a form sends it; what is none is that of nothing. */
export const sentId = (text: string) => (shape.test(text) ? text : none)
