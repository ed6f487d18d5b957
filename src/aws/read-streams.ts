/** The answer with its event streams read to their ends: each a list of its events. Rejects when a stream breaks off. */
export async function readStreams(answer: object): Promise<Record<string, unknown>> {
  const members = Object.entries(answer).map(async ([name, value]) => [
    name,
    isStream(value) ? await readEvents(value) : value,
  ]);
  return Object.fromEntries(await Promise.all(members));
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function readEvents(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
