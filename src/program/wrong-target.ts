import type {Host} from './host.ts';
import type {TargetRequest} from './target-request.ts';

/** Names offered at most for one that is none. */
const mostNear = 3;

/**
 * What is wrong with the profile or the region that the command line names, in a sentence with the names most like it; undefined
 * where nothing is known to be. A region that is not known here may be new: only one that AWS would not name so is refused, and
 * none where a custom endpoint is asked.
 */
export async function findWrongTarget(request: TargetRequest, env: Host['env']): Promise<string | undefined> {
  const {profile, region, sandbox} = request;
  if (sandbox === true) return undefined;
  if (profile !== undefined) {
    const {readProfileNames} = await import('../aws/config/config-files.ts');
    const names = await readProfileNames(env).catch(() => undefined);
    if (names !== undefined && !names.includes(profile)) return tellNone('profile', profile, names);
  }
  const isElsewhere = request.endpointUrl ?? (env['AWS_ENDPOINT_URL_LAMBDA'] || env['AWS_ENDPOINT_URL']);
  if (region === undefined || isElsewhere) return undefined;
  const {isPossibleRegion, regions} = await import('../aws/regions.ts');
  const known = regions.map(({id}) => id);
  return known.includes(region) || isPossibleRegion(region) ? undefined : tellNone('region', region, known);
}

/** That there is none of such a name, with the names most like it or, where none is, the first of them. */
export async function tellNone(kind: string, name: string, names: readonly string[]): Promise<string> {
  const {findNearNames} = await import('../core/search/near-names.ts');
  const {cleanText} = await import('../core/text/clean.ts');
  const near = findNearNames(name, names, mostNear).map(cleanText);
  const offer = near.length > 0 ? `The nearest: ${near.join(', ')}.` : tellAll(names.map(cleanText));
  return `lambdeck: there is no ${kind} "${cleanText(name)}". ${offer}`;
}

function tellAll(names: readonly string[]): string {
  return names.length === 0 ? 'The AWS configuration has none.' : `There are: ${names.slice(0, 10).join(', ')}.`;
}
