import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';
import {invalidParameter, notFound} from '../errors/lambda-error.ts';
import {type StoredCode, storeCode} from '../functions/store-code.ts';
import {present} from '../json/present.ts';
import {layerCollection as collection, layerCounters, type StoredLayer} from '../model/stored-layer.ts';
import {formatServiceTime} from '../model/time.ts';
import {formatLayerVersionArn, parseLayerName, parseOwnLayer} from '../names/layer-name.ts';
import {cutListPage, readRecordPage, type StoreEntry, toNumberKey} from '../store/index.ts';
import {defineAsyncHandlers, defineHandlers} from './define-handlers.ts';

/** Publishing a layer version: its content is kept before the change begins. */
export const layerPublicationHandlers = defineAsyncHandlers({
  async PublishLayerVersion(input, context) {
    const code = await storeCode(input.Content, context);
    return context.transaction(() => publishLayer(input, code, context));
  },
});

/** Layers and their versions. */
export const layerHandlers = defineHandlers({
  GetLayerVersion(input, context) {
    const name = parseLayerName(input.LayerName, context, 'GetLayerVersion');
    return buildLayer(name, requireLayer(name, input.VersionNumber, context), context);
  },

  GetLayerVersionByArn(input, context) {
    const reference = parseOwnLayer(input.Arn, context);
    if (!reference) throw notFound('The resource you requested does not exist.');
    return buildLayer(reference.name, requireLayer(reference.name, reference.version, context), context);
  },

  ListLayerVersions(input, context) {
    const name = parseLayerName(input.LayerName, context, 'ListLayerVersions');
    const all = newestFirst(context.records.list(collection, {owner: name}));
    const size = {...input, MaxItems: Math.min(input.MaxItems ?? pageSize, pageSize)};
    const {page, next} = cutListPage(
      all,
      ({key}) => key,
      size,
      entry => isCompatible(entry, input),
    );
    return {LayerVersions: page.map(({value}) => buildListItem(name, value, context)), ...next};
  },

  ListLayers(input, context) {
    const {entries, next} = readRecordPage(context.records, layerCounters, {}, input, ({key}) => {
      return newestMatching(key, input, context) !== undefined;
    });
    const found = entries.map(({key}) => {
      const newest = newestMatching(key, input, context);
      return {
        LayerName: key,
        LayerArn: formatLayerVersionArn(context, key),
        ...(newest ? {LatestMatchingVersion: buildListItem(key, newest, context)} : {}),
      };
    });
    return {Layers: found, ...next};
  },

  DeleteLayerVersion(input, context) {
    checkVersionNumber(input.VersionNumber);
    const name = parseLayerName(input.LayerName, context, 'DeleteLayerVersion');
    const key = toNumberKey(input.VersionNumber);
    const layer = context.records.get(collection, name, key);
    // Deleting one that is not there is no error.
    if (layer) context.records.put(collection, name, key, {...layer, isDeleted: true});
    return {};
  },
});

/** Versions a page of a layer's list has at most. */
const pageSize = 50;

interface Filter {
  readonly CompatibleRuntime?: string | undefined;
  readonly CompatibleArchitecture?: string | undefined;
}

function publishLayer(
  input: Input<'PublishLayerVersion'>,
  code: StoredCode,
  context: Context,
): Output<'PublishLayerVersion'> {
  const name = parseLayerName(input.LayerName, context, 'PublishLayerVersion');
  const number = (context.records.get(layerCounters, '', name) ?? 0) + 1;
  const layer: StoredLayer = {
    version: number,
    codeSha256: code.sha256,
    codeSize: code.size,
    unpackedSize: code.unpackedSize,
    description: input.Description ?? '',
    createdDate: formatServiceTime(context.now()),
    ...present({
      licenseInfo: input.LicenseInfo,
      compatibleRuntimes: input.CompatibleRuntimes,
      compatibleArchitectures: input.CompatibleArchitectures,
    }),
  };
  context.records.put(collection, name, toNumberKey(number), layer);
  context.records.put(layerCounters, '', name, number);
  return buildLayer(name, layer, context);
}

/** A layer version by number. Throws the service's 404, or 400 for a number below 1. */
function requireLayer(name: string, version: number, context: Context): StoredLayer {
  const layer = getLayer(name, version, context);
  if (!layer) throw notFound('The resource you requested does not exist.');
  return layer;
}

/** A layer version by number; undefined when there is none (any more). Throws the service's 400 for a number below 1. */
export function getLayer(name: string, version: number, {records}: Context): StoredLayer | undefined {
  checkVersionNumber(version);
  const layer = records.get(collection, name, toNumberKey(version));
  return layer?.isDeleted ? undefined : layer;
}

function checkVersionNumber(version: number): void {
  if (version < 1) throw invalidParameter('Layer Version Cannot be less than 1');
}

function newestMatching(name: string, filter: Filter, {records}: Context): StoredLayer | undefined {
  return newestFirst(records.list(collection, {owner: name}).filter(entry => isCompatible(entry, filter)))[0]?.value;
}

function newestFirst(entries: StoreEntry<StoredLayer>[]): StoreEntry<StoredLayer>[] {
  return entries.toReversed();
}

function isCompatible({value}: StoreEntry<StoredLayer>, {CompatibleRuntime, CompatibleArchitecture}: Filter): boolean {
  const runs = CompatibleRuntime === undefined || value.compatibleRuntimes?.includes(CompatibleRuntime);
  const fits = CompatibleArchitecture === undefined || value.compatibleArchitectures?.includes(CompatibleArchitecture);
  return Boolean(runs && fits) && !value.isDeleted;
}

function buildLayer(name: string, layer: StoredLayer, context: Context): Output<'GetLayerVersion'> {
  const {codeSha256: CodeSha256, codeSize: CodeSize} = layer;
  return {
    Content: {Location: context.toDownloadUrl(CodeSha256), CodeSha256, CodeSize},
    LayerArn: formatLayerVersionArn(context, name),
    ...buildListItem(name, layer, context),
  };
}

type LayerItem = NonNullable<Output<'ListLayerVersions'>['LayerVersions']>[number];

function buildListItem(name: string, layer: StoredLayer, context: Context): LayerItem {
  return {
    LayerVersionArn: formatLayerVersionArn(context, name, layer.version),
    Version: layer.version,
    Description: layer.description,
    CreatedDate: layer.createdDate,
    ...present({
      CompatibleRuntimes: layer.compatibleRuntimes as LayerItem['CompatibleRuntimes'],
      CompatibleArchitectures: layer.compatibleArchitectures as LayerItem['CompatibleArchitectures'],
      LicenseInfo: layer.licenseInfo,
    }),
  };
}
