import stripAnsi from 'strip-ansi';

const simple = /^[\n\t -~]*$/;
const breaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

/**
 * What was printed as people read it: without the sequences that colour it, every kind of line break as one, tabs as blanks.
 * What else it holds stays: text is made safe where it is painted.
 */
export function toPrintedText(text: string): string {
  const printed = simple.test(text) ? text : stripAnsi(text).replace(breaks, '\n');
  return printed.replaceAll('\t', ' ');
}

/** The same of a whole message, without the line breaks at its end. */
export function toMessageText(message: string): string {
  return toPrintedText(/[\n\r]$/.test(message) ? message.trimEnd() : message);
}
