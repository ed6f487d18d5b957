import {formatSize} from '../../core/format/size.ts';

/** What is asked before much is fetched. */
export function formatAsks(bytes: number): string {
  return `${formatSize(bytes)} would have to be fetched. Enter fetches it, Esc leaves it.`;
}
