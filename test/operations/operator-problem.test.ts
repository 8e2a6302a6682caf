import { readFile } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { operatorProblem } from '../../src/operations/operator-problem.ts';

describe('an error of the disk or the database', () => {
  it("is the operator's problem, with its place", async () => {
    const error = await readFile('/dev/null/nowhere').catch((cause: unknown) => cause);
    expect(operatorProblem(error)).toMatchObject({
      exit: 3,
      message: '/dev/null/nowhere: a part of this path is not a folder.',
    });
    expect(operatorProblem(new Sqlite.SqliteError('busy', 'SQLITE_BUSY_SNAPSHOT'))).toMatchObject({
      exit: 3,
      message: expect.stringContaining('another process'),
    });
  });

  it('says of a full disk to make room', () => {
    expect(operatorProblem(new Sqlite.SqliteError('full', 'SQLITE_FULL'))?.hint).toContain('Make room');
    const full = Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write', path: '/d/x' });
    expect(operatorProblem(full)).toMatchObject({
      message: '/d/x: the disk is full.',
      hint: expect.stringContaining('Make room'),
    });
  });

  it('is not made of our own bugs', () => {
    expect(operatorProblem(new TypeError('x is not a function'))).toBeUndefined();
    expect(operatorProblem(Object.assign(new Error('x'), { code: 'ERR_OUT_OF_RANGE' }))).toBeUndefined();
    expect(operatorProblem(new Sqlite.SqliteError('no such column', 'SQLITE_ERROR'))).toBeUndefined();
  });
});
