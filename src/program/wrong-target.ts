import {regionVariables} from './find-destination.ts';
import type {Host} from './host.ts';
import type {TargetRequest} from './target-request.ts';

/** Names offered at most for one that is none. */
const mostNear = 3;

/**
 * What is wrong with the profile that the command line names, or with the region that it or the environment does, in a sentence
 * with the names most like it; undefined where nothing is known to be. A region that is not known here may be new: only one that
 * AWS would not name so is refused, and none where a custom endpoint is asked.
 */
export async function findWrongTarget(request: TargetRequest, env: Host['env']): Promise<string | undefined> {
  const {profile, sandbox} = request;
  if (sandbox === true) return undefined;
  if (profile !== undefined) {
    const {readProfileNames} = await import('../aws/config/config-files.ts');
    const names = await readProfileNames(env).catch(() => undefined);
    if (names !== undefined && !names.includes(profile))
      return (await tellMissingFile(env)) ?? (await tellNone('profile', profile, names));
  }
  const source = request.region === undefined ? regionVariables.find(name => env[name]) : '--region';
  const region = request.region ?? env[source ?? ''];
  if (source === undefined || region === undefined) return undefined;
  const {isPossibleRegion, regions} = await import('../aws/regions.ts');
  const known = regions.map(({id}) => id);
  if (known.includes(region) || isPossibleRegion(region) || !(await asksAws(request, env))) return undefined;
  return tellNone('region', region, known, source === '--region' ? '' : `, which ${source} says`);
}

/** Whether it leads to a host of AWS, which has the region in its name: to no custom endpoint, and not to the sandbox. */
async function asksAws(request: TargetRequest, env: Host['env']): Promise<boolean> {
  const {isConfigured, resolveConnection} = await import('../aws/connection.ts');
  // What else is wrong is said where it connects.
  const found = await resolveConnection(request, env).catch(() => undefined);
  return found !== undefined && found.endpoint === undefined && (await isConfigured(request, env));
}

/** That a file is not there which the environment names, and in which the profile may be. */
async function tellMissingFile(env: Host['env']): Promise<string | undefined> {
  const {findMissingFile} = await import('../aws/config/check-named-files.ts');
  const problem = findMissingFile(env);
  return problem === undefined ? undefined : `lambdeck: ${problem.why} ${problem.tryThis}`;
}

/** That there is none of such a name, with the names most like it or, where none is, the first of them; `source` says where it was set. */
export async function tellNone(kind: string, name: string, names: readonly string[], source = ''): Promise<string> {
  const {findNearNames} = await import('../core/search/near-names.ts');
  const {cleanText} = await import('../core/text/clean.ts');
  const near = findNearNames(name, names, mostNear).map(cleanText);
  const offer = near.length > 0 ? `The nearest: ${near.join(', ')}.` : tellAll(names.map(cleanText));
  return `lambdeck: there is no ${kind} "${cleanText(name)}"${source}. ${offer}`;
}

function tellAll(names: readonly string[]): string {
  return names.length === 0 ? 'The AWS configuration has none.' : `There are: ${names.slice(0, 10).join(', ')}.`;
}
