import type {Context} from '../context/context.ts';
import {invalidParameter, notFound} from '../errors/lambda-error.ts';
import {renewRevision} from '../model/revision.ts';
import {requireCapacityProvider} from '../model/stored-capacity-provider.ts';
import {requireCodeSigningConfig} from '../model/stored-code-signing.ts';
import {latest, versionCollection} from '../model/stored-function.ts';
import {mappingCollection} from '../model/stored-mapping.ts';
import {tagCollection as functionTags, resourceTags} from '../model/stored-tags.ts';
import {functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {checkTags} from '../rules/check-tags.ts';
import type {Collection} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Tags of functions, event source mappings, code signing configurations and capacity providers. */
export const tagHandlers = defineHandlers({
  TagResource(input, context) {
    const place = findTags(input.Resource, context);
    if (Object.keys(input.Tags).length === 0) {
      throw invalidParameter('An error occurred and the request cannot be processed.');
    }
    const all = {...place.read(), ...input.Tags};
    checkTags(all);
    place.write(all);
    return {};
  },

  UntagResource(input, context) {
    const place = findTags(input.Resource, context);
    const kept = Object.entries(place.read()).filter(([key]) => !input.TagKeys.includes(key));
    place.write(Object.fromEntries(kept));
    return {};
  },

  ListTags(input, context) {
    return {Tags: findTags(input.Resource, context).read()};
  },
});

interface TagPlace {
  read(): Readonly<Record<string, string>>;
  write(tags: Readonly<Record<string, string>>): void;
}

/** Where the tags of a resource are. Throws what the service answers for one that is not there or takes no tags. */
function findTags(arn: string, context: Context): TagPlace {
  const [, , , , , kind, id = ''] = arn.split(':');
  if (kind === 'function') {
    const reference = parseFunctionReference({FunctionName: arn}, context, 'ListTags');
    if (reference.qualifier !== undefined) {
      throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
    }
    if (!context.records.get(versionCollection, reference.name, latest)) throw functionNotFound(context, reference);
    const {read, write} = createTagPlace(functionTags, reference.name, '', context);
    return {
      read,
      write(all) {
        write(all);
        renewRevision({name: reference.name, key: ''}, context);
      },
    };
  }
  if (kind === 'capacity-provider') {
    requireCapacityProvider(arn, context);
    return createTagPlace(resourceTags, '', arn, context);
  }
  if (kind === 'code-signing-config') {
    requireCodeSigningConfig(arn, context);
    return createTagPlace(resourceTags, '', arn, context);
  }
  if (kind === 'event-source-mapping') {
    if (!context.records.get(mappingCollection, '', id)) throw notFound(`Event source mapping not found: ${arn}`);
    return createTagPlace(resourceTags, '', arn, context);
  }
  throw notFound(`The resource you requested does not exist: ${arn}`);
}

function createTagPlace(
  collection: Collection<Readonly<Record<string, string>>>,
  owner: string,
  key: string,
  {records}: Context,
): TagPlace {
  return {
    read: () => records.get(collection, owner, key) ?? {},
    write: all => records.put(collection, owner, key, all),
  };
}
