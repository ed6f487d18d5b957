import {createHash} from 'node:crypto';
import type {Context} from '../context.ts';
import {findVersion} from '../functions/find-function.ts';
import {toServiceTime} from '../functions/time.ts';
import {present} from '../functions/to-configuration.ts';
import {conflict, type LambdaError, notFound} from '../lambda-error.ts';
import {toFunctionArn, toFunctionReference} from '../names/function-name.ts';
import {defineCollection, toPage} from '../store/index.ts';
import {defineHandlers, type Output} from './define-handlers.ts';

type UrlConfig = Required<Pick<Output<'GetFunctionUrlConfig'>, 'AuthType' | 'CreationTime' | 'LastModifiedTime'>> &
  Pick<Output<'GetFunctionUrlConfig'>, 'Cors' | 'InvokeMode'> & {FunctionUrl: string; FunctionArn: string};

/** Function URLs: owner is the function's name, key the alias, empty for the function itself. */
const urls = defineCollection<UrlConfig>('function.url');

/** Function URLs as records. Their host is below `localhost`, so that none leads to somebody else's function. */
export const functionUrls = defineHandlers({
  CreateFunctionUrlConfig(input, context) {
    const {name, qualifier} = findVersion(input, context, 'CreateFunctionUrlConfig');
    const key = qualifier ?? '';
    if (context.records.get(urls, name, key)) {
      throw conflict(
        `Failed to create function url config for [functionArn = ${toArn(name, key, context)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      );
    }
    const now = toServiceTime(context.now());
    const config: UrlConfig = {
      FunctionUrl: toUrl(name, key, context),
      FunctionArn: toArn(name, key, context),
      AuthType: input.AuthType,
      InvokeMode: input.InvokeMode ?? 'BUFFERED',
      CreationTime: now,
      LastModifiedTime: now,
      ...present({Cors: input.Cors}),
    };
    context.records.put(urls, name, key, config);
    return config;
  },

  GetFunctionUrlConfig(input, context) {
    return requireUrl(input, context, 'GetFunctionUrlConfig').config;
  },

  UpdateFunctionUrlConfig(input, context) {
    const {name, key, config} = requireUrl(input, context, 'UpdateFunctionUrlConfig');
    const {AuthType, Cors, InvokeMode} = input;
    const changed = {
      ...config,
      ...present({AuthType, Cors, InvokeMode}),
      LastModifiedTime: toServiceTime(context.now()),
    };
    context.records.put(urls, name, key, changed);
    return changed;
  },

  DeleteFunctionUrlConfig(input, context) {
    const {name, key} = requireUrl(input, context, 'DeleteFunctionUrlConfig');
    context.records.delete(urls, name, key);
    return {};
  },

  ListFunctionUrlConfigs(input, context) {
    const {name} = findVersion(input, context, 'ListFunctionUrlConfigs');
    const {entries, next} = toPage(context.records, urls, {owner: name}, input);
    return {FunctionUrlConfigs: entries.map(({value}) => value), ...next};
  },
});

function requireUrl(
  input: {readonly FunctionName: string; readonly Qualifier?: string | undefined},
  context: Context,
  action: string,
): {name: string; key: string; config: UrlConfig} {
  const {name, qualifier: key = ''} = toFunctionReference(input, context, action);
  const config = context.records.get(urls, name, key);
  if (!config) throw urlNotFound();
  return {name, key, config};
}

function urlNotFound(): LambdaError {
  return notFound('The resource you requested does not exist.');
}

function toArn(name: string, key: string, context: Context): string {
  return toFunctionArn(context, key === '' ? {name} : {name, qualifier: key});
}

function toUrl(name: string, key: string, context: Context): string {
  const id = createHash('sha256')
    .update(toArn(name, key, context))
    .digest('hex')
    .slice(0, 32);
  return `https://${id}.lambda-url.${context.region}.localhost/`;
}
