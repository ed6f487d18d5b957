const time = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`;
const uuid = String.raw`[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}`;
const hexadecimal = String.raw`\b(?=[a-f]*\d)[\da-f]{6,}\b`;
/** Digits behind a letter belong to a name: S3, HTTP404. */
const number = String.raw`(?<![A-Za-z])\d+(?:[.,:]\d+)*`;
/** Two digits or more among letters: a customer's or a token's id. */
const mixed = String.raw`\b(?=\w*\d\w*\d)\w{8,}\b`;
const quoted = String.raw`(?<!\w)(["'${'`'}])(?:\\.|(?!\1)[^\n]){1,200}?\1(?!\w)`;

const variable = new RegExp([quoted, time, uuid, hexadecimal, mixed, number].join('|'), 'g');

/** Characters of an error's message that tell which error it is. */
const longest = 500;

/** What is the same of every error of a kind: quoted values are `'…'`, times, ids and numbers `#`; one line. */
export function takeOutVariables(text: string): string {
  const [line = ''] = text.slice(0, longest).split('\n');
  return line.replace(variable, (_, quote: string | undefined) => (quote === undefined ? '#' : `${quote}…${quote}`));
}

/**
 * A text without its numbers, in a tenth of the time: texts of which this is the same tell of errors of the same kind. Others may
 * do so, too.
 */
export function takeOutNumbers(text: string): string {
  return text.replace(/([A-Za-z]\d+)|\d+/g, '$1#');
}
