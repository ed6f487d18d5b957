import {describe, expect, it} from 'vitest';
import {buildJournalCommand} from '../../../src/core/journal/journal-command.ts';
import {maskedText} from '../../../src/core/mask.ts';
import {getOperation} from '../../../src/schema/index.ts';

const target = {profile: undefined, region: 'eu-west-1', endpoint: undefined};
const base = {FunctionName: 'orders-api'};

describe('the command the journal keeps of a call', () => {
  it('leaves out the RevisionId that the next change made stale, and says so', () => {
    const input = {...base, Name: 'live', RevisionId: 'r-1'};
    expect(buildJournalCommand(getOperation('UpdateAlias'), input, target)).toEqual({
      text: 'aws lambda update-alias --function-name orders-api --name live --region eu-west-1',
      notes: ['it was guarded by RevisionId r-1, which holds until the next change only'],
    });
  });

  it('marks what was of that moment, and what has to be made first', () => {
    const list = buildJournalCommand(getOperation('ListFunctions'), {Marker: 'page-2'}, target);
    expect(list.notes).toEqual(['it cannot be run again as it stands: its Marker was of then']);
    const invoke = buildJournalCommand(getOperation('Invoke'), {...base, Payload: maskedText}, target);
    expect(invoke.text).toContain('--payload fileb://payload.json');
    expect(invoke.notes).toEqual(['make payload.json first: the payload']);
    expect(buildJournalCommand(getOperation('GetFunction'), base, target).notes).toEqual([]);
  });
});
