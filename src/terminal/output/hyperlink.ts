/**
 * A text that terminals with OSC 8 show as a link, and others as the text. Only http and https addresses become links;
 * control characters of the text are dropped.
 */
export const formatHyperlink = (text: string, address: string): string => {
  const cleanText = text.replace(/[\p{Cc}\p{Cf}]/gu, '');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  // A parsed address is percent-encoded: nothing in it can end the sequence.
  return url !== undefined && isWeb ? `\u001B]8;;${url.href}\u0007${cleanText}\u001B]8;;\u0007` : cleanText;
};
