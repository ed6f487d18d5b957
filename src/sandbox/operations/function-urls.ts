import type {Context} from '../context/context.ts';
import type {Output} from '../context/operation-types.ts';
import {conflict, type LambdaError, notFound} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {type FoundVersion, findOr} from '../model/find-function.ts';
import {formatUrlAddress, formatUrlArn, hashUrlId, type StoredUrl, urls} from '../model/stored-url.ts';
import {formatServiceTime} from '../model/time.ts';
import {parseFunctionReference} from '../names/function-name.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Function URLs. */
export const functionUrlHandlers = defineHandlers({
  CreateFunctionUrlConfig(input, context) {
    const {name, qualifier} = requireTarget(input, context, 'CreateFunctionUrlConfig');
    const key = qualifier ?? '';
    if (context.records.get(urls, name, key)) {
      throw conflict(
        `Failed to create function url config for [functionArn = ${formatUrlArn(name, key, context)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      );
    }
    const now = formatServiceTime(context.now());
    const config: StoredUrl = {
      id: hashUrlId(name, key, context),
      FunctionArn: formatUrlArn(name, key, context),
      AuthType: input.AuthType,
      InvokeMode: input.InvokeMode ?? 'BUFFERED',
      CreationTime: now,
      LastModifiedTime: now,
      ...present({Cors: input.Cors}),
    };
    context.records.put(urls, name, key, config);
    return toChanged(config, input, context);
  },

  GetFunctionUrlConfig(input, context) {
    return toConfig(requireUrl(input, context, 'GetFunctionUrlConfig').config, context);
  },

  UpdateFunctionUrlConfig(input, context) {
    requireTarget(input, context, 'UpdateFunctionUrlConfig');
    const {name, key, config} = requireUrl(input, context, 'UpdateFunctionUrlConfig');
    const {AuthType, Cors, InvokeMode} = input;
    const changed = {
      ...config,
      ...present({AuthType, Cors, InvokeMode}),
      LastModifiedTime: formatServiceTime(context.now()),
    };
    context.records.put(urls, name, key, changed);
    return toChanged(changed, input, context);
  },

  DeleteFunctionUrlConfig(input, context) {
    const {name, key} = requireUrl(input, context, 'DeleteFunctionUrlConfig');
    context.records.delete(urls, name, key);
    return {};
  },

  ListFunctionUrlConfigs(input, context) {
    const {name} = requireTarget(input, context, 'ListFunctionUrlConfigs');
    const {entries, next} = readRecordPage(context.records, urls, {owner: name}, input);
    return {FunctionUrlConfigs: entries.map(({value}) => toConfig(value, context)), ...next};
  },
});

interface Target {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

/** The function or alias a URL is for. Throws the service's 404 in the words it has for URLs. */
function requireTarget(input: Target, context: Context, action: string): FoundVersion {
  return findOr(() => notFound('Function does not exist'), input, context, action);
}

function requireUrl(input: Target, context: Context, action: string): {name: string; key: string; config: StoredUrl} {
  const {name, qualifier: key = ''} = parseFunctionReference(input, context, action);
  const config = context.records.get(urls, name, key);
  if (!config) throw urlNotFound();
  return {name, key, config};
}

function urlNotFound(): LambdaError {
  return notFound('The resource you requested does not exist.');
}

/** The answer to a change says no more of the mode than was asked for. */
function toChanged(
  config: StoredUrl,
  {InvokeMode}: {readonly InvokeMode?: StoredUrl['InvokeMode'] | undefined},
  context: Context,
): Omit<ReturnType<typeof toConfig>, 'InvokeMode'> {
  const {InvokeMode: _, ...answer} = toConfig(config, context);
  return {...answer, ...present({InvokeMode})};
}

function toConfig(
  {id, Cors, ...config}: StoredUrl,
  context: Context,
): Required<Omit<Output<'GetFunctionUrlConfig'>, 'Cors'>> {
  // Empty settings take what there was away: they are not answered.
  const cors = Cors !== undefined && Object.keys(Cors).length > 0 ? {Cors} : {};
  return {...config, ...cors, FunctionUrl: formatUrlAddress(id, context)};
}
