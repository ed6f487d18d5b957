import {formatMember, toItems} from '../../core/format/members.ts';
import {formatRoutingSentence} from '../../core/format/routing.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {publishedState} from './functions.ts';
import {findTarget, pickFunction, unlessPublished} from './target.ts';
import {routedVersions, versionUses} from './version-uses.ts';

/** What can be done with the versions of a function. */
export const versionOperations: readonly OperationDeclaration[] = [
  defineOperation<'PublishVersion'>({
    operation: 'PublishVersion',
    on: ['functions', 'versions'],
    key: 'p',
    isNew: true,
    fill: pickFunction,
    common: ['Description', 'CodeSha256'],
    current: publishedState,
  }),
  defineOperation<'DeleteFunction'>({
    operation: 'DeleteFunction',
    name: 'DeleteVersion',
    on: ['versions'],
    key: 'D',
    bulk: true,
    title: 'Delete version',
    unavailable: unlessPublished('only deleting the function takes it away'),
    fill: findTarget,
    needs: ['Qualifier'],
    confirm: ({FunctionName, Qualifier}) => `${FunctionName}:${Qualifier}`,
    dependents: [
      {
        title: 'Alias that leads here',
        operation: 'ListAliases',
        input: ({FunctionName}) => ({FunctionName}),
        toLines: ({Aliases}, {Qualifier}) =>
          toItems(Aliases)
            .filter(alias => routedVersions(alias).includes(String(Qualifier)))
            .map(alias => `${formatMember(alias['Name'])} → ${formatRoutingSentence(alias)}`),
      },
    ],
  }),
  defineOperation<'DeleteFunction'>({
    operation: 'DeleteFunction',
    name: 'PruneVersions',
    on: ['functions', 'versions'],
    title: 'Prune versions',
    fill: pickFunction,
    prunes: {items: 'versions', by: 'DeleteVersion', uses: versionUses},
  }),
];
