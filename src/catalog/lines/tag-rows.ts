import type {DetailLine} from '../../core/detail-line.ts';
import {toEntries} from '../../core/format/members.ts';
import {editable, note, row} from '../../core/format/rows.ts';

/** What stands where there are no tags. */
export const noTags = 'No tags.';

/** Tags, a row each. */
export function buildTagRows(tags: unknown): readonly DetailLine[] {
  const entries = toEntries(tags as Readonly<Record<string, unknown>> | undefined);
  return entries.length === 0
    ? [note(noTags)]
    : entries.map(([key, value]) => editable(`Tags{${key}}`, row(key, value)));
}
