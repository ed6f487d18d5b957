import {maskedText} from '../mask.ts';
import {quoteWord} from '../text/quote-word.ts';

/** An endpoint in a command. One with secrets is a variable: the command ends at once where that is not set. */
export function formatEndpoint(endpoint: string): {readonly word: string; readonly notes: readonly string[]} {
  if (!endpoint.includes(maskedText)) return {word: quoteWord(endpoint), notes: []};
  const note = `set LAMBDA_ENDPOINT_URL first: ${endpoint}, with its secrets`;
  return {word: `"\${LAMBDA_ENDPOINT_URL:?}"`, notes: [note]};
}
