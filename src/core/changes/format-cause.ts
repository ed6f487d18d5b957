import {formatTimeOfDay} from '../format/age.ts';
import {formatLength} from '../format/length.ts';
import type {Since} from '../signs/sign.ts';
import {isExact} from '../signs/sign.ts';
import type {Cause} from './cause.ts';
import type {FunctionChange} from './change.ts';

/** What led to an incident in a column: `23:08 ci-deploy`, `none found`, `not yet`; a dash where that is not asked. */
export function formatCause(cause: Cause | undefined): string {
  switch (cause?.type) {
    case undefined:
      return '–';
    case 'none':
      return 'none found';
    case 'unknown':
      return cause.isLate ? 'not yet known' : 'not known';
    case 'change':
      return `${formatMinute(cause.change.time)} ${cause.change.author?.who ?? 'by ?'}`;
  }
}

/** The same in a sentence, with what is different since. */
export function describeCause(cause: Cause, since: Since): string {
  switch (cause.type) {
    case 'none':
      return 'no change of it was found in the quarter of an hour before';
    case 'unknown':
      return cause.isLate
        ? 'whether it was changed before is not known yet: the trail is up to 15 minutes late'
        : 'whether and by whom it was changed before is not known';
    case 'change': {
      const {change, others} = cause;
      const more = others === 0 ? '' : ` · ${others} more ${others === 1 ? 'change' : 'changes'}, C shows all`;
      return `${describeChange(change)}, ${describeDistance(change, since)}: ${change.what.join(' · ')}${more}`;
    }
  }
}

function describeChange({operation, time, author}: FunctionChange): string {
  return `${operation ?? 'changed'} ${formatMinute(time)} by ${author?.who ?? 'somebody not known yet'}`;
}

/** Where the beginning is known to a span only, the change may have come first or not. */
function describeDistance({time}: FunctionChange, since: Since): string {
  const begin = isExact(since) ? since.at : since.from;
  if (time > begin) return isExact(since) ? 'in that minute' : 'in that time';
  const before = begin - time;
  return before < 60_000 ? 'right before' : `${formatLength(before)} before`;
}

function formatMinute(time: number): string {
  return formatTimeOfDay(new Date(time)).slice(0, 5);
}
