import {maskedText} from '../mask.ts';
import {formatMember} from './members.ts';

/**
 * A URL without its query and fragment. The download links of code and layers carry their signature in the query:
 * whoever has it can download, so it is never shown.
 */
export function withoutQuery(url: unknown): string {
  return formatMember(url).replace(/[?#].*$/s, '');
}

/** A URL to be shown, with what in it may be a secret masked: user and password, and the values of its query. */
export function maskUrl(url: string): string {
  const [, scheme = '', user = '', rest = '', query = '', fragment = ''] =
    /^([a-z][a-z0-9+.-]*:\/*)?([^/?#]*@)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url) ?? [];
  const values = query.replace(/=[^&]*/g, `=${maskedText}`).replace(/(?<=[?&])[^=&]+(?=&|$)/g, maskedText);
  return `${scheme}${user === '' ? '' : `${maskedText}@`}${rest}${values}${fragment === '' ? '' : `#${maskedText}`}`;
}
