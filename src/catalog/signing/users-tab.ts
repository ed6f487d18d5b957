import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toList} from '../../core/format/members.ts';
import {note, row, rowsFromAnswer} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {judgeCode, toConfigInput} from './config.ts';

/** Which functions a configuration holds for, and what it would say to the code that each has now. */
export const signingUsersTab = defineTab<'ListCodeSigningConfigs'>()({
  title: 'Used by',
  reads: {
    users: readAll('ListFunctionsByCodeSigningConfig', toConfigInput),
    functions: readAll('ListFunctions', () => ({})),
  },
  lines: (config, {users, functions}) =>
    fromAnswer(users, 'No functions.', all => {
      if (all.length === 0) return [note('No function uses it.')];
      return toList(all).flatMap(({FunctionArn: arn}) => {
        const name = parseFunctionArn(arn)?.name ?? formatMember(arn);
        return rowsFromAnswer(name, functions, 'ListFunctions', listed => {
          const code = listed?.find(({FunctionArn}) => FunctionArn === arn);
          if (code === undefined) return [row(name, 'not listed')];
          const {text, tone} = judgeCode(config, code);
          return [row(name, text, tone)];
        });
      });
    }),
});
