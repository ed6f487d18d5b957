import {createHash} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';

type Config = Output<'GetFunctionUrlConfig'>;

/** A function URL without its address, which depends on where the sandbox listens. */
export type StoredUrl = Required<Pick<Config, 'AuthType' | 'CreationTime' | 'LastModifiedTime' | 'InvokeMode'>> &
  Pick<Config, 'Cors'> & {
    /** The first part of its host. */
    readonly id: string;
    readonly FunctionArn: string;
  };

/** Function URLs: owner is the function's name, key the alias, empty for the function itself. */
export const urls = defineCollection<StoredUrl>('function.url');

/** A function URL that was found, with what it leads to. */
export interface FoundUrl {
  readonly name: string;
  readonly qualifier: string | undefined;
  readonly config: StoredUrl;
}

/** The function URL of an id; undefined when there is none. */
export function findUrl(id: string, {records}: Context): FoundUrl | undefined {
  const entry = records.list(urls).find(({value}) => value.id === id);
  return entry && {name: entry.owner, qualifier: entry.key || undefined, config: entry.value};
}

/** The id of a function's or alias's URL: the same one whenever it is made anew. */
export function hashUrlId(name: string, key: string, context: Context): string {
  return createHash('sha256')
    .update(formatUrlArn(name, key, context))
    .digest('hex')
    .slice(0, 32);
}

/** The ARN a URL leads to. */
export function formatUrlArn(name: string, key: string, context: Context): string {
  return formatFunctionArn(context, key === '' ? {name} : {name, qualifier: key});
}

/**
 * The address of a URL, below `localhost`, so that none leads to somebody else's function, or by a path where such names are
 * not known; on the port the request came to, as the sandbox serves it there.
 */
export function formatUrlAddress(id: string, {region, origin, urlForm}: Context): string {
  if (origin !== '' && urlForm === 'path') return `${origin}/_sandbox/urls/${region}/${id}/`;
  const host = `${id}.lambda-url.${region}.localhost`;
  return origin === '' ? `https://${host}/` : `http://${host}:${new URL(origin).port || 80}/`;
}
