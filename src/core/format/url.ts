import {formatMember} from './members.ts';

/**
 * A URL without its query and fragment. The download links of code and layers carry their signature in the query:
 * whoever has it can download, so it is never shown.
 */
export function withoutQuery(url: unknown): string {
  return formatMember(url).replace(/[?#].*$/s, '');
}
