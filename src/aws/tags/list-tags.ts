import type {Tags} from '../../core/tags/tags.ts';
import {toPlain} from '../../core/text/plain.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** Resources of a page: the most there can be (GetResources, API reference). */
const pageSize = 100;

/** Reads the tags of all resources of a type in the region, by ARN, a page after the other. Rejects with a `ProblemError`. */
export async function listTags(
  ask: AwsTelemetry['tags'],
  type: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Tags>> {
  const found = new Map<string, Tags>();
  const seen = new Set<string>();
  let token = '';
  do {
    const PaginationToken = token;
    const page = await repeatRead(() => readTagPage(ask, type, PaginationToken, signal), signal);
    for (const {ResourceARN, Tags: tags = []} of page.ResourceTagMappingList ?? []) {
      const entries = tags.flatMap(({Key, Value = ''}) => (Key === undefined ? [] : [[Key, Value] as const]));
      if (ResourceARN !== undefined) found.set(ResourceARN, toPlain(Object.fromEntries(entries)) as Tags);
    }
    token = page.PaginationToken ?? '';
    // A token that comes again would go on for ever.
    if (seen.has(token)) break;
    seen.add(token);
  } while (token !== '');
  return found;
}

function readTagPage(ask: AwsTelemetry['tags'], type: string, token: string, signal: AbortSignal) {
  return ask(
    'GetResources',
    async (client, abortSignal) => {
      const {GetResourcesCommand} = await import('@aws-sdk/client-resource-groups-tagging-api');
      const input = {ResourceTypeFilters: [type], ResourcesPerPage: pageSize};
      const start = token === '' ? {} : {PaginationToken: token};
      return client.send(new GetResourcesCommand({...input, ...start}), {abortSignal});
    },
    signal,
  );
}
