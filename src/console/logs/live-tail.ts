import type {LogCommand} from '../../core/logs/log-command.ts';
import type {Choice} from '../bindings/command.ts';

/** CloudWatch pricing page: Live Tail, by the minute of a session. */
const price = '$0.01 per minute';

/** Starts following again, with what is changed. */
export const restartWith = (change: Omit<Extract<LogCommand, {type: 'restart'}>, 'type'>) =>
  ({type: 'log', command: {type: 'restart', ...change}}) as const;

/** The other way to follow than the one that is under way; `isFree` where it is not AWS that answers. */
export function buildOtherWay(by: 'polling' | 'live-tail', isFree: boolean): Choice {
  if (by === 'live-tail') {
    const label = isFree ? 'by polling again' : 'by polling again, free of the live tail’s price';
    return {label, command: restartWith({by: 'polling'})};
  }
  return isFree
    ? {
        label: 'live tail: lines as they come, free: this is not AWS',
        command: restartWith({by: 'live-tail'}),
      }
    : {
        label: `live tail: lines as they come, for ${price}…`,
        command: {type: 'log', command: {type: 'live-tail-menu'}},
      };
}

/** What is asked before anything is charged. */
export const liveTailMenu: {readonly title: string; readonly choices: readonly Choice[]} = {
  title: `Live tail costs ${price} (CloudWatch pricing)`,
  choices: [
    {label: 'Stay with polling', command: {type: 'nothing'}},
    {label: `Start the live tail, for ${price} until x stops it`, command: restartWith({by: 'live-tail'})},
  ],
};
