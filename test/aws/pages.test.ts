import {describe, expect, it} from 'vitest';
import {PageError} from '../../src/aws/pages.ts';
import {callsTo, forever, json, refuse, serve} from './endpoint.ts';

const names = (items: readonly {FunctionName?: string | undefined}[]) => items.map(item => item.FunctionName);

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('listing page by page', () => {
  it('asks for the next page only when it is wanted, and numbers the pages', async () => {
    const {url, received} = await serve((response, {query}) => {
      const marker = query.get('Marker');
      json(response, {Functions: [{FunctionName: marker ?? 'first'}], NextMarker: marker === null ? 'second' : null});
    });
    const pages = callsTo(url).list('ListFunctions', {MaxItems: 1}, {}, forever)[Symbol.asyncIterator]();
    const first = await pages.next();
    expect(received).toHaveLength(1);
    expect(first.value).toMatchObject({items: [{FunctionName: 'first'}], next: 'second', number: 1});
    const second = await pages.next();
    expect(second.value).toMatchObject({items: [{FunctionName: 'second'}], next: undefined, number: 2});
    expect((await pages.next()).done).toBe(true);
    expect(received.map(request => request.query.get('MaxItems'))).toEqual(['1', '1']);
  });

  it('keeps what came before a failed page and resumes there', async () => {
    let isDown = true;
    const {url} = await serve((response, {query}) => {
      const marker = query.get('Marker') ?? '1';
      if (marker === '3' && isDown) return refuse(response, 403, 'AccessDeniedException');
      json(response, {
        Functions: [{FunctionName: marker}],
        ...(marker !== '4' && {NextMarker: `${Number(marker) + 1}`}),
      });
    });
    const calls = callsTo(url);
    const seen: unknown[] = [];
    const failure = await (async () => {
      for await (const page of calls.list('ListFunctions', {}, {}, forever)) seen.push(...names(page.items));
    })().catch((error: unknown) => error);
    expect(seen).toEqual(['1', '2']);
    if (!(failure instanceof PageError)) throw failure;
    expect(failure).toMatchObject({resumeFrom: '3', number: 3, problem: {kind: 'denied'}});
    isDown = false;
    const {resumeFrom} = failure;
    for await (const page of calls.list('ListFunctions', {}, {resumeFrom}, forever)) seen.push(...names(page.items));
    expect(seen).toEqual(['1', '2', '3', '4']);
  });

  it('leaves nulls out of a list and of what is in it, and tells how many', async () => {
    const {url} = await serve(response =>
      json(response, {Functions: [null, {FunctionName: 'f', Layers: [null, {Arn: 'a'}], Architectures: [null]}]}),
    );
    const [page] = await collect(callsTo(url).list('ListFunctions', {}, {}, forever));
    expect(page?.items).toEqual([{FunctionName: 'f', Layers: [{Arn: 'a'}], Architectures: []}]);
    expect(page?.leftOut).toBe(3);
  });

  it.each([{Functions: null}, {}])('tells that an answer had no list: %o', async answer => {
    const {url} = await serve((response, {query}) =>
      json(response, query.has('Marker') ? {Functions: []} : {...answer, NextMarker: 'more'}),
    );
    const pages = await collect(callsTo(url).list('ListFunctions', {}, {}, forever));
    expect(pages.map(({isUnlisted}) => isUnlisted)).toEqual([true, false]);
  });

  it('goes on after an empty page that has a successor', async () => {
    const {url} = await serve((response, {query}) =>
      json(response, query.has('Marker') ? {Functions: [{FunctionName: 'f'}]} : {Functions: [], NextMarker: 'more'}),
    );
    const pages = await collect(callsTo(url).list('ListFunctions', {}, {}, forever));
    expect(pages.map(page => names(page.items))).toEqual([[], ['f']]);
  });

  it.each([
    ['the same token again', () => 'again'],
    ['tokens in a circle', (marker: string | null) => (marker === 'a' ? 'b' : 'a')],
  ])('ends when the service gives %s', async (_, nextOf) => {
    const {url, received} = await serve((response, {query}) =>
      json(response, {Functions: [], NextMarker: nextOf(query.get('Marker'))}),
    );
    await expect(collect(callsTo(url).list('ListFunctions', {}, {}, forever))).rejects.toMatchObject({
      problem: {kind: 'malformed', what: 'ListFunctions never ends'},
      resumeFrom: undefined,
    });
    expect(received.length).toBeLessThan(5);
  });

  it('stops between pages when aborted', async () => {
    const {url, received} = await serve(response => json(response, {Functions: [], NextMarker: `${Math.random()}`}));
    const controller = new AbortController();
    const run = (async () => {
      for await (const page of callsTo(url).list('ListFunctions', {}, {}, controller.signal)) {
        if (page.number === 2) controller.abort();
      }
    })();
    await expect(run).rejects.toMatchObject({problem: {kind: 'aborted'}});
    expect(received).toHaveLength(2);
  });
});
