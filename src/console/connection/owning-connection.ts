import type {Connection, Page} from './connection.ts';
import {own} from './owner.ts';

/** A connection whose items know that they are its: the one gate through which they come in. */
export function createOwningConnection(ways: Connection): Connection {
  const connection: Connection = {
    ...ways,
    call: async (operation, input, options) => own(connection, await ways.call(operation, input, options)),
    list: (operation, input, options) => ownPages(connection, ways.list(operation, input, options)),
  };
  return connection;
}

async function* ownPages(connection: Connection, pages: AsyncIterable<Page>): AsyncGenerator<Page, void, undefined> {
  for await (const page of pages) yield {...page, items: page.items.map(item => own(connection, item))};
}
