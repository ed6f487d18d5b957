import type {OperationName} from '../schema/index.ts';
import type {FirstAsked, FirstPage} from './ask-first-page.ts';
import {orAborted} from './or-aborted.ts';
import type {Send} from './send.ts';

/** Milliseconds after which a page says nothing of how things are now. */
const holds = 5000;

/** Answers the first call that wants it with the page that was asked for before; sends all others, and that one, too, if it did not come. */
export function withFirstPage(send: Send, asked: FirstAsked | undefined): Send {
  const take = createTaking(asked);
  return async (name, input, read, sending) => {
    const first = take(name, input);
    if (first === undefined) return send(name, input, read, sending);
    const page = await orAborted(first, sending.signal).catch(() => undefined);
    sending.turn?.answered();
    if (page !== undefined) return page.output as never;
    // What has failed was asked, too. Who has given up is told so by the sending.
    const turn = await sending.takeTurn().catch(() => sending.turn);
    return send(name, input, read, {...sending, turn});
  };
}

function createTaking(
  asked: FirstAsked | undefined,
): (operation: OperationName, input: unknown) => Promise<FirstPage | undefined> | undefined {
  let left = asked;
  return (operation, input) => {
    if (left?.operation !== operation || Object.keys(input ?? {}).length > 0) return undefined;
    const {page} = left;
    left = undefined;
    return page.then(come => (come !== undefined && performance.now() - come.at < holds ? come : undefined));
  };
}
