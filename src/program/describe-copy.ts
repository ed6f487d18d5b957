import type {CopyReport} from '../console/services.ts';
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
          : `Put into tmux only (${outcome.bytes} bytes are more than terminals take)`,
      };
    case 'tooLarge':
      return {why: `${outcome.bytes} bytes are more than terminals take (${outcome.limit})`};
  }
}
