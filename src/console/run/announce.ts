import type {Run} from '../../core/run/run.ts';
import type {Tone} from '../../core/tone.ts';
import {findConnection, formatElsewhere} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openRunOf} from './open-runs.ts';

/** A run that is not on screen any more says how it ended. */
export function announce(tools: ControllerTools, run: Run): void {
  if (openRunOf(tools, run.id) !== undefined) return;
  const [words, tone] = formatOutcome(run);
  const session = tools.store.getState();
  const connection = findConnection(session, run.connection);
  const elsewhere = connection === undefined ? '' : formatElsewhere(session, connection);
  tools.notify(`${run.name}${elsewhere}${words}`, tone);
}

function formatOutcome({outcome}: Run): readonly [string, Tone] {
  switch (outcome.state) {
    case 'running':
      return [' is running', 'plain'];
    case 'failed':
      return [`: ${outcome.problem.what}`, 'bad'];
    case 'done':
      return outcome.answer.functionError === undefined
        ? [' answered: I shows it', 'good']
        : [' failed: I shows it', 'bad'];
    case 'counted': {
      const {sent, succeeded} = outcome.tally;
      return [` was sent ${sent} times, ${succeeded} succeeded: I shows it`, succeeded === sent ? 'good' : 'warn'];
    }
  }
}
