import type {AwaitedRead} from '../../console/dialogs/waiting.ts';
import type {DialogViewProps} from './dialog-view-props.ts';
import {TextView} from './text-view.tsx';

/** What is waited for, and that keys wait with it. */
export function WaitingView({state: {title, words, typed}, rect}: DialogViewProps<AwaitedRead>) {
  const count = typed.length === 1 ? '1 key waits' : `${typed.length} keys wait`;
  const lines = typed.length === 0 ? [words] : [words, '', `${count} for what opens.`];
  return <TextView state={{title, lines, plainLines: lines, revealed: false, top: 0}} rect={rect} />;
}
