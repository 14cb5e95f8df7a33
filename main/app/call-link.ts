/** `tel:` or `sms:` with a plus at most and digits (RFC 3966, RFC 5724); nothing else is ever opened outside of the console. */
export const isCallLink = (link: string): boolean => /^(tel|sms):\+?\d{3,20}$/.test(link);
