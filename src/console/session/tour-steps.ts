import {connectionOf, recordOf} from './connection-of.ts';
import type {Session} from './session.ts';

/** A step of the tour: what to do, and how it is known that it was done. */
export interface TourStep {
  readonly text: string;
  isDone(session: Session): boolean;
}

const hasDialog = (session: Session, name: string) => session.dialogs.some(dialog => dialog.name === name);

/** Find, read, invoke, follow, find the fault, roll back. */
export const tourSteps: readonly TourStep[] = [
  {
    text: 'Find: / filters a list. Type / orders and Enter',
    isDone: session =>
      session.filtering === undefined && /^ord/.test(recordOf(session).cursors['functions']?.filter ?? ''),
  },
  {text: 'Read: Enter goes to the details, ] turns their tabs', isDone: ({focus}) => focus === 'detail'},
  {
    text: 'Invoke: i opens the workbench, Ctrl-S sends what it shows',
    isDone: session => recordOf(session).runs.some(({outcome}) => outcome.state !== 'running'),
  },
  {
    text: 'Follow: Esc leaves the answer, l follows the log of the function',
    isDone: ({log}) => log.source !== undefined && log.reading === 'following',
  },
  {
    text: 'Find the fault: H lists the functions that hurt, and why',
    isDone: session => hasDialog(session, 'incidents'),
  },
  {
    text: 'Roll back: Esc, then ! on orders-api. Choose what helps: a review shows what it would do',
    isDone: session => hasDialog(session, 'review'),
  },
  {
    text: 'Enter sends what the review shows, Esc leaves it. u puts a change back',
    isDone: session => !hasDialog(session, 'review'),
  },
];

/** Why the tour cannot be taken; undefined where it can. */
export function whyNoTour(session: Session): string | undefined {
  return connectionOf(session)?.sandbox ? undefined : 'only in the sandbox: lambdeck --sandbox';
}
