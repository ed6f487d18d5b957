import type {Context} from '../context/context.ts';
import {conflict, invalidParameter} from '../errors/lambda-error.ts';
import {present} from '../json/present.ts';
import {buildConfiguration} from '../model/state.ts';
import {
  type CapacityProvider,
  capacityProviderCollection as collection,
  formatCapacityProviderArn,
  isProviderGone,
  providerOf,
  requireCapacityProvider,
  type StoredCapacityProvider,
  toCapacityProvider,
} from '../model/stored-capacity-provider.ts';
import {versionCollection} from '../model/stored-function.ts';
import {resourceTags} from '../model/stored-tags.ts';
import {formatServiceTime} from '../model/time.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {checkTags} from '../rules/check-tags.ts';
import {readRecordPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Capacity providers as records: they have their states and their functions, but no instances. */
export const capacityProviderHandlers = defineHandlers({
  CreateCapacityProvider(input, context) {
    const {CapacityProviderName, Tags, ...settings} = input;
    const name = CapacityProviderName.slice(CapacityProviderName.lastIndexOf(':') + 1);
    const arn = formatCapacityProviderArn(context, name);
    if (CapacityProviderName !== name && CapacityProviderName !== arn) {
      throw invalidParameter(
        `A capacity provider of another account or region cannot be created: ${CapacityProviderName}`,
      );
    }
    const existing = context.records.get(collection, '', name);
    if (existing && !isProviderGone(existing, context.now()))
      throw conflict(`Capacity provider already exists: ${arn}`);
    if (Tags) {
      checkTags(Tags);
      context.records.put(resourceTags, '', arn, Tags);
    }
    const scaling = {...defaultScaling, ...present(settings.CapacityProviderScalingConfig ?? {})};
    const provider = {...present(settings), CapacityProviderArn: arn, CapacityProviderScalingConfig: scaling};
    const pendingUntil = context.now() + context.delays.create;
    return {CapacityProvider: put(name, {provider: provider as CapacityProvider, pendingUntil}, context)};
  },

  GetCapacityProvider(input, context) {
    const {stored} = requireCapacityProvider(input.CapacityProviderName, context);
    return {CapacityProvider: toCapacityProvider(stored, context.now())};
  },

  ListCapacityProviders(input, context) {
    const now = context.now();
    const {entries, next} = readRecordPage(context.records, collection, {}, input, ({value}) => {
      return !isProviderGone(value, now) && [undefined, toCapacityProvider(value, now).State].includes(input.State);
    });
    return {CapacityProviders: entries.map(({value}) => toCapacityProvider(value, now)), ...next};
  },

  UpdateCapacityProvider(input, context) {
    const {name, stored} = requireSettled(input.CapacityProviderName, context);
    const {CapacityProviderName: _, CapacityProviderScalingConfig: scaling, ...changes} = input;
    const provider = {
      ...stored.provider,
      ...present(changes),
      ...(scaling ? {CapacityProviderScalingConfig: {...defaultScaling, ...present(scaling)}} : {}),
    };
    return {CapacityProvider: put(name, {...stored, provider}, context)};
  },

  DeleteCapacityProvider(input, context) {
    const {name, stored} = requireSettled(input.CapacityProviderName, context);
    const arn = formatCapacityProviderArn(context, name);
    if (context.records.list(versionCollection).some(({value}) => providerOf(value.configuration) === arn)) {
      throw conflict(`The capacity provider ${arn} cannot be deleted: function versions use it.`);
    }
    context.records.delete(resourceTags, '', arn);
    return {CapacityProvider: put(name, {...stored, deletedAt: context.now() + context.delays.update}, context)};
  },

  ListFunctionVersionsByCapacityProvider(input, context) {
    const {name} = requireCapacityProvider(input.CapacityProviderName, context);
    const arn = formatCapacityProviderArn(context, name);
    const {entries, next} = readRecordPage(context.records, versionCollection, {}, input, ({value}) => {
      return providerOf(value.configuration) === arn;
    });
    const found = entries.map(({owner, value}) => ({
      FunctionArn: formatFunctionArn(context, {name: owner, qualifier: value.configuration.Version ?? ''}),
      State: buildConfiguration(value, context.now()).State,
    }));
    return {CapacityProviderArn: arn, FunctionVersions: found, ...next};
  },
});

const defaultScaling = {ScalingMode: 'Auto'} as const;

/** A provider that can be changed. Throws a ResourceConflictException while another change is settling. */
function requireSettled(nameOrArn: string, context: Context) {
  const found = requireCapacityProvider(nameOrArn, context);
  const {State} = toCapacityProvider(found.stored, context.now());
  if (State !== 'Active') {
    throw conflict(
      `The operation cannot be performed at this time. The capacity provider is currently in the following state: ${State}`,
    );
  }
  return found;
}

function put(name: string, stored: StoredCapacityProvider, context: Context): CapacityProvider {
  const provider = {...stored.provider, LastModified: formatServiceTime(context.now())};
  context.records.put(collection, '', name, {...stored, provider});
  return toCapacityProvider({...stored, provider}, context.now());
}
