import type {CopyReport} from '../console/services.ts';
import {formatCounted} from '../schema/format-counted.ts';
import type {CopyOutcome} from '../terminal/output/clipboard.ts';

/** What is told of a copy: no more than is known. */
export function describeCopy(outcome: CopyOutcome): CopyReport {
  switch (outcome.kind) {
    case 'terminal':
      return {
        to: `Sent to the terminal${outcome.refusal === undefined ? '' : `, past tmux (${outcome.refusal})`}`,
      };
    case 'tmux':
      return {
        to: outcome.sentOn
          ? 'Put into tmux and sent to the terminal'
          : `Put into tmux only (${formatCounted(outcome.bytes, 'blob')} are more than terminals take)`,
      };
    case 'tooLarge':
      return {
        why: `${formatCounted(outcome.bytes, 'blob')} are more than terminals take (${formatCounted(outcome.limit, 'blob')})`,
      };
  }
}
