import type {Turn} from './budget/bucket.ts';
import type {SdkCommand} from './command.ts';
import {spendTurn} from './spend-turn.ts';

/** Has every attempt at a command wait for a turn, for the SDK repeats reads: `first` is taken already. */
export function paceAttempts({middlewareStack}: SdkCommand, first: Turn, takeTurn: () => Promise<Turn>): void {
  let taken: Turn | undefined = first;
  middlewareStack.add(
    next => async args => {
      const turn = taken ?? (await takeTurn());
      taken = undefined;
      return spendTurn(turn, () => next(args));
    },
    {step: 'finalizeRequest', priority: 'low', name: 'paceAttempts'},
  );
}
